"""The fonts of a file, as far as a text needs them: how far each glyph goes on, and what it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pikepdf import Array

_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfFont:
    """A font of two-byte glyph numbers."""

    name: str
    """Without the tag of its subset."""
    widths: dict[int, float]
    """Glyph → how far it goes on, in thousandths of an em."""
    usual_width: float
    characters: dict[int, str]
    """Glyph → what is copied for it."""

    def advance(self, glyph: int) -> float:
        """How far a glyph goes on."""
        return self.widths.get(glyph, self.usual_width)

    def text(self, glyphs: tuple[int, ...]) -> str:
        """What glyphs stand for."""
        return "".join(self.characters.get(glyph, "") for glyph in glyphs)


def read_font(font: Any) -> PdfFont:
    """Read a font's dictionary (ISO 32000-1, 9.7 and 9.10.3)."""
    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    return PdfFont(
        name=str(font.get("/BaseFont", "")).rpartition("+")[2].lstrip("/"),
        widths=_widths(inner.get("/W", Array())),
        usual_width=float(inner.get("/DW", 1000)),
        characters=_characters(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else {},
    )


def _widths(said: Any) -> dict[int, float]:
    """ISO 32000-1, 9.7.4.3: ``first [width …]`` or ``first last width``."""
    found: dict[int, float] = {}
    items = list(said)
    while items:
        first, second = int(items[0]), items[1]
        if isinstance(second, Array):
            found.update({first + place: float(width) for place, width in enumerate(second)})
            del items[:2]
        else:
            found.update(dict.fromkeys(range(first, int(second) + 1), float(items[2])))
            del items[:3]
    return found


def _characters(cmap: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    for kind, body in _SECTION.findall(cmap):
        codes = [re.sub(rb"\s", b"", each) for each in _HEX.findall(body)]
        if kind == b"bfchar":
            found.update({int(glyph, 16): _utf16(text) for glyph, text in zip(codes[::2], codes[1::2], strict=True)})
            continue
        for first, last, text in zip(codes[::3], codes[1::3], codes[2::3], strict=True):
            begin = int(text, 16)
            found.update(
                {int(first, 16) + step: chr(begin + step) for step in range(int(last, 16) - int(first, 16) + 1)}
            )
    return found


def _utf16(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be", "replace")
