"""A page's drawing, with a mark around each text and picture. WeasyPrint's own stream, with our marks.

The engine numbers its marks as it draws and makes an element of each line of text. Here a mark only remembers where it
stands; ``gather_tags`` numbers those that are needed, and makes one of those that follow each other in one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import weasyprint.pdf
from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream

from postbook.pdf.tags.nodes import Mark

_SHOWN = re.compile(r"<([0-9a-f]+)>")
"""Glyphs that follow each other, four digits each."""

_NOTDEF = "0000"


class PageStream(Stream):  # type: ignore[misc]
    """Draws a page, or a group on it."""

    @contextmanager
    def marked(self, box: Any, tag: str) -> Iterator[None]:  # noqa: ARG002  each mark is numbered, none is named
        """Remember where a box is drawn."""
        if self._tags is None:
            yield
            return
        items = self.stream
        mark = Mark(self, len(items))
        items += (b"", b"", b"")
        try:
            yield
        finally:
            mark.end = len(items)
            items.append(b"")
            self._tags[box] = mark

    def clone(self, **changed: Any) -> Any:
        """A group on it: of WeasyPrint's own class, which would mark in its own way."""
        group = super().clone(**changed)
        group.__class__ = PageStream
        return group

    def show_text(self, text: str) -> None:
        """Show glyphs. Where a font itself answers with ``.notdef``, what is shown is a character that it lacks."""
        super().show_text(_SHOWN.sub(self._without_notdef, text) if _NOTDEF in text else text)

    def _without_notdef(self, shown: re.Match[str]) -> str:
        font = next(font for font in self._fonts.values() if font.hash == self._current_font[0])
        codes = [shown[1][start : start + 4] for start in range(0, len(shown[1]), 4)]
        if font.bitmap or _NOTDEF not in codes:
            return shown[0]
        number = _missing_glyph(font, 0)
        font.widths[number], font.to_unicode[number] = font.widths[0], font.to_unicode.get(0, "\ufffd")
        return f"<{''.join(f'{number:04x}' if code == _NOTDEF else code for code in codes)}>"

    def set_color(self, color: Any, stroke: bool = False) -> None:
        """Draw in the colours of the screen: the file's intent is sRGB, which says nothing of inks."""
        if color.space == "device-cmyk":
            color = _in_rgb(color)
        super().set_color(color, stroke)


@contextmanager
def screen_streams(kind: type[PageStream] = PageStream) -> Iterator[None]:
    """Let WeasyPrint draw on our streams, and leave the tags to us: its own are an element a line, cut by the page."""
    kept = weasyprint.pdf.Stream, weasyprint.pdf.add_tags, Font.get_unused_glyph_id
    weasyprint.pdf.Stream, weasyprint.pdf.add_tags = kind, lambda *_: None
    Font.get_unused_glyph_id = _missing_glyph
    try:
        yield
    finally:
        weasyprint.pdf.Stream, weasyprint.pdf.add_tags, Font.get_unused_glyph_id = kept


def _missing_glyph(font: Any, character: int) -> int:
    """A number beyond the font's glyphs, the same in every galley: the binder makes one font of theirs."""
    if character not in font.missing:
        beyond = max(1, 0xFFFF - font.glyph_count)
        taken = set(font.missing.values())
        number = character % beyond
        while font.glyph_count + number in taken and len(taken) < beyond:
            number = (number + 1) % beyond
        font.missing[character] = font.glyph_count + number
    return int(font.missing[character])


def _in_rgb(color: Any) -> Any:
    """https://drafts.csswg.org/css-color-5/#cmyk-rgb, the conversion without profiles."""
    cyan, magenta, yellow, black = color.coordinates
    coordinates = tuple(1 - min(1, ink * (1 - black) + black) for ink in (cyan, magenta, yellow))
    return type(color)("srgb", coordinates, color.alpha)
