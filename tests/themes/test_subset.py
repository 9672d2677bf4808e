"""Subsets of fonts for the EPUB."""

from __future__ import annotations

import io

from fontTools.ttLib import TTFont

from postbook.themes.subset import subset_font
from postbook.themes.theme import THEMES

GARAMOND = THEMES / "fonts/eb-garamond/EBGaramond_400Regular.ttf"
LETTERS = frozenset(map(ord, "Harbour office, 1911"))


def test_a_subset_has_the_characters_asked_for_and_no_others() -> None:
    """An EPUB carries the letters that the book uses."""
    with TTFont(io.BytesIO(subset_font(GARAMOND, LETTERS))) as font:
        assert LETTERS == set(font.getBestCmap())


def test_a_subset_keeps_fine_typography_name_and_licence() -> None:
    """Small capitals, old-style figures and ligatures work in the EPUB too, and the makers are named."""
    with TTFont(io.BytesIO(subset_font(GARAMOND, LETTERS))) as font:
        kept = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
        assert {"smcp", "c2sc", "onum", "lnum", "liga"} <= kept
        assert "kern" in {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
        assert "EB Garamond" == font["name"].getDebugName(1)
        assert "Open Font License" in font["name"].getDebugName(13)


def test_subsets_are_the_same_bytes_every_time() -> None:
    """The same book gives the same EPUB."""
    assert subset_font(GARAMOND, LETTERS) == subset_font(GARAMOND, frozenset(sorted(LETTERS, reverse=True)))


def test_joined_letters_stay_joined() -> None:
    """Arabic letters need the forms that join them, though no character names those."""
    with TTFont(io.BytesIO(subset_font(THEMES / "fonts/amiri/Amiri_400Regular.ttf", frozenset({0x628})))) as font:
        kept = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
        assert {"init", "medi", "fina"} <= kept
        assert font["maxp"].numGlyphs >= 4
