"""Sets of names, written as one would say them."""

from __future__ import annotations

from postbook.xhtml import XHTML


def names(line: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(line.split())


def tags(line: str) -> frozenset[str]:
    """The words of a line as XHTML element names in their namespace."""
    return frozenset(f"{XHTML}{name}" for name in line.split())
