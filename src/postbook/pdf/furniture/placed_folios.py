"""Where in written drawings the movable folios stand, and which glyphs are drawn beside them. The streams are
WeasyPrint's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from postbook.pdf.furniture.folio_stream import CODE, FolioStart, FolioText, glyph_places
from postbook.pdf.setting import Folio

_FONT = re.compile(rb"/(\w+) \S+ Tf")


def placed_folios(streams: Sequence[Any]) -> tuple[tuple[Folio, ...], ...]:
    """The folios in the drawing of each page, as it will be written."""
    return tuple(tuple(_folios(stream)) for stream in streams)


def _folios(stream: Any) -> Iterator[Folio]:
    start = 0
    across, begins = (0, 0), 0.0
    for item in stream.stream:
        if type(item) is FolioStart:
            across, begins = (start + item.place[0], start + item.place[1]), item.across
        elif type(item) is FolioText:
            yield _folio(item, start, across, begins)
        # Operators are written one a line.
        start += len(item if isinstance(item, bytes) else item.encode()) + 1


def _folio(text: FolioText, start: int, across: tuple[int, int], begins: float) -> Folio:
    folio = text.folio
    return Folio(
        places=tuple(start + place for place in text.places),
        font=folio.font,
        glyphs=folio.glyphs,
        across=across,
        begins=begins + folio.share * sum(folio.advances[digit] for digit in folio.number),
        indents=tuple(folio.share * advance for advance in folio.advances) if folio.share else (),
    )


def glyphs_shown(streams: Sequence[Any]) -> set[tuple[str, int]]:
    """Font and number of each glyph that is drawn, movable folios apart."""
    return {shown for stream in streams for shown in _shown(stream)}


def _shown(stream: Any) -> Iterator[tuple[str, int]]:
    font = ""
    for item in stream.stream:
        operator = item if isinstance(item, bytes) else item.encode()
        if set_font := _FONT.match(operator):
            font = set_font[1].decode()
        elif operator.endswith(b"TJ"):
            folio = item.places if type(item) is FolioText else ()
            yield from (
                (font, int(operator[place : place + CODE], 16))
                for place in glyph_places(operator)
                if place not in folio
            )
