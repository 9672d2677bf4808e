"""The themes' sheets: pages as books have them, and not a word from the layout engine."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import pytest
from specimen import specimen
from weasyprint import HTML

from postbook.diagnostics import Report
from postbook.pdf.refused_css import refused_css
from postbook.themes.theme import Theme, load_theme, theme_names
from postbook.themes.tokens import read_tokens

CASES = [
    ("specimen", "a5", "en", "ltr"),
    ("specimen", "pocket", "en", "ltr"),
    ("specimen", "letter", "de", "ltr"),
    ("specimen-rtl", "us-trade", "fa", "rtl"),
]


def theme_of(name: str) -> Theme:
    """A built-in theme."""
    return load_theme(name, Report())


@pytest.fixture(scope="module", params=theme_names())
def pages(request: pytest.FixtureRequest) -> list[Any]:
    """The A5 specimen's pages."""
    return list(HTML(string=specimen(theme_of(request.param))).render().pages)


def boxes(box: Any) -> Iterator[Any]:
    """A box of the layout and all within it."""
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes(child)


def words(box: Any) -> str:
    """The text in a box."""
    return " ".join(each.text for each in boxes(box) if hasattr(each, "text"))


def body(page: Any) -> str:
    """The text of a page without its furniture and notes."""
    return words(page._page_box.children[0])


def furniture(page: Any) -> str:
    """What stands in the margin boxes, which are the page's children with an at-keyword."""
    return " ".join(
        words(child) for child in page._page_box.children if getattr(child, "at_keyword", "").startswith("@")
    ).strip()


@pytest.mark.parametrize("name", theme_names())
@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(case))
def test_the_layout_engine_understands_every_rule(
    name: str, case: tuple[str, str, str, str], caplog: pytest.LogCaptureFixture
) -> None:
    """No declaration is unknown or ignored, on any trim, in either direction."""
    logging.getLogger("weasyprint").addHandler(caplog.handler)
    HTML(string=specimen(theme_of(name), *case)).render()
    logging.getLogger("weasyprint").removeHandler(caplog.handler)

    assert [] == [record.getMessage() for record in caplog.records]


@pytest.mark.parametrize("name", theme_names())
def test_themes_keep_to_what_galleys_allow(name: str) -> None:
    """What is refused in a book's CSS is not in ours."""
    for sheet in theme_of(name).print_stylesheets:
        assert () == refused_css(sheet, PurePosixPath("print.css"))
        assert not re.search(r"@supports|@media[^{]*width", sheet)


def test_display_pages_and_blanks_carry_nothing(pages: list[Any]) -> None:
    """No folio on half-title, title page, copyright page, dedication, epigraph, parts, nor on blank pages."""
    shown = [page for page in pages if "Tidewater Press" in body(page) or "PART" in body(page).upper()[:5]]
    blank = [page for page in pages if not body(page).strip()]

    assert shown
    assert blank
    assert {""} == {furniture(page) for page in (*shown, *blank)}


def test_front_matter_has_roman_folios(pages: list[Any]) -> None:
    """The contents page is page xi of this specimen."""
    contents = next(page for page in pages if body(page).startswith("Contents"))

    assert "xi" == furniture(contents)


def test_a_chapter_opens_with_a_folio_and_no_running_head(pages: list[Any]) -> None:
    """The folio drops to the foot; from the second page on there is a head: verso the part, recto the chapter."""
    first = next(index for index, page in enumerate(pages) if "There is a thin book" in body(page))

    assert str(first + 1) == furniture(pages[first])
    assert {"The Old Quay", str(first + 2)} == set(re.split(r"\s{2,}|(?<=\d) | (?=\d)", furniture(pages[first + 1])))
    assert "Tide Tables for Beginners" in furniture(pages[first + 2])


def test_margins_are_mirrored(pages: list[Any]) -> None:
    """The spine's margin is the same on both sides, and narrower than the fore edge's."""
    recto, verso = pages[16]._page_box, pages[17]._page_box

    assert recto.margin_left == verso.margin_right < recto.margin_right == verso.margin_left


def test_notes_stand_on_the_page_that_calls_them(pages: list[Any]) -> None:
    """Both notes of the first chapter lie under the text that calls them."""
    for call, note in (("four heights", "Three on some days"), ("gulls in the", "why-we-keep")):
        page = next(page for page in pages if call in " ".join(body(page).split()) and "Contents" not in body(page))
        assert note in words(page._page_box)


@pytest.mark.parametrize("line", [10.0, 11.3])
@pytest.mark.parametrize("name", theme_names())
def test_notes_do_not_drift(name: str, line: float) -> None:
    """Rounding errors in the size of the notes' area must not send a note to a page of its own."""
    theme = theme_of(name)
    note = '<span class="pb-footnote" id="n"><a class="pb-footnote-mark" href="#c">1</a> The note itself.</span>'
    text = "Words that fill the page, one line after the other, as they do. " * 40
    html = specimen(theme).partition("<body>")[0]
    html += f"<style>html {{ font-size: {line}pt }}</style><section class='pb-section pb-chapter'>"
    html += f"<p>{text}The call{note}.</p><p>{text}</p></section>"
    pages = [words(page._page_box) for page in HTML(string=html).render().pages]

    assert ["The note itself" in page for page in pages] == ["The call" in page for page in pages]


@pytest.mark.parametrize("name", theme_names())
@pytest.mark.parametrize("trim", ["a6", "us-trade", "letter"])
def test_the_measure_is_comfortable_on_any_trim(name: str, trim: str) -> None:
    """About 45 to 75 characters to a line: fewer on the smallest pages, never more."""
    pages = HTML(string=specimen(theme_of(name), trim=trim)).render().pages
    lines = [
        words(box)
        for page in pages
        for paragraph in boxes(page._page_box)
        if paragraph.element_tag == "p" and not hasattr(paragraph, "text")
        for box in getattr(paragraph, "children", ())
        if type(box).__name__ == "LineBox"
    ]
    prose = [line for line in lines if len(line) > 30]
    average = sum(map(len, prose)) / len(prose)

    assert 42 <= average <= 76


def luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", theme_names())
def test_colours_are_legible(name: str) -> None:
    """Contrast of at least 4.5:1: in print on paper and on the code's ground, on screens on white and on black."""
    tokens = read_tokens(theme_of(name).print_stylesheets[0])
    ground = tokens["--pb-code-ground"].replace("transparent", "#ffffff")
    code = [token for token in tokens if token.startswith("--pb-code-") and tokens[token].startswith("#")]
    screen = [token for token in tokens if token.startswith("--pb-screen-")]

    assert len(code) > 8
    assert len(screen) > 6
    for token in {*code, "--pb-link", "--pb-accent"} - {"--pb-code-ground"}:
        assert contrast(tokens[token], ground) >= 4.5, token
    for token in screen:
        assert contrast(tokens[token], "#ffffff") >= 4.5, token
        assert contrast(tokens[token], "#000000") >= 4.5, token


@pytest.mark.parametrize("name", theme_names())
def test_epub_sheets_hold_on_any_ground(name: str) -> None:
    """No custom properties, no pages, no colour of text or ground but those that hold on white and black."""
    theme = theme_of(name)
    tokens = read_tokens(theme.print_stylesheets[0])
    allowed = {value for token, value in tokens.items() if token.startswith("--pb-screen-")} | {"inherit"}
    for sheet in theme.epub_stylesheets:
        assert "var(" not in sheet
        assert "@page" not in sheet
        assert "background" not in sheet
        assert set(re.findall(r"(?<![-\w])color:\s*([^;}]+?)\s*[;}]", sheet)) <= allowed
