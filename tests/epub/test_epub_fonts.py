"""The fonts that an EPUB holds: those that its text is set in, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from epub_samples import config, packaged, section

from postbook.config import Style

REGULAR, ITALIC, BOLD, BOLD_ITALIC = (
    "ebgaramond-400regular",
    "ebgaramond-400regular-italic",
    "ebgaramond-600semibold",
    "ebgaramond-600semibold-italic",
)


def garamonds(markup: str, folder: Path = Path("/nowhere"), css: str = "") -> set[str]:
    """The faces of the text's family in a chapter that holds this, under a sheet of the book's own."""
    sheets = (folder / "epub.css",) if css else ()
    for path in sheets:
        path.write_text(css, encoding="utf-8")
    style = Style(theme="classic", epub_stylesheets=sheets)
    epub = packaged(section("tide", markup), settings=config(folder, style=style))
    return {Path(href).stem for href in epub.manifest if "ebgaramond" in href}


@pytest.mark.parametrize(
    ("markup", "faces"),
    [
        ("<p>Low tide.</p>", {REGULAR}),
        ("<p>Low <em>tide</em>.</p>", {ITALIC, REGULAR}),
        ("<p>Low <strong>tide</strong>.</p>", {REGULAR, BOLD}),
        ("<p>Low <em>and <em>high</em></em> <b>tide</b>.</p>", {ITALIC, REGULAR, BOLD}),
        ("<p>Low <em><b>tide</b></em>.</p>", {REGULAR, BOLD_ITALIC}),
        ("<h3>Low tide</h3>", {ITALIC, REGULAR}),
        ("<p>Low <em> </em>tide.</p>", {REGULAR}),
    ],
)
def test_a_face_is_there_if_text_is_set_in_it(markup: str, faces: set[str]) -> None:
    """Tags and the theme's sheet say which."""
    assert faces == garamonds(markup)


@pytest.mark.parametrize(
    ("css", "faces"),
    [
        (".pb-chapter p { font-weight: 700 }", {REGULAR, BOLD}),
        ("p::before { content: 'x'; font-style: italic }", {ITALIC, REGULAR}),
        ("em { font-style: normal !important }", {REGULAR}),
        ("p { font: italic 1em serif }", {ITALIC, REGULAR, BOLD_ITALIC, BOLD}),
        ("@media (orientation: portrait) { p { font-weight: bold } }", {ITALIC, REGULAR, BOLD_ITALIC, BOLD}),
    ],
)
def test_the_books_own_sheet_has_its_say(css: str, faces: set[str], tmp_path: Path) -> None:
    """Where it says more than is understood, every face is there."""
    assert faces == garamonds("<p>Low tide.</p>", tmp_path, css)


def test_a_style_on_an_element_counts() -> None:
    """As the filter of parse lets it through."""
    assert {ITALIC, REGULAR} == garamonds('<p>Low <span style="font-style: italic">tide</span>.</p>')
