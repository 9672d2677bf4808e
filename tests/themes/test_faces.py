"""Font faces: rules for them, which of them a text needs, and fonts of the book's own."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

from postbook.diagnostics import Report
from postbook.themes.faces import FontFace, book_faces, faces_for, font_face_css
from postbook.themes.theme import THEMES, load_theme


def test_a_rule_for_each_face() -> None:
    """An EPUB finds its fonts by these rules; a quote in a family's name does no harm."""
    face = FontFace(family='The "Harbour"', path=Path("harbour.ttf"), weight=700, style="italic")

    assert (
        '@font-face { font-family: "The \\"Harbour\\""; font-weight: 700; font-style: italic; '
        'src: url("../fonts/harbour.ttf"); }'
    ) == font_face_css([face], lambda each: f"../fonts/{each.path.name}")


def test_fallbacks_travel_only_with_texts_that_need_them() -> None:
    """A book in English with one anchor takes one font of symbols along, and no Arabic."""
    faces = faces_for(load_theme("classic", Report()).faces, frozenset(map(ord, "Harbour ⚓")))

    assert ["EB Garamond", "JetBrains Mono", "Noto Sans Symbols"] == list(dict.fromkeys(f.family for f in faces))


def test_the_book_adds_fonts(tmp_path: Path) -> None:
    """A folder of fonts is enough: family, weight and style are read from them."""
    copy(THEMES / "fonts/literata/Literata_700Bold.ttf", tmp_path / "whatever.TTF")
    report = Report()

    assert [("Literata", 700, "normal", False)] == [
        (face.family, face.weight, face.style, face.fallback) for face in book_faces(tmp_path, report)
    ]
    assert () == report.diagnostics


def test_a_damaged_font_is_named(tmp_path: Path) -> None:
    """What can't be read as a font is reported, and the other fonts are read."""
    (tmp_path / "harbour.ttf").write_bytes(b"\0\1\0\0 not a font")
    (tmp_path / "empty.otf").write_bytes(b"")
    (tmp_path / "cut.ttf").write_bytes((THEMES / "fonts/literata/Literata_700Bold.ttf").read_bytes()[:5000])
    copy(THEMES / "fonts/vazirmatn/Vazirmatn_400Regular.ttf", tmp_path)
    report = Report()

    assert ["Vazirmatn"] == [face.family for face in book_faces(tmp_path, report)]
    assert ["`cut.ttf`", "`empty.otf`", "`harbour.ttf`"] == [said.message.split()[0] for said in report.diagnostics]
    assert {"broken-font"} == {said.code.value for said in report.diagnostics}
