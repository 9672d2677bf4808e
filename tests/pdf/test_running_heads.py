"""Running heads and folios: what stands above and below the text of a bound book."""

from __future__ import annotations

import pytest

from booktest import BookTest
from pdf_inspector import PdfInspector

LONG = "\n\n".join(f"Line {number} of the harbour master’s log, kept day by day." for number in range(1, 130))
BARE = """\
[pages]
half-title = false
title-page = false
copyright = false
first-appeared = false
colophon = false

[[parts]]
title = "Storms"
posts = ["chapters/*.md"]

[print]
trim = "A5"
"""


def book(booktest: BookTest, language: str, theme: str = "classic") -> PdfInspector:
    """A part with one long chapter after the contents, in a language."""
    config = f'{BARE}[style]\ntheme = "{theme}"\n'
    booktest.with_posts(f"---\ntitle: High Water\n---\n\n{LONG}\n", config=config)
    return booktest.replace("book.toml", "[book]", f'[book]\nlanguage = "{language}"').build("pdf").inspect_pdf()


def heads(pdf: PdfInspector, folio: str) -> list[str]:
    """The words of a page's furniture."""
    return " ".join(pdf.furniture(pdf.page_labelled(folio))).split()


def test_versos_name_the_part_and_rectos_the_chapter(booktest: BookTest) -> None:
    """With the folio in the outer corner; the chapter's first page has its folio at the foot."""
    pdf = book(booktest, "en")

    assert ["3"] == heads(pdf, "3")
    assert ["4", "Storms"] == heads(pdf, "4")
    assert ["High", "Water", "5"] == heads(pdf, "5")


@pytest.mark.parametrize("theme", ["classic", "technical"])
def test_folios_have_the_digits_of_the_language(booktest: BookTest, theme: str) -> None:
    """As the contents and the references have them."""
    pdf = book(booktest, "fa", theme)

    assert ["۳"] == heads(pdf, "3")
    assert "۴" in heads(pdf, "4")
    assert "۳" in " ".join(pdf.lines(1))


def test_a_book_from_right_to_left_has_rectos_on_the_left(booktest: BookTest) -> None:
    """Page one is a left-hand page: folios are in the outer corners, the spine is at the other side."""
    pdf = book(booktest, "fa")
    recto, verso = pdf.page_labelled("5"), pdf.page_labelled("4")
    middle = pdf.size(recto)[0] / 2

    assert pdf.furniture_left_of(recto, "۵") < middle < pdf.furniture_left_of(verso, "۴")
    assert "water" in " ".join(heads(pdf, "5")).lower()
    assert "storms" in " ".join(heads(pdf, "4")).lower()
    assert pdf.left_of(recto, "log") > pdf.left_of(verso, "log") + 1
