"""A font with a box for missing characters has the same bytes whenever it is made."""

from __future__ import annotations

import io

from fontTools.ttLib import TTFont

from postbook.pdf.missing_glyphs import with_box
from postbook.themes.theme import THEMES


def test_a_font_with_a_box_keeps_its_date() -> None:
    """No clock is read."""
    plain = (THEMES / "fonts" / "jetbrains-mono" / "JetBrainsMono_400Regular.ttf").read_bytes()
    boxed, _ = with_box(plain, 600)

    assert TTFont(io.BytesIO(plain))["head"].modified == TTFont(io.BytesIO(boxed))["head"].modified
