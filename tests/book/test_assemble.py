"""What makes chapters a book: order, numbers, identity, dates."""

from __future__ import annotations

import datetime
from dataclasses import replace

from booktest import BookTest
from postbook.book.identity import identifier_of
from postbook.book.numbering import number_appendices, part_number
from postbook.config import About, Author
from postbook.words import words_for
from sections import sections_of

POST = "---\ntitle: {}\nslug: {}\n---\n\nWater.\n"
PARTS = (
    '[[parts]]\ntitle = "Land"\nposts = ["chapters/01.md"]\n[[parts]]\ntitle = "Sea"\nposts = ["chapters/0[23].md"]\n'
)


def three_posts(booktest: BookTest, config: str = "") -> BookTest:
    """A book of three posts."""
    return booktest.with_posts(*(POST.format(name, name) for name in ("pier", "tide", "boats")), config=config)


def test_chapters_are_numbered_through_all_parts(booktest: BookTest) -> None:
    """The second part goes on where the first ended; parts have roman numerals."""
    book = sections_of(three_posts(booktest, PARTS)).book

    assert {"pier": "1", "tide": "2", "boats": "3"} == book.numbers
    assert [("Land", "I", "part-1"), ("Sea", "II", "part-2")] == [
        (part.title, part.number, part.anchor) for part in book.parts
    ]


def test_numbers_can_be_left_out(booktest: BookTest) -> None:
    """A book without chapter numbers has none anywhere."""
    book = sections_of(three_posts(booktest, f"[numbering]\nchapters = false\nparts = false\n{PARTS}")).book

    assert {} == book.numbers
    assert ["", ""] == [part.number for part in book.parts]


def test_appendices_have_letters(booktest: BookTest) -> None:
    """They are not counted with the chapters."""
    booktest.write({"a.md": POST.format("A", "aa"), "b.md": POST.format("B", "bb")})
    book = sections_of(three_posts(booktest, '[pages]\nappendices = ["a.md", "b.md"]\n')).book

    assert ["1", "2", "3", "A", "B"] == list(book.numbers.values())
    assert ["A", "B"] == [book.numbers[chapter.post.slug] for chapter in book.back]


def test_a_book_without_parts_has_one_without_title(booktest: BookTest) -> None:
    """Its chapters stand at the top."""
    (part,) = sections_of(three_posts(booktest)).book.parts

    assert ("", "", "") == (part.title, part.number, part.anchor)


def test_persian_counts_in_its_own_digits(booktest: BookTest) -> None:
    """Parts and chapters alike."""
    booktest.write({"book.toml": f'[book]\ntitle = "x"\nlanguage = "fa"\n{PARTS}'})
    for name in ("01", "02", "03"):
        booktest.write({f"chapters/{name}.md": POST.format(name, f"p{name}")})
    book = sections_of(booktest).book

    assert {"p01": "۱", "p02": "۲", "p03": "۳"} == book.numbers
    assert ["۱", "۲"] == [part.number for part in book.parts]


def test_east_asian_parts_are_not_counted_in_roman_numerals() -> None:
    """As Japanese books do it."""
    assert "2" == part_number(2, words_for("ja"))


def test_after_z_comes_aa() -> None:
    """Twenty-seven appendices are many, but they can be told apart."""
    letters = number_appendices(str(number) for number in range(28))

    assert ("Z", "AA", "AB") == (letters["25"], letters["26"], letters["27"])


def test_the_identifier_is_the_given_one_or_the_isbn_of_the_epub_or_made() -> None:
    """A made one stays the same as long as title, authors and language do; the printed book's ISBN names no file."""
    about = About(title="The Pier", authors=(Author(name="Ann Author"),))

    assert "urn:x" == identifier_of(replace(about, identifier="urn:x", isbn="978-3-16-148410-0"))
    assert "urn:isbn:9783161484117" == identifier_of(replace(about, isbn="1", ebook_isbn="978 3 16 148411 7"))
    assert "urn:isbn:080442957X" == identifier_of(replace(about, ebook_isbn="ISBN 0-8044-2957-x"))
    assert identifier_of(about) == identifier_of(replace(about, isbn="978-3-16-148410-0"))
    assert identifier_of(about) == identifier_of(replace(about, subtitle="A Year"))
    assert identifier_of(about).startswith("urn:uuid:")
    assert identifier_of(about) != identifier_of(replace(about, title="The Tide"))


def test_the_date_is_that_of_the_newest_post(booktest: BookTest) -> None:
    """Unless `book.toml` or SOURCE_DATE_EPOCH has one."""
    dated = "---\ntitle: x\ndate: {}\n---\n\nWater.\n"
    booktest.with_posts(dated.format("2016-06-07"), dated.format("2015-01-01"))

    assert datetime.date(2026, 1, 31) == sections_of(booktest).book.date
    booktest.replace("book.toml", "date = 2026-01-31\n", "")
    assert datetime.date(2016, 6, 7) == sections_of(booktest).book.date


def test_a_book_of_undated_posts_has_no_date(booktest: BookTest) -> None:
    """Nobody reads the clock."""
    assert sections_of(three_posts(booktest).replace("book.toml", "date = 2026-01-31\n", "")).book.date is None


def test_where_posts_first_appeared_is_known_by_date_or_address(booktest: BookTest) -> None:
    """A post with neither is not in the list."""
    booktest.with_posts(
        "---\ntitle: One\nslug: one\ndate: 2016-06-07\n---\n\nWater.\n",
        "---\ntitle: Two\nslug: two\npermalink: https://example.org/two/\n---\n\nWater.\n",
        "---\ntitle: Three\nslug: three\n---\n\nWater.\n",
    )

    assert [("one", datetime.date(2016, 6, 7), ""), ("two", None, "https://example.org/two/")] == [
        (each.chapter.post.slug, each.date, each.address) for each in sections_of(booktest).book.first_appeared
    ]
    booktest.replace("book.toml", "date =", "# date =").replace(
        "book.toml", "[book]", "[pages]\nfirst-appeared = false\n[book]"
    )
    assert () == sections_of(booktest).book.first_appeared
