"""What the package says of the book."""

from __future__ import annotations

from typing import Any

import pytest
from epub_samples import IDENTIFIER, book, config, packaged, section

from epub_inspector import OPF, EpubInspector
from postbook.config import Author, Series


def sample(**about: Any) -> EpubInspector:
    """A one-chapter book of which `[book]` says this."""
    return packaged(section("tide"), settings=config(about=about))


def test_title_and_subtitle_are_told_apart() -> None:
    """Catalogues show title and subtitle, in this order."""
    epub = sample(subtitle="Tides")
    assert ["A Small Book", "Tides"] == epub.metadata("dc:title")
    assert {"title-type": "subtitle", "display-seq": "2"} == epub.refinements("dc:title", "Tides")


def test_authors_are_filed_as_they_wish() -> None:
    """Each person has a role, a place and a name for the catalogue."""
    epub = sample(authors=(Author(name="Virginia Woolf", sort_name="Woolf, Virginia"), Author(name="E", role="editor")))
    assert ["Virginia Woolf"] == epub.metadata("dc:creator")
    assert ["E"] == epub.metadata("dc:contributor")
    assert {"role": "aut", "display-seq": "1", "file-as": "Woolf, Virginia"} == epub.refinements(
        "dc:creator", "Virginia Woolf"
    )
    assert "edt" == epub.refinements("dc:contributor", "E")["role"]


def test_who_wrote_what_a_book_is_based_on_contributed() -> None:
    """Catalogues call them bibliographic antecedent."""
    epub = sample(authors=(Author(name="Ann"), Author(name="Ina", role="antecedent")))
    assert ["Ina"] == epub.metadata("dc:contributor")
    assert "ant" == epub.refinements("dc:contributor", "Ina")["role"]


def test_a_book_without_authors_goes_by_its_editors() -> None:
    """An anthology is found under its editor."""
    assert ["E"] == sample(authors=(Author(name="E", role="editor"),)).metadata("dc:creator")


def test_identifiers_are_the_books_and_the_isbns() -> None:
    """The identifier stays the same; the ISBN of the EPUB stands beside it; that of the printed book is another's."""
    epub = sample(isbn="978-3-16-148410-0", ebook_isbn="978-3-16-148411-7")
    assert [IDENTIFIER, "urn:isbn:9783161484117"] == epub.metadata("dc:identifier")
    assert [] == epub.metadata("dc:source")
    assert {"identifier-type": "15"} == epub.refinements("dc:identifier", "urn:isbn:9783161484117")


def test_an_isbn_that_is_the_identifier_is_told_once() -> None:
    """One identifier is not written twice."""
    isbn = "urn:isbn:9783161484117"
    settings = config(about={"ebook_isbn": "978-3-16-148411-7"})
    epub = packaged(section("tide"), settings=settings, book=book(identifier=isbn))
    assert [isbn] == epub.metadata("dc:identifier")


def test_series_and_place_in_it_are_told() -> None:
    """A shop can list the series in order."""
    epub = sample(series=Series(name="Shores", number="2"))
    assert {"collection-type": "series", "group-position": "2"} == epub.refinements("belongs-to-collection", "Shores")


def test_what_shops_show_is_there() -> None:
    """Publisher, date, description, rights, subjects and licence stand in the package."""
    epub = sample(
        publisher="P", description="D", rights="© 2026 A", license="https://example.org/l", subjects=("a", "b")
    )
    assert [["P"], ["2026-01-31"], ["D"], ["© 2026 A"], ["a", "b"]] == [
        epub.metadata(f"dc:{name}") for name in ("publisher", "date", "description", "rights", "subject")
    ]
    assert ["https://example.org/l"] == [link.get("href") for link in epub.package.iter(f"{OPF}link")]


@pytest.mark.parametrize(
    ("license", "said", "addresses"),
    [
        (
            "CC-BY-SA-4.0",
            ["Licensed under Creative Commons Attribution-ShareAlike 4.0 International"],
            ["https://creativecommons.org/licenses/by-sa/4.0/"],
        ),
        ("The Harbour Licence", ["Licensed under The Harbour Licence"], []),
        ("All rights reserved", ["All rights reserved."], []),
    ],
)
def test_a_licence_has_its_full_name(license: str, said: list[str], addresses: list[str]) -> None:
    """As on the copyright page, with its address where there is one."""
    epub = sample(license=license)
    assert said == epub.metadata("dc:rights")
    assert addresses == [link.get("href") for link in epub.package.iter(f"{OPF}link")]


def test_the_book_was_modified_on_its_date() -> None:
    """No clock is read: a book without a date was modified when ZIP files began."""
    assert ["2026-01-31T00:00:00Z"] == sample().metadata("dcterms:modified")
    assert ["1980-01-01T00:00:00Z"] == packaged(section("tide"), book=book(date=None)).metadata("dcterms:modified")


def test_blank_words_are_left_out() -> None:
    """An empty subtitle or subject is none."""
    epub = sample(subtitle=" ", subjects=("", "Sea"), publisher="  ")
    assert [["A Small Book"], ["Sea"], []] == [
        epub.metadata(f"dc:{name}") for name in ("title", "subject", "publisher")
    ]


def test_a_licence_that_is_no_address_is_told_in_words() -> None:
    """A licence that only looks like an address can't make the package invalid."""
    epub = sample(license="https://exa mple.org/<x>")
    assert ["Licensed under https://exa mple.org/<x>"] == epub.metadata("dc:rights")
    assert [] == list(epub.package.iter(f"{OPF}link"))
