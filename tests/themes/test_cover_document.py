"""The cover that a theme sets from the title."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from weasyprint import HTML

from postbook.config import About, Author, Config, Style
from postbook.diagnostics import Report
from postbook.themes.cover import cover_document, title_length
from postbook.themes.theme import load_theme, theme_names

TITLES = [
    "Rust",
    "Letters to the Harbour",
    "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
    "はじめての潮汐表と港への手紙",
    "A title that does not end " * 20,
]


def config(title: str, **more: object) -> Config:
    """A configuration that says of the book no more than this."""
    return Config(book=About(title=title, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("title", TITLES, ids=title_length)
def test_a_cover_is_one_page_whatever_the_title(title: str, theme: str, caplog: pytest.LogCaptureFixture) -> None:
    """1600 × 2560 pixels, and nothing that the layout engine complains of."""
    book = config(title, subtitle="Notes on tides", publisher="Tidewater", authors=(Author(name="Ada Quayle"),))
    logging.getLogger("weasyprint").addHandler(caplog.handler)
    pages = HTML(string=cover_document(book, load_theme(theme, Report()))).render().pages
    logging.getLogger("weasyprint").removeHandler(caplog.handler)

    assert [(1600, 2560)] == [(round(page.width), round(page.height)) for page in pages]
    assert [] == [record.getMessage() for record in caplog.records]


def test_titles_are_measured_by_their_look() -> None:
    """Wide letters count twice, and a long word makes a title longer than its letters."""
    assert ["short", "medium", "very-long", "medium", "endless"] == [title_length(title) for title in TITLES]


def test_words_on_the_cover_are_only_words() -> None:
    """A title is no markup."""
    page = cover_document(config("<b>Salt & Sons</b>"), load_theme("classic", Report()))

    assert '<h1 class="pb-cover-title">&lt;b&gt;Salt<br>&amp; Sons&lt;/b&gt;</h1>' in page


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Low Tide", "Low Tide"),
        ("A Pinch of Salt", "A Pinch<br>of Salt"),
        ("To Be or Not to Be at Sea", "To Be or<br>Not to Be at Sea"),
        ("Letters from the Rock and the Harbour Light", "Letters from<br>the Rock and<br>the Harbour Light"),
        ("دریا و باد و نمک و دیگر هیچ", "دریا و باد و نمک و دیگر هیچ"),
    ],
)
def test_a_titles_lines_are_of_even_length(title: str, lines: str) -> None:
    """No lone word on the last, no article at an end; what the theme's own font lacks is left to the layout engine."""
    page = cover_document(config(title), load_theme("classic", Report()))

    assert f'<h1 class="pb-cover-title">{lines}</h1>' in page


def test_authors_stand_on_the_cover_and_helpers_do_not() -> None:
    """Translators and contributors have their place on the title page."""
    authors = (Author(name="Ada Quayle"), Author(name="Ruth Example", role="translator"))
    page = cover_document(config("Harbour", authors=authors), load_theme("classic", Report()))

    assert "Ada Quayle" in page
    assert "Ruth Example" not in page


def test_the_book_gives_the_cover_its_colour(tmp_path: Path) -> None:
    """The accent of the book's own sheet is the ground of its cover."""
    (tmp_path / "print.css").write_text(":root { --pb-accent: #123456 }", encoding="utf-8")
    book = Config(book=About(title="Harbour"), style=Style(print_stylesheets=(tmp_path / "print.css",)))

    assert 'fill="#123456"' in cover_document(book, load_theme("classic", Report()))
