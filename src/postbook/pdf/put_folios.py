"""Put the folios of the book in the place of the numbers that furniture was laid out with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from postbook.pdf.setting import Folio, Furniture, UsedFont


def put_folios(drawing: bytes, folios: Iterable[Folio], number: int) -> bytes:
    """A page's drawing with another number of as many digits."""
    content = bytearray(drawing)
    for folio in folios:
        for place, digit in zip(folio.places, str(number), strict=True):
            content[place : place + 4] = b"%04x" % folio.glyphs[int(digit)]
    return bytes(content)


def fonts_used(furniture: Furniture, first_number: int) -> tuple[UsedFont, ...]:
    """What a section's furniture uses of its fonts once it has its folios; ``first_number``: of its first page."""
    glyphs = {
        (folio.font, folio.glyphs[int(digit)])
        for number, laid in enumerate(furniture.borne, first_number)
        for folio in furniture.folios[laid]
        for digit in str(number)
    }
    return furniture.fonts + tuple(_only(font, glyphs) for font in furniture.digits)


def _only(font: UsedFont, glyphs: set[tuple[str, int]]) -> UsedFont:
    return replace(
        font,
        widths={glyph: width for glyph, width in font.widths.items() if (font.key, glyph) in glyphs},
        to_unicode={glyph: text for glyph, text in font.to_unicode.items() if (font.key, glyph) in glyphs},
    )
