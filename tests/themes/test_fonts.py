"""The fonts that ship have what the sheets ask of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from postbook.diagnostics import Report
from postbook.themes.faces import FontFace
from postbook.themes.theme import THEMES, load_theme, theme_names

FONTS = sorted((THEMES / "fonts").glob("*/*.ttf"))
TEXT = {"EB Garamond", "Literata"}
HYPHEN = 0x2010
ALPHABETS = "αβγδεζηθικλμνξοπρστυφχψω", "абвгдежзийклмнопрстуфхцчшщъыьэюя", "ąčďěęłńőřśťůźž", "ạảấầẩẫậ"


def features(path: Path) -> set[str]:
    """The tags of a font's substitutions."""
    with TTFont(path, lazy=True) as font:
        return {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_fonts_may_be_embedded_and_carry_their_licence(path: Path) -> None:
    """Every font is free to embed, says so itself, and has the text of its licence beside it."""
    with TTFont(path, lazy=True) as font:
        assert 0 == font["OS/2"].fsType
        assert "Open Font License" in font["name"].getDebugName(13)
    assert "SIL OPEN FONT LICENSE Version 1.1" in path.with_name("OFL.txt").read_text(encoding="utf-8")


def test_no_shipped_font_reserves_its_name() -> None:
    """A subset in an EPUB keeps the font's name, so no font may forbid that."""
    heads = [path.read_text(encoding="utf-8").splitlines()[0] for path in (THEMES / "fonts").glob("*/OFL.txt")]

    assert [] == [head for head in heads if "reserved font name" in head.lower()]


def test_the_fonts_stay_small_enough_to_ship() -> None:
    """The whole wheel is downloaded by everyone who installs postbook."""
    assert sum(path.stat().st_size for path in FONTS) < 12_000_000


@pytest.mark.parametrize("theme", theme_names())
def test_text_fonts_have_what_books_need(theme: str) -> None:
    """Real small capitals, both kinds of figures, ligatures, and the hyphen with which lines end."""
    text = [face for face in load_theme(theme, Report()).faces if face.family in TEXT]

    assert {(face.weight > 400, face.style) for face in text} == {
        (bold, style) for bold in (False, True) for style in ("normal", "italic")
    }
    for face in text:
        assert {"smcp", "c2sc", "onum", "lnum", "tnum", "pnum", "liga"} <= features(face.path)
        assert HYPHEN in face.coverage


@pytest.mark.parametrize("theme", theme_names())
def test_named_families_set_european_languages(theme: str) -> None:
    """Text, headings and code alike: Greek, Cyrillic, Central European, Vietnamese."""
    for face in load_theme(theme, Report()).faces:
        if not face.fallback:
            assert set(map(ord, "".join(ALPHABETS))) <= face.coverage, face.path.name


@pytest.mark.parametrize("theme", theme_names())
def test_fallbacks_fill_the_gaps(theme: str) -> None:
    """Persian, Arabic, Hebrew, signs of mathematics, check boxes, arrows and emoji have a glyph."""
    covered = frozenset().union(*(face.coverage for face in load_theme(theme, Report()).faces))

    assert set() == {
        letter for letter in "ابپچگیک۰۹٫٬ אבגד ∀∑∫ℝ𝔸 ☐☑✓✗ →⇒⟶ ⚓🎉🚀│├ \u200d\ufe0f" if ord(letter) not in covered
    }


@pytest.mark.parametrize("theme", theme_names())
def test_no_two_faces_collide(theme: str) -> None:
    """The layout engine tells fonts apart by family, weight and style."""
    faces: list[tuple[str, int, str]] = [(f.family, f.weight, f.style) for f in load_theme(theme, Report()).faces]

    assert len(faces) == len(set(faces))


def test_a_face_is_read_from_the_font_itself() -> None:
    """File names don't count: family, weight and style stand in the font's tables."""
    face = next(f for f in load_theme("classic", Report()).faces if "600SemiBold_Italic" in f.path.name)

    assert FontFace(family="EB Garamond", path=face.path, weight=600, style="italic") == face
    assert "font/ttf" == face.media_type
