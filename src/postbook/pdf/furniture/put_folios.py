"""Put the folios of the book in the place of the numbers that furniture was laid out with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from postbook.pdf.setting import Folio, Furniture, UsedFont


def put_folios(drawing: bytes, folios: Iterable[Folio], number: int) -> bytes:
    """A page's drawing with another number of as many digits."""
    digits = [int(digit) for digit in str(number)]
    parts: list[bytes] = []
    end = 0
    for start, until, written in sorted(part for folio in folios for part in _changed(folio, digits)):
        parts += [drawing[end:start], written]
        end = until
    return b"".join((*parts, drawing[end:]))


def _changed(folio: Folio, digits: Sequence[int]) -> Iterator[tuple[int, int, bytes]]:
    """What is written anew, from and to."""
    for place, digit in zip(folio.places, digits, strict=True):
        yield place, place + 4, b"%04x" % folio.glyphs[digit]
    if folio.indents:
        yield *folio.across, _written(folio.begins - sum(folio.indents[digit] for digit in digits))


def _written(length: float) -> bytes:
    """A number as pydyf 0.13 writes it."""
    return b"%d" % length if length.is_integer() else f"{length:f}".rstrip("0").encode()


def fonts_used(furniture: Furniture, first_number: int) -> tuple[UsedFont, ...]:
    """What a section's furniture uses of its fonts once it has its folios; ``first_number``: of its first page."""
    shown = {
        (folio.font, folio.glyphs[int(digit)])
        for number, laid in enumerate(furniture.borne, first_number)
        for folio in furniture.folios[laid]
        for digit in str(number)
    }
    return furniture.fonts + tuple(
        font.only({glyph for key, glyph in shown if key == font.key}) for font in furniture.digits
    )
