"""Sections bring no font that the binder has; of all others they bring what is drawn."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from pikepdf import Name, Object, Pdf

from postbook.cache import Cache
from postbook.diagnostics import Report
from postbook.pdf.fontconfig import open_fonts
from postbook.pdf.fonts import FontJoiner
from postbook.pdf.galley import set_furniture, typeset
from postbook.pdf.print_edition.separation import Gray
from postbook.pdf.setting import Copy, Cut, Galley
from postbook.pdf.standing import copy_key
from postbook.pdf.subsets import Subsets
from postbook.themes.theme import load_theme

THEME = load_theme("classic", Report())
CUTS = frozenset(face.cut for face in THEME.faces)
GARAMOND: Cut = ("EB Garamond", 400, False)
MONO: Cut = ("JetBrains Mono", 400, False)
STYLE = "@page{@bottom-center{content:counter(page)}} body{font:10pt 'EB Garamond'} code{font:400 9pt 'JetBrains Mono'}"
TEXT = "<p>Text with fi, <b>bold</b>, <i>italic</i>, <code>code</code> and a \U000e0041 that no font has."
FORM = "<p>Text.<p><input style='appearance:auto;font:10pt EB Garamond' value='to be filled in'>"


@pytest.fixture(autouse=True, scope="module")
def _fonts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FONTCONFIG_FILE", "")
        folders = dict.fromkeys(face.path.parent for face in THEME.faces)
        open_fonts(folders, tmp_path_factory.mktemp("fonts"), system=False)
        yield


def copy_of(body: str, cuts: frozenset[Cut]) -> Copy:
    """A section."""
    html = f"<!DOCTYPE html><html lang=en><title>t</title><body>{body}"
    return Copy(name="t", html=html, styles=(STYLE,), pictures={}, cuts=cuts)


def programs(pdf: bytes) -> Mapping[str, int]:
    """Family → the bytes of the program that comes with it."""
    with Pdf.open(io.BytesIO(pdf)) as file:
        fonts = file.pages[0].Resources.Font.values()
        descriptors = [font.DescendantFonts[0].FontDescriptor for font in fonts]
        return {str(each.FontFamily): len(_program(each).read_bytes()) for each in descriptors}


def _program(descriptor: Object) -> Object:
    return descriptor.FontFile2 if "/FontFile2" in descriptor else descriptor.FontFile3


def bound(galley: Galley) -> bytes:
    """A file of its pages, with the fonts that the binder gives them."""
    book = Pdf.new()
    with Pdf.open(io.BytesIO(galley.pdf)) as part:
        book.pages.extend(part.pages)
    fonts = FontJoiner(book, THEME.faces, Subsets(Cache(None), ""))
    fonts.join(book.pages[0].Resources, galley.fonts)
    fonts.finish()
    out = io.BytesIO()
    book.save(out, static_id=True)
    return out.getvalue()


def test_the_binder_makes_the_same_of_sections_without_fonts() -> None:
    """Bound, a section is the same whether it brought its fonts or not."""
    whole, bare = typeset(copy_of(TEXT, frozenset())), typeset(copy_of(TEXT, CUTS))

    assert bound(whole) == bound(bare)
    assert whole == replace(bare, pdf=whole.pdf)


def test_only_fonts_of_the_binder_are_left_out() -> None:
    """A font that the binder does not have, such as one of the system, comes whole."""
    found = programs(typeset(copy_of(TEXT, frozenset({GARAMOND}))).pdf)

    assert found["JetBrains Mono"] > 1000
    assert 4 in programs(typeset(copy_of("<p>Text", frozenset({GARAMOND}))).pdf).values()


@pytest.mark.parametrize("separation", [None, Gray()], ids=["screen", "paper"])
def test_furniture_and_the_print_edition_bring_none_either(separation: Gray | None) -> None:
    """Whatever is set, no font lies in it that the binder has."""
    copy = replace(copy_of(TEXT, CUTS), separation=separation)

    assert {4} == set(programs(typeset(copy).pdf).values()) | set(programs(set_furniture(copy).pdf).values())


def test_a_font_that_forms_are_filled_in_with_comes_whole() -> None:
    """What will be typed is not known: all glyphs are there."""
    assert programs(typeset(copy_of(FORM, CUTS)).pdf)["EB Garamond"] > 100_000


def test_a_section_with_fonts_is_kept_apart_from_one_without() -> None:
    """A section that was set for a binder with other fonts is not found again."""
    assert 3 == len({copy_key(copy_of(TEXT, cuts), "") for cuts in (frozenset[Cut](), frozenset({MONO}), CUTS)})


def test_drawings_are_packed() -> None:
    """A page's drawing goes into the book as it comes."""
    with Pdf.open(io.BytesIO(typeset(copy_of(TEXT, CUTS)).pdf)) as file:
        assert Name.FlateDecode == file.pages[0].Contents.Filter
