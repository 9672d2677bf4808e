"""Whether a file is the one that was read before. A watched book is made many times by one process."""

from __future__ import annotations

from pathlib import Path


class FileChanged(Exception):
    """A file of the book was saved while the book was made."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


FileState = tuple[int, int]
"""Size in bytes, and time of the last change in nanoseconds."""


def state_of(path: Path) -> FileState:
    """What a memory of a file's content must be kept under, beside its path."""
    stat = path.stat()
    return stat.st_size, stat.st_mtime_ns
