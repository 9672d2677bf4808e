"""Writes the files a command was asked for: whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from postbook.cli.console import path_from_here
from postbook.diagnostics import Code, Diagnostic, Report


def check_writable(paths: Iterable[Path], report: Report) -> None:
    """Try to write where each file will be, before any work is done, and leave nothing there. Reports: unwritable."""
    with report.stage():
        for path in paths:
            try:
                _refuse_folder(path)
                _write_beside(_nearest_folder(path) / path.name, b"").unlink()
            except OSError as refusal:
                report.add(_unwritable(path, refusal))


def write_whole(files: Mapping[Path, bytes], report: Report) -> None:
    """Write all of the files, each by a rename, after all of their bytes are on the disk. Reports: unwritable."""
    ready: dict[Path, Path] = {}
    try:
        with report.stage():
            for path, content in files.items():
                try:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    ready[path] = _write_beside(path, content)
                except OSError as refusal:
                    report.add(_unwritable(path, refusal))
        with report.stage():
            for path, temporary in ready.items():
                try:
                    _refuse_folder(path)
                    temporary.replace(path)
                except OSError as refusal:
                    report.add(_unwritable(path, refusal))
    finally:
        for temporary in ready.values():
            temporary.unlink(missing_ok=True)


def _nearest_folder(path: Path) -> Path:
    """The lowest folder above ``path`` that is there."""
    return next(parent for parent in path.absolute().parents if parent.exists())


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise IsADirectoryError(0, "it is a folder")


def _write_beside(path: Path, content: bytes) -> Path:
    """A temporary file with that content, on the same disk as ``path`` and with the rights of any new file."""
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _umask() -> int:
    """The process's file mode mask; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _unwritable(path: Path, refusal: OSError) -> Diagnostic:
    reason = (refusal.strerror or str(refusal)).lower()
    return Diagnostic(
        code=Code.UNWRITABLE,
        message=f"can't write `{PurePosixPath(path_from_here(path))}`: {reason}",
        hint="give another place with `--output`",
    )
