"""The addresses of links in the print edition, on finished pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from booktest import BookTest
from postbook.xhtml import serialize

POST = """\
---
title: The Harbour
---
It began with [a tide](https://example.org/tide?year=2020&month=03), and [went on](02.md).[^1]

## On [the pier](https://example.org/pier)

See [the tide](https://example.org/tide?year=2020&month=03), <https://example.org/plain>, or write to
[Ann](mailto:ann@example.org).

[^1]: As [others](https://example.org/others) say.
"""
TIDE = "---\ntitle: The Tide\n---\n\nNo link.\n"


def printed(folder: Path, settings: str = "", *, edition: str = "print") -> BookTest:
    """A small book in print."""
    book = BookTest(folder).with_posts(POST, TIDE, config=f"[print]\n{settings}\n[pages]\ncontents-depth = 2")
    book.replace("book.toml", "[book]\n", '[book]\nlicense = "CC-BY-4.0"\n')
    book.run("pdf", "--edition", edition)
    assert book.status == 0, book.errors
    return book


@pytest.fixture(scope="module")
def listing(tmp_path_factory: pytest.TempPathFactory) -> BookTest:
    """A book that says nothing of addresses."""
    return printed(tmp_path_factory.mktemp("list"))


def page_of(book: BookTest, text: str) -> list[str]:
    """The lines of the page with this text. A file for a printer has no page labels."""
    pdf = book.inspect_pdf()
    pages = (pdf.lines(page) for page in range(1, pdf.page_count + 1))
    return next(lines for lines in pages if any(text in line for line in lines))


def chapter_of(book: BookTest) -> list[str]:
    """The lines of the first chapter."""
    return page_of(book, "It began")


def test_a_chapter_ends_with_where_its_links_lead(listing: BookTest) -> None:
    """Each address once, in the order of the text; what shows its address has no number."""
    lines = chapter_of(listing)

    assert [
        "Links",
        "1 https://example.org/tide?year=2020&month=03",
        "2 https://example.org/others",
        "3 https://example.org/pier",
        "4 ann@example.org",
    ] == lines[lines.index("Links") :][:5]


def test_links_have_numbers_in_brackets(listing: BookTest) -> None:
    """They are told from the calls of notes."""
    text = " ".join(chapter_of(listing))

    assert "a tide[1], and went on (page 3). 1" in text
    assert "See the tide[1], https://example.org/plain, or write to Ann[4]." in text


def test_contents_and_heads_have_no_numbers(listing: BookTest) -> None:
    """A heading's number stands where the heading does."""
    assert "On the pier[3]" in chapter_of(listing)
    assert not any("[3]" in line for line in page_of(listing, "Contents"))


def test_on_a_short_page_an_address_follows_its_link(listing: BookTest) -> None:
    """A copyright page has no list."""
    assert "International (https://creativecommons.org/licenses/by/4.0/)" in "".join(page_of(listing, "Licensed"))


def test_addresses_stand_at_the_foot_of_the_page_if_wanted(tmp_path: Path) -> None:
    """In one row with the author's notes."""
    lines = chapter_of(printed(tmp_path, 'link-addresses = "notes"'))

    assert [
        "1. https://example.org/tide?year=2020&month=03",
        "2. As others (https://example.org/others) say.",
        "3. https://example.org/pier",
        "4. ann@example.org",
    ] == lines[lines.index("1. https://example.org/tide?year=2020&month=03") :]


def test_a_book_may_go_without_addresses(tmp_path: Path) -> None:
    """As a novel would."""
    text = printed(tmp_path, 'link-addresses = "none"').inspect_pdf().text

    assert "example.org/tide" not in text
    assert "[1]" not in text


def test_on_a_screen_links_lead_themselves(tmp_path: Path) -> None:
    """Nothing is printed in the screen edition, whatever the print edition does."""
    said = printed(tmp_path / "said", 'link-addresses = "notes"', edition="screen")
    unsaid = printed(tmp_path / "unsaid", edition="screen")

    assert unsaid.pdf.read_bytes() == said.pdf.read_bytes()
    assert "[1]" not in said.inspect_pdf().text


def test_pages_of_the_ebook_begin_where_those_in_print_do(tmp_path: Path) -> None:
    """The numbers and the list, which only paper has, are not counted."""
    words = " ".join(f"word{n}" for n in range(900))
    post = f"---\ntitle: T\n---\n[a](https://example.org/a) [b](https://example.org/b) {words}\n"
    settings = '[output]\nedition = "print"\n[print]\npage-references = false'
    book = BookTest(tmp_path).with_posts(post, config=settings)
    book.run("build")
    assert book.status == 0, book.errors
    first_word = page_of(book, "word450")[0].split()[0]
    chapter = next(text for text in map(serialize, book.inspect_epub().documents.values()) if "word899" in text)

    assert re.search(rf'aria-label="3"[^>]*/>\s*{first_word}\b', chapter)


def test_no_note_is_lost_where_links_crowd(tmp_path: Path) -> None:
    """A paragraph of forty links and a table of twenty have all their notes."""
    links = " ".join(f"[w{n}](https://example.org/{n:03})" for n in range(40))
    rows = "\n".join(f"| [r{n}](https://example.org/{n:03}) | x |" for n in range(40, 60))
    post = f"---\ntitle: T\n---\n{links}\n\n| A | B |\n|---|---|\n{rows}\n"
    book = BookTest(tmp_path).with_posts(post, config='[print]\nlink-addresses = "notes"')
    book.run("pdf", "--edition", "print")
    text = book.inspect_pdf().text

    assert [] == [n for n in range(60) if f"https://example.org/{n:03}" not in text]


def test_a_call_of_an_address_stays_with_its_word(tmp_path: Path) -> None:
    """No line begins with the bracket of a call, not even after an ellipsis, behind which a line may end."""
    lines = (f"It goes on to the very end of {'i' * more} [and…](https://example.org) on." for more in range(50))
    book = BookTest(tmp_path).with_posts("---\ntitle: A\n---\n" + "\n\n".join(lines))
    book.run("pdf", "--edition", "print")
    pdf = book.inspect_pdf()
    assert [] == [line for page in range(1, pdf.page_count + 1) for line in pdf.lines(page) if line.startswith("[")]
