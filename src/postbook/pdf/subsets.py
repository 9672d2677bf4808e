"""Fonts cut down to the glyphs that a book uses, kept from one build for the next."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz

from postbook.cache import Cache, key_of
from postbook.pdf.fingerprint import font_key
from postbook.pdf.missing_glyphs import can_have_box, with_box

STAGE = "fonts"

# What a PDF reader never looks at: it is given glyphs and places.
_DROPPED = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT", "STAT", "SVG ", "MATH", "meta")

_NUMBER = 4
"""How many bytes the number of the box takes."""


@dataclass(frozen=True, slots=True)
class Subsets:
    """Makes subsets, or finds them made."""

    cache: Cache
    fingerprint: str
    """Of the engines and the fonts."""

    def of(self, path: Path, glyphs: Collection[int], box_width: int | None) -> tuple[bytes, int]:
        """A font of these glyphs, which keep their numbers; and the number of its box for missing ones, 0 for none.

        ``box_width``: in thousandths of an em; ``None`` where nothing is missing.
        """
        numbers = ",".join(map(str, sorted(glyphs)))
        key = key_of(self.fingerprint, font_key(path), numbers, str(box_width))
        kept = self.cache.get(STAGE, key)
        if kept is None:
            data, box = _make(path, glyphs, box_width)
            kept = box.to_bytes(_NUMBER, "big") + data
            self.cache.put(STAGE, key, kept)
        return kept[_NUMBER:], int.from_bytes(kept[:_NUMBER], "big")


def _make(path: Path, glyphs: Collection[int], box_width: int | None) -> tuple[bytes, int]:
    data = _subset(path, glyphs)
    return with_box(data, box_width) if box_width is not None and can_have_box(data) else (data, 0)


def _subset(path: Path, glyphs: Collection[int]) -> bytes:
    plan = uharfbuzz.SubsetInput()
    plan.flags = uharfbuzz.SubsetFlags.RETAIN_GIDS | uharfbuzz.SubsetFlags.NO_HINTING
    plan.glyph_set.set(sorted(glyphs))
    plan.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED)
    plan.name_id_set.set((0, 1, 2, 4, 5, 6, 13, 14))
    return bytes(uharfbuzz.subset(uharfbuzz.Face(path.read_bytes()), plan).blob.data)
