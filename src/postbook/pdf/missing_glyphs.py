"""Characters that no font of the book has: each is drawn as an empty box, and copies as itself.

The layout engine gives them numbers beyond the font's glyphs, which every reader takes for ``.notdef``; neither PDF/A
nor PDF/UA allows that (ISO 19005-3, 6.2.11.8; ISO 14289-1, 7.21.8). So the font gets one more glyph, the box, and the
numbers lead there.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from pikepdf import Dictionary, Object, Pdf

# Most books lack no glyph: what mends fonts is imported when one does.
if TYPE_CHECKING:
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import TTFont

BOX = "box.missing"


MOST_GLYPHS = 0xFFFF
"""As many as a font can have (OpenType, table ``maxp``)."""


def missing_glyphs(used: Iterable[int], count: int) -> set[int]:
    """The numbers beyond the glyphs of a font of so many."""
    return {glyph for glyph in used if glyph >= count}


def can_have_box(data: bytes) -> bool:
    """Whether a font can be given one glyph more: its outlines are TrueType's, and it has room."""
    return data[:4] != b"OTTO" and glyph_count(data) < MOST_GLYPHS


def glyph_count(data: bytes) -> int:
    """How many glyphs a font has."""
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(data), lazy=True) as font:
        return int(font["maxp"].numGlyphs)


def with_box(data: bytes, width: int) -> tuple[bytes, int]:
    """A TrueType font with one glyph more, and its number; ``width`` in thousandths of an em."""
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    em = font["head"].unitsPerEm
    advance = round(width * em / 1000)
    # Which names they have nobody asks: those of their own would have to be found.
    order = list(map(str, range(font["maxp"].numGlyphs)))
    font.setGlyphOrder(order)
    glyphs, advances = font["glyf"], font["hmtx"]
    order = [*order, BOX]
    font.setGlyphOrder(order)
    glyphs.glyphOrder = order
    glyphs[BOX] = _box(advance, em)
    advances[BOX] = (advance, 0)
    font["maxp"].numGlyphs = len(order)
    return _written(font), len(order) - 1


_CHANGED = ("glyf", "loca", "maxp", "hmtx", "hhea", "head")
"""What says how many glyphs there are, where and how large; each after those that it counts."""


def _written(font: TTFont) -> bytes:
    """The font's file. Its own `save` imports what reads each table, also of those that are only copied."""
    from fontTools.ttLib.sfnt import SFNTWriter

    tables = {tag: font.getTableData(tag) for tag in _CHANGED}
    tags = list(font.reader.keys())
    out = io.BytesIO()
    writer = SFNTWriter(out, len(tags), font.sfntVersion, font.flavor, font.flavorData)
    for tag in tags:
        writer[tag] = tables[tag] if tag in tables else font.getTableData(tag)
    writer.close()
    return out.getvalue()


def _box(advance: int, em: int) -> object:
    """A frame as high as a capital."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    line, side, height = em // 25, advance // 10, em * 2 // 3
    _frame(pen, side, 0, advance - side, height)
    _frame(pen, advance - side - line, line, side + line, height - line)
    return pen.glyph()


def _frame(pen: TTGlyphPen, left: int, bottom: int, right: int, top: int) -> None:
    pen.moveTo((left, bottom))
    pen.lineTo((left, top))
    pen.lineTo((right, top))
    pen.lineTo((right, bottom))
    pen.closePath()


def lead_to_box(book: Pdf, descendant: Object, missing: Iterable[int], box: int) -> None:
    """Let the numbers of missing characters lead to the box, the last glyph: a CIDToGIDMap (ISO 32000-1, 9.7.4.2)."""
    codes = sorted(missing)
    places = bytearray(b"".join(glyph.to_bytes(2, "big") for glyph in range(box)))
    places += bytes(max(0, 2 * (codes[-1] + 1 - box)))
    for code in codes:
        places[2 * code : 2 * code + 2] = box.to_bytes(2, "big")
    descendant.CIDToGIDMap = book.make_stream(bytes(places), Dictionary())
