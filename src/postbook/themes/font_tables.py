"""What a sound font says of itself, read without an engine: a book opens two dozen fonts and needs four facts of each.

https://learn.microsoft.com/typography/opentype/spec/otff#table-directory
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from postbook.file_state import FileState, state_of

_WINDOWS_ENGLISH = (3, 0x409)
"""Platform and language of a record in the name table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFacts:
    """What layout engines choose fonts by."""

    family: str
    weight: int
    """OS/2.usWeightClass."""
    selection: int
    """OS/2.fsSelection."""


def read_facts(path: Path) -> FontFacts:
    """Read the tables ``name`` and ``OS/2`` of a sound font. Raises: OSError."""
    with path.open("rb") as file:
        (count,) = struct.unpack(">4xH6x", file.read(12))
        directory = file.read(16 * count)
        places = {tag: (at, length) for tag, at, length in struct.iter_unpack(">4s4xII", directory)}
        tables = {}
        for tag in (b"name", b"OS/2"):
            at, length = places[tag]
            file.seek(at)
            tables[tag] = file.read(length)
    names = _names(tables[b"name"])
    weight, selection = struct.unpack_from(">4xH56xH", tables[b"OS/2"])
    # Family as typographers see it; without it, id 1 says the same.
    return FontFacts(family=names.get(16) or names[1], weight=weight, selection=selection)


def _names(table: bytes) -> dict[int, str]:
    """Name id → English name. https://learn.microsoft.com/typography/opentype/spec/name"""
    count, texts = struct.unpack_from(">2xHH", table)
    records = struct.iter_unpack(">HHHHHH", table[6 : 6 + 12 * count])
    return {
        name: table[texts + at : texts + at + length].decode("utf-16-be")
        for platform, _, language, name, length, at in records
        if (platform, language) == _WINDOWS_ENGLISH
    }


def coverage_of(path: Path) -> frozenset[int]:
    """The characters that a font has glyphs for. Raises: OSError."""
    return _coverage_of(path, state_of(path))


@lru_cache(maxsize=256)
def _coverage_of(path: Path, _state: FileState) -> frozenset[int]:
    import uharfbuzz

    return frozenset(uharfbuzz.Face(path.read_bytes()).unicodes)
