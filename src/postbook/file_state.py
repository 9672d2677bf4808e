"""Whether a file is the one that was read before. A watched book is made many times by one process."""

from __future__ import annotations

from pathlib import Path

FileState = tuple[int, int]
"""Size in bytes, and time of the last change in nanoseconds."""


def state_of(path: Path) -> FileState:
    """What a memory of a file's content must be kept under, beside its path."""
    stat = path.stat()
    return stat.st_size, stat.st_mtime_ns
