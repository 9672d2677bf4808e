"""What builds have written, for those who look for changes: a book's own files are none of its sources."""

from __future__ import annotations

from pathlib import Path

from postbook.config import Format
from postbook.whole_files import is_scratch

_ENDINGS = frozenset(f".{each.value}" for each in Format)


def is_written(path: Path, output: Path) -> bool:
    """Whether a file is, by its name and place, one that a build has written into its folder, or is writing.

    Any other file there may be a source: books are written beside their posts, too.
    """
    return is_scratch(path.name) or (path.parent == output and path.suffix in _ENDINGS)
