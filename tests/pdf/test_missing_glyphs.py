"""A font with a box for missing characters has the same bytes whenever it is made."""

from __future__ import annotations

import io

import pytest
from fontTools.ttLib import TTFont

from postbook.pdf import missing_glyphs
from postbook.pdf.missing_glyphs import with_box
from postbook.themes.theme import THEMES


def test_a_font_with_a_box_keeps_its_date() -> None:
    """No clock is read."""
    plain = (THEMES / "fonts" / "jetbrains-mono" / "JetBrainsMono_400Regular.ttf").read_bytes()
    boxed, _ = with_box(plain, 600)

    assert TTFont(io.BytesIO(plain))["head"].modified == TTFont(io.BytesIO(boxed))["head"].modified


def test_a_font_with_a_box_is_whole() -> None:
    """All that counts glyphs counts the box; what does not is copied."""
    plain = (THEMES / "fonts" / "eb-garamond" / "EBGaramond_400Regular.ttf").read_bytes()
    before = TTFont(io.BytesIO(plain))
    boxed, box = with_box(plain, 600)
    font = TTFont(io.BytesIO(boxed), checkChecksums=2)

    assert box == before["maxp"].numGlyphs == font["maxp"].numGlyphs - 1 == len(font["glyf"].keys()) - 1
    assert (600 * font["head"].unitsPerEm // 1000, 0) == font["hmtx"][font.getGlyphOrder()[box]]
    assert 2 == font["glyf"][font.getGlyphOrder()[box]].numberOfContours
    assert set(before.reader.keys()) == set(font.reader.keys())
    for tag in set(font.reader.keys()) - {"glyf", "loca", "maxp", "hmtx", "hhea", "head"}:
        assert before.reader[tag] == font.reader[tag], tag


def test_a_font_with_a_box_is_what_the_library_would_write(monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte for byte."""

    def save(font: TTFont) -> bytes:
        out = io.BytesIO()
        font.save(out, reorderTables=False)
        return out.getvalue()

    names = ("eb-garamond/EBGaramond_400Regular.ttf", "jetbrains-mono/JetBrainsMono_400Regular.ttf")
    plain = [(THEMES / "fonts" / name).read_bytes() for name in names]
    boxed = [with_box(each, 600) for each in plain]
    monkeypatch.setattr(missing_glyphs, "_written", save)

    assert [with_box(each, 600) for each in plain] == boxed
