"""Drawings of furniture: where the digits of a folio are drawn, and how the engine would draw other ones there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pydyf
import weasyprint.pdf
from weasyprint.draw.text import draw_text
from weasyprint.pdf.stream import Stream
from weasyprint.text.line_break import split_first_line

from postbook.pdf.page_stream import PageStream

FOLIO = "pb_folio"
"""Under this name a text box bears its ``FolioGlyphs``, if it is to be found in the drawing."""

_SHOWN = re.compile(rb"<([0-9a-f]+)>")
CODE = 4
"""Hexadecimal digits of a glyph; a font of bitmaps has two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolioGlyphs:
    """The glyphs of a folio in its text box."""

    font: str
    """The key of its font."""
    glyphs: tuple[int, ...]
    """Of the ten digits."""
    characters: str
    """The ten digits."""
    widths: tuple[int, ...]
    """Of the ten digits, in thousandths of an em."""
    advances: tuple[float, ...]
    """How much room each takes, in pixels."""
    first: int
    """How many glyphs of the text are drawn before its own."""
    number: tuple[int, ...] = ()
    """Its digits as they are laid out."""
    share: float = 0
    """How far its text begins further left, for each pixel that the digits are wider."""


class FolioText(bytes):
    """An operator that shows a folio."""

    folio: FolioGlyphs
    places: tuple[int, ...]
    """Where in it each digit stands."""


class FolioStart(bytes):
    """The operator that says where a folio's text begins."""

    place: tuple[int, int]
    """Where in it that stands, across; from and to."""
    across: float
    """What it says."""


class _FolioDrawing:
    """Draws, and remembers where the digits of movable folios are drawn."""

    _folio: FolioGlyphs | None = None
    _drawn = 0
    """How many glyphs of its text have been drawn."""

    @contextmanager
    def marked(self: Any, box: Any, tag: str) -> Iterator[None]:
        """Remember whose text is drawn."""
        with super().marked(box, tag):  # type: ignore[misc]
            self._folio, self._drawn = getattr(box, FOLIO, None), 0
            try:
                yield
            finally:
                self._folio = None

    def set_text_matrix(self: Any, *matrix: float) -> None:
        """Say where text begins."""
        super().set_text_matrix(*matrix)  # type: ignore[misc]
        if self._folio:
            self.stream[-1] = _folio_start(self.stream[-1], matrix[4])

    def show_text(self: Any, text: str) -> None:
        """Show glyphs."""
        super().show_text(text)  # type: ignore[misc]
        if self._folio:
            operator = self.stream[-1]
            places = glyph_places(operator)
            found = _with_folio(operator, places, self._folio, self._drawn)
            if found and self._current_font[0] == self._folio.font and _can_all_be_shown(self._fonts, self._folio):
                self.stream[-1] = found
            self._drawn += len(places)


class ScreenFolioStream(_FolioDrawing, PageStream):
    """For the screen edition."""


class PrintFolioStream(_FolioDrawing, Stream):  # type: ignore[misc]
    """For the print edition, before it is separated."""


@contextmanager
def print_folio_streams() -> Iterator[None]:
    """Let WeasyPrint draw on streams that remember folios."""
    kept, weasyprint.pdf.Stream = weasyprint.pdf.Stream, PrintFolioStream
    try:
        yield
    finally:
        weasyprint.pdf.Stream = kept


def glyph_places(operator: bytes) -> list[int]:
    """Where in an operator each glyph stands that it shows."""
    if not operator.endswith(b"TJ"):
        return []
    return [
        place for shown in _SHOWN.finditer(operator) for place in range(shown.start(1), shown.end(1) - CODE + 1, CODE)
    ]


def _folio_start(operator: bytes, across: float) -> FolioStart:
    start = FolioStart(operator)
    before, number = b" ".join(operator.split(b" ")[:4]) + b" ", operator.split(b" ")[4]
    start.place, start.across = (len(before), len(before) + len(number)), across
    return start


def _with_folio(operator: bytes, places: list[int], folio: FolioGlyphs, drawn: int) -> FolioText | None:
    """The operator as the one that shows the folio, if it does."""
    start = folio.first - drawn
    own = places[max(start, 0) : start + len(folio.number)] if start >= 0 else []
    expected = [b"%04x" % folio.glyphs[digit] for digit in folio.number]
    if [operator[place : place + CODE] for place in own] != expected:
        return None
    text = FolioText(operator)
    text.folio, text.places = folio, tuple(own)
    return text


def _can_all_be_shown(fonts: dict[Any, Any], folio: FolioGlyphs) -> bool:
    """Take all digits into the font: which one will be shown is not known. Whether they are as wide there."""
    of_font = [font for font in fonts.values() if font.hash == folio.font]
    for font in of_font:
        for glyph, character, width in zip(folio.glyphs, folio.characters, folio.widths, strict=True):
            font.widths.setdefault(glyph, width)
            font.to_unicode.setdefault(glyph, character)
    return all(tuple(font.widths[glyph] for glyph in folio.glyphs) == folio.widths for font in of_font)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnText:
    """A line of text, as it would be set and drawn."""

    size: tuple[float, ...]
    """Width, height and baseline, in pixels."""
    drawing: bytes
    places: list[int]
    """Where in the drawing each glyph stands."""
    fonts: Mapping[str, Any]
    """The engine's fonts by their keys, with what is used of them by this text and those before it."""


class Draftsman:
    """Draws texts as the engine would draw them in the place of another."""

    def __init__(self) -> None:
        self._fonts: dict[Any, Any] = {}

    def draw(self, box: Any, text: str) -> DrawnText:
        """The text box with another text in one line."""
        layout, _, _, *size = split_first_line(text, box.style, None, None, 0)
        other = box.copy_with_text(text)
        other.pango_layout, other.width = layout, size[0]
        kinds = ("ExtGState", "XObject", "Pattern", "Shading", "ColorSpace")
        resources = pydyf.Dictionary({kind: pydyf.Dictionary() for kind in kinds})
        stream = PageStream(self._fonts, (0, 0, 0, 0), resources, {}, None, {}, None)
        draw_text(stream, other, 0, "clip", "none")
        return _drawn(stream.stream, size, {font.hash: font for font in self._fonts.values()})


def _drawn(items: Sequence[bytes | str], size: Sequence[float], fonts: Mapping[str, Any]) -> DrawnText:
    drawing, places = b"", list[int]()
    for item in items:
        operator = item if isinstance(item, bytes) else item.encode()
        places += [len(drawing) + place for place in glyph_places(operator)]
        drawing += operator + b"\n"
    return DrawnText(size=tuple(size), drawing=drawing, places=places, fonts=fonts)
