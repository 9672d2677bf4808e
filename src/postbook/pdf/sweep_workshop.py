"""What former builds have left of their fonts, swept once nobody can be using it any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

UNUSED = 24 * 3600
"""Seconds. A build takes minutes; each writes its file of fonts anew when it begins."""


def sweep_workshop(file: Path) -> None:
    """Take away what has not been used for a day: other files of fonts, and fontconfig's caches that none names.

    ``file`` has just been written. The age of others is told by its time: no clock is read.
    """
    with suppress(OSError):
        now = file.stat().st_mtime
        for old in _unused(file.parent.glob("fonts-*.conf"), now):
            old.unlink(missing_ok=True)
        named = "".join(_text(each) for each in file.parent.glob("fonts-*.conf"))
        for old in _unused((file.parent / "fontconfig").glob("*"), now):
            if old.name not in named:
                rmtree(old, ignore_errors=True)


def _unused(paths: Iterable[Path], now: float) -> Iterator[Path]:
    for path in paths:
        # Another build may be sweeping, too.
        with suppress(OSError):
            if now - path.stat().st_mtime > UNUSED:
                yield path


def _text(path: Path) -> str:
    with suppress(OSError, ValueError):
        return path.read_text(encoding="utf-8")
    return ""
