"""Writes the files a command was asked for: whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from postbook.cli.console import path_from_here
from postbook.diagnostics import Code, Diagnostic, Report
from postbook.whole_files import Scratch, sweep


def check_writable(paths: Iterable[Path], report: Report) -> None:
    """Try to write where each file will be, before any work is done. Reports: unwritable.

    Leaves nothing there, nor what a run that was killed has left.
    """
    with report.stage():
        for path in paths:
            try:
                _refuse_folder(path)
                folder = _nearest_folder(path)
                sweep(folder.glob(".*"))
                Scratch(folder / path.name).drop()
            except OSError as refusal:
                report.add(_unwritable(path, refusal))


def write_whole(files: Mapping[Path, bytes], report: Report) -> None:
    """Write all of the files, each by a rename, after all of their bytes are on the disk. Reports: unwritable."""
    ready: dict[Path, Scratch] = {}
    try:
        with report.stage():
            for path, content in files.items():
                try:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    ready[path] = _write_beside(path, content)
                except OSError as refusal:
                    report.add(_unwritable(path, refusal))
        with report.stage():
            for path, scratch in ready.items():
                try:
                    _refuse_folder(path)
                    scratch.become(path)
                except OSError as refusal:
                    report.add(_unwritable(path, refusal))
    finally:
        for scratch in ready.values():
            scratch.drop()


def _nearest_folder(path: Path) -> Path:
    """The lowest folder above ``path`` that is there."""
    return next(parent for parent in path.absolute().parents if parent.exists())


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise IsADirectoryError(0, "it is a folder")


def _write_beside(path: Path, content: bytes) -> Scratch:
    scratch = Scratch(path)
    scratch.write(content, to_disk=True)
    return scratch


def _unwritable(path: Path, refusal: OSError) -> Diagnostic:
    reason = (refusal.strerror or str(refusal)).lower()
    return Diagnostic(
        code=Code.UNWRITABLE,
        message=f"can't write `{PurePosixPath(path_from_here(path))}`: {reason}",
        hint="give another place with `--output`",
    )
