"""Folios that are put in by the binder: the book is, byte for byte, the one whose furniture was set page by page."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from booktest import BookTest
from pdf_inspector import PdfInspector
from postbook.pdf.furniture import furnish
from postbook.pdf.furniture.furniture_pages import own_pages
from postbook.pdf.furniture.furniture_rules import FurnitureRules

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
    config = PAGES + (SHEET if css and "[style]" not in config else "") + config
    booktest.with_posts(post("Ebb", 70), post("Flood", 90), post("Slack", 40), config=config)
    booktest.write({"own.css": css} if css else {})
    return booktest.replace("book.toml", "[book]", f'[book]\nlanguage = "{language}"')


NOTHING_KNOWN = FurnitureRules(folios_count=False, pages_repeat=False, heads_are_of_sections=False)
"""Then all headings are there."""


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
    if (book.folder / ".postbook/cache/book").exists():
        book.remove(".postbook/cache/book")
    monkeypatch.setattr(furnish, "pages_of", lambda placement, _: own_pages(placement))
    monkeypatch.setattr(furnish, "kept_rules", lambda *_: NOTHING_KNOWN)
    return Twice(put_in, book.build("pdf").pdf.read_bytes(), moved)


CASES = {
    "classic": ("", "", "en"),
    "technical": ('[style]\ntheme = "technical"\n', "", "en"),
    "Persian": ("", "", "fa"),
    "chapters on any page": ('chapters-open = "next"\n', "", "en"),
    "a part": ('[[parts]]\ntitle = "Storms"\nposts = ["chapters/*.md"]\n', "", "en"),
    "no folios": (
        "",
        "@page pb-body { @top-left { content: none !important } @top-right { content: none !important }"
        " @bottom-center { content: none !important } }",
        "en",
    ),
    "in print's four inks": ('color = "cmyk"\n[output]\nedition = "print"\n', "", "en"),
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
    "lining and proportional": (
        '[style]\ntheme = "technical"\nprint-stylesheets = ["own.css"]\n',
        "@page { @top-left { font-variant-numeric: proportional-nums } @top-right { font-kerning: none } }",
        "en",
    ),
    "beside a letter": ("", "@page pb-body { @bottom-left { content: 'T' counter(page) 'T' } }", "en"),
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


SECTIONS = {"a part": 4, "spaced and underlined": 0, "lining and proportional": 0}
"""How many sections' folios are put in: none where what is drawn below them is as wide as they are, or where digits
stand closer in some pairs."""


@pytest.mark.parametrize("name", CASES)
def test_folios_are_put_in_as_they_would_be_set(name: str, booktest: BookTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every byte is the same."""
    config, css, language = CASES[name]
    made = twice(short_book(booktest, config, css, language), monkeypatch)

    assert SECTIONS.get(name, 3) == made.sections
    assert made.set_anew == made.put_in


def test_folios_in_a_font_of_the_system_are_put_in(booktest: BookTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its glyphs are all there, whichever numbers were laid out."""
    css = "@page pb-body { @bottom-left { content: counter(page); font-family: 'DejaVu Sans', sans-serif } }"
    made = twice(short_book(booktest, "[fonts]\nsystem = true\n", css), monkeypatch)
    anew = PdfInspector(made.set_anew)

    assert 3 == made.sections
    for page in range(1, anew.page_count + 1):
        assert anew.furniture(page) == made.pdf.furniture(page)
        assert furniture_drawn(anew, page) == furniture_drawn(made.pdf, page)


def furniture_drawn(pdf: PdfInspector, page: int) -> list[bytes]:
    """The drawing of a page's furniture."""
    forms = pdf.pdf.pages[page - 1].Resources.get("/XObject", {})
    return [form.read_bytes() for name, form in forms.items() if name == f"/Furniture{page - 1}"]


NOT_MOVABLE = {
    "roman": "@page pb-body { @bottom-left { content: counter(page, lower-roman) } }",
    "padded": "@counter-style three { system: extends decimal; pad: 3 '0' }"
    " @page pb-body { @bottom-left { content: counter(page, three) } }",
    "beside a number": "@page pb-body { @bottom-left { content: '1/' counter(page) } }",
    "twice in a text": "@page pb-body { @bottom-left { content: counter(page) '–' counter(page) } }",
    "seen through": "@page pb-body { @bottom-left { content: counter(page); opacity: 0.5 } }",
    "in a frame as wide as itself": "@page pb-body { @bottom-left { content: counter(page); border: 1px solid } }",
    "proportional and turned": "@page pb-body { @bottom-left { content: 'p. ' counter(page); transform: rotate(30deg);"
    " font-variant-numeric: proportional-nums } }",
    "proportional and no wider than a bound": "@page pb-body { @bottom-left { content: 'p. ' counter(page);"
    " max-width: 40px; font-variant-numeric: proportional-nums } }",
    "counted in twos": "@page { counter-increment: page 2 }",
}
"""How a book's sheet may print folios that can't be put in."""


@pytest.mark.parametrize("name", NOT_MOVABLE)
def test_what_cannot_be_put_in_is_set_as_it_is(name: str, booktest: BookTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the next build knows it."""
    book = short_book(booktest, "", NOT_MOVABLE[name])
    made = twice(book, monkeypatch)
    book.remove(".postbook/cache/book").build("pdf")

    assert made.set_anew == made.put_in == book.pdf.read_bytes()
    assert 0 == made.sections
    assert 0 == made_anew(book)


def made_anew(book: BookTest) -> int:
    """How many documents of furniture the last build laid out."""
    found, asked = json.loads((book.folder / ".postbook/cache/last-build.json").read_bytes())["furniture"]
    return int(asked) - int(found)


def long_book(booktest: BookTest, *pages: int, css: str = "") -> BookTest:
    """Chapters of so many pages, with a line on each."""
    posts = [f"---\ntitle: Log {number}\n---\n\n" + "A line.\n\n" * count for number, count in enumerate(pages)]
    return booktest.with_posts(*posts, config=PAGES + SHEET).write(
        {"own.css": ".pb-body p { break-after: page }" + css}
    )


def test_folios_of_a_long_book_are_put_in(booktest: BookTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """From one digit to two and to three, in the middle of a chapter and between chapters."""
    made = twice(long_book(booktest, 5, 3, 80, 13, 8), monkeypatch)

    assert 5 == made.sections
    assert "111" in " ".join(made.pdf.furniture(made.pdf.page_labelled("111"))).split()
    assert made.set_anew == made.put_in


def test_no_furniture_is_set_again_when_pages_move(booktest: BookTest) -> None:
    """And the book is the one that is made without anything from before."""
    long_book(booktest, 11, 3, 4, 1, 6).build("pdf")
    booktest.replace("chapters/01.md", "A line.\n", "A line.\n\nOne more.\n\nAnd one more.\n").build("pdf")
    moved, again = booktest.pdf.read_bytes(), made_anew(booktest)

    assert 0 == again
    assert booktest.remove(".postbook").build("pdf").pdf.read_bytes() == moved


def test_a_chapter_of_many_pages_is_furnished_with_few(booktest: BookTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page on which it opens, one on the left, one on the right."""
    laid = []
    lay = furnish.pages_of
    monkeypatch.setattr(furnish, "pages_of", lambda *given: laid.append(lay(*given)) or laid[-1])
    long_book(booktest, 10, 10, 10).build("pdf")

    assert [(0, 1, 2)] == [pages.laid for pages in laid[-1:]]
