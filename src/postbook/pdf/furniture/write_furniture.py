"""Write laid-out furniture: its drawings, and where its movable folios stand in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from postbook.pdf.furniture.folio_stream import ScreenFolioStream, print_folio_streams
from postbook.pdf.furniture.mark_furniture import mark_furniture
from postbook.pdf.furniture.placed_folios import glyphs_shown, placed_folios
from postbook.pdf.laid_out import fonts_of
from postbook.pdf.page_stream import screen_streams
from postbook.pdf.setting import Copy, Folio, Furniture, UsedFont
from postbook.pdf.tags.write_tags import streams_of
from postbook.pdf.write_laid_out import write_laid_out


def write_furniture(document: Any, copy: Copy, marked: Sequence[bool]) -> Furniture:
    """Pages that bear only their furniture. ``marked``: which of them bear any."""
    folios: list[tuple[Folio, ...]] = []
    shown: set[tuple[str, int]] = set()

    def finish(pdf: Any) -> None:
        streams = streams_of(pdf)
        if copy.separation:
            from postbook.pdf.print_edition.separate import separate

            separate(pdf, copy.separation)
        else:
            mark_furniture(document.pages, streams)
        folios.extend(placed_folios(streams))
        shown.update(glyphs_shown([item for item in pdf.objects if hasattr(item, "page_rectangle")]))

    pdf = _write(document, copy, finish)
    fonts = fonts_of(document)
    return Furniture(
        pdf=pdf,
        marked=tuple(marked),
        fonts=tuple(_without_folios(font, folios, shown) for font in fonts),
        folios=tuple(folios),
        digits=tuple(_digits(fonts, folios)),
    )


def _write(document: Any, copy: Copy, finish: Callable[[Any], None]) -> bytes:
    if not copy.separation:
        with screen_streams(ScreenFolioStream):
            return write_laid_out(document, copy.cuts, finish, tagged=True)
    for page in document.pages:
        page.links = []
    with print_folio_streams():
        return write_laid_out(document, copy.cuts, finish, tagged=False)


def _without_folios(font: UsedFont, folios: Sequence[Sequence[Folio]], shown: set[tuple[str, int]]) -> UsedFont:
    """What is used of a font by whatever is no movable folio."""
    put_in = _glyphs(font, folios) - {glyph for key, glyph in shown if key == font.key}
    return font.only((font.widths.keys() | font.to_unicode.keys()) - put_in)


def _digits(fonts: Sequence[UsedFont], folios: Sequence[Sequence[Folio]]) -> Iterator[UsedFont]:
    """Of each font that a folio is set in, its digits."""
    for font in {font.key: font for font in fonts}.values():
        glyphs = _glyphs(font, folios)
        if glyphs:
            yield font.only(glyphs)


def _glyphs(font: UsedFont, folios: Sequence[Sequence[Folio]]) -> set[int]:
    return {glyph for page in folios for folio in page if folio.font == font.key for glyph in folio.glyphs}
