"""Folios that are put in by the binder: the book is, byte for byte, the one whose furniture was set page by page."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from booktest import BookTest
from pdf_inspector import PdfInspector
from postbook.pdf import furnish
from postbook.pdf.furniture_pages import own_pages

PAGES = """\
[pages]
half-title = false
copyright = false
first-appeared = false
colophon = false

[print]
trim = "100mm x 150mm"
"""

SHEET = '[style]\nprint-stylesheets = ["own.css"]\n'


def post(title: str, lines: int) -> str:
    """A chapter of so many short paragraphs, some fifteen of which fill a page, with a heading in its middle."""
    text = [f"Line {number} of the harbour master’s log." for number in range(lines)]
    text.insert(lines // 2, "## High water")
    return f"---\ntitle: {title}\n---\n\n" + "\n\n".join(text) + "\n"


def short_book(booktest: BookTest, config: str = "", css: str = "", language: str = "en") -> BookTest:
    """Three chapters of some pages: the second has pages 9 and 10, a blank follows one of them."""
    config = PAGES + (SHEET if css else "") + config
    booktest.with_posts(post("Ebb", 70), post("Flood", 90), post("Slack", 40), config=config)
    booktest.write({"own.css": css} if css else {})
    return booktest.replace("book.toml", "[book]", f'[book]\nlanguage = "{language}"')


@dataclass(frozen=True)
class Twice:
    """A book with its folios put in, and with every page set as it is."""

    put_in: bytes
    set_anew: bytes
    sections: int
    """How many sections' furniture was set with numbers that stand for others, and stayed so."""

    @property
    def pdf(self) -> PdfInspector:
        return PdfInspector(self.put_in)


def twice(book: BookTest, monkeypatch: pytest.MonkeyPatch) -> Twice:
    """Make a book, then again from the same galleys, page by page."""
    made = []
    lay = furnish._borne
    monkeypatch.setattr(furnish, "_borne", lambda *given: made.append(given) or lay(*given))
    put_in = book.build("pdf").pdf.read_bytes()
    moved = sum(pages.are_stand_ins and furniture.is_movable for furniture, pages in made)
    book.remove(".postbook/cache/book")
    monkeypatch.setattr(furnish, "pages_of", lambda placement, _: own_pages(placement))
    return Twice(put_in, book.build("pdf").pdf.read_bytes(), moved)


CASES = {
    "classic": ("", "", "en"),
    "technical": ('[style]\ntheme = "technical"\n', "", "en"),
    "Persian": ("", "", "fa"),
    "chapters on any page": ('[print.margins]\ninner = "12mm"\n', "", "en"),
    "print edition": ('[output]\nedition = "print"\n', "", "en"),
    "amid text": ("", "@page pb-body { @bottom-left { content: '— ' counter(page) ' —' } }", "en"),
    "twice on a page": ("", "@page pb-body { @bottom-left { content: counter(page, decimal) } }", "en"),
    "with the title": ("", "@page pb-body { @top-center { content: string(chapter-title) ' ' counter(page) } }", "en"),
    "spaced and underlined": (
        "",
        "@page { @top-left { letter-spacing: 2px; text-decoration: underline }"
        " @top-right { font-size: 20px; color: #a00; padding: 3px; border: 1px solid } }",
        "en",
    ),
    "tabular and underlined": (
        "",
        "@page { font-variant-numeric: oldstyle-nums tabular-nums; @top-left { text-decoration: underline } }",
        "en",
    ),
    "on blank pages": ("", "@page :blank { @bottom-center { content: counter(page) !important } }", "en"),
    "every other page": ("", "@page :nth(2n) { @bottom-right { content: 'even ' counter(page) } }", "en"),
    "headings": (
        "",
        "h2 { string-set: head content() } @page pb-body { @bottom-left { content: string(head) } }",
        "en",
    ),
    "a running heading": (
        "",
        "h2 { position: running(head) } @page pb-body { @bottom-left { content: element(head) } }",
        "en",
    ),
}
"""What a book's settings and its own sheet say, and its language."""


FIXED = frozenset({"spaced and underlined"})
"""Those whose folios can't be put in: what is drawn below them is as wide as they are."""


@pytest.mark.parametrize("name", CASES)
def test_folios_are_put_in_as_they_would_be_set(name: str, booktest: BookTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every byte is the same."""
    config, css, language = CASES[name]
    made = twice(short_book(booktest, config, css, language), monkeypatch)

    assert (0 if name in FIXED else 3) == made.sections
    assert made.set_anew == made.put_in
