"""What the package document says of the book. EPUB 3.3, https://www.w3.org/TR/epub-33/#sec-pkg-metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from postbook.book.book import Book
from postbook.config import About, Author, Config
from postbook.isbn import isbn_urn
from postbook.licenses import license_name_and_address, reserves_all_rights
from postbook.words import Words

RELATORS = {
    "author": "aut",
    "editor": "edt",
    "translator": "trl",
    "illustrator": "ill",
    "photographer": "pht",
    "foreword": "aui",
    "antecedent": "ant",
    "contributor": "ctb",
}
"""Role → MARC relator code, https://www.loc.gov/marc/relators/relacode.html."""

ISBN_13, ISBN_10 = "15", "02"
"""Kinds of identifier: ONIX code list 5, https://ns.editeur.org/onix/en/5."""

WEB_ADDRESS = re.compile(r"https?://[\w.-]+(:\d+)?(/[^\s<>\"{}|\\^`\[\]]*)?", re.ASCII)
"""An address that needs no mending; another is no link, but stands among the rights."""

UNIQUE_ID = "id"
"""What the package calls its unique identifier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One element of the metadata: ``dc:title``, ``meta`` or ``link``."""

    name: str
    text: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


def metadata_of(book: Book, config: Config) -> tuple[Statement, ...]:
    """Everything but the accessibility of the book, which is found out in its documents."""
    about = config.book
    return (
        *identifiers(book, about),
        *titles(about),
        Statement(name="dc:language", text=about.language),
        *people(about),
        *catalogue(book, about),
        *series(about),
        meta("rendition:layout", "reflowable"),
    )


def meta(name: str, text: str, *, refines: str = "", scheme: str = "", id: str = "") -> Statement:
    """A property of the book or, with ``refines``, of another statement."""
    attributes = {"property": name}
    if refines:
        attributes["refines"] = f"#{refines}"
    if scheme:
        attributes["scheme"] = scheme
    if id:
        attributes["id"] = id
    return Statement(name="meta", text=text, attributes=attributes)


def identifiers(book: Book, about: About) -> Iterator[Statement]:
    """The unique identifier first, then the ISBN of the EPUB.

    The printed book's is none of this one's: it is told as the source of page numbers, where there are any.
    """
    yield Statement(name="dc:identifier", text=book.identifier, attributes={"id": UNIQUE_ID})
    isbn = isbn_urn(about.ebook_isbn)
    if isbn and isbn != book.identifier:
        yield Statement(name="dc:identifier", text=isbn, attributes={"id": "isbn"})
        yield identifier_type(isbn, "isbn")
    elif isbn:
        yield identifier_type(isbn, UNIQUE_ID)


def page_source(about: About) -> Iterator[Statement]:
    """Whose page numbers the EPUB has: those of the PDF that is the printed book, by its ISBN if it has one.

    EPUB Accessibility 1.1, https://www.w3.org/TR/epub-a11y-11/#sec-page-src; ``dc:source`` is for older systems.
    """
    urn = isbn_urn(about.isbn)
    yield meta("pageBreakSource", urn or f"{about.title} (PDF)")
    if urn:
        yield Statement(name="dc:source", text=urn, attributes={"id": "print"})
        yield identifier_type(urn, "print")


def identifier_type(urn: str, refines: str) -> Statement:
    """Say that an identifier is an ISBN, of 13 digits or of 10."""
    kind = ISBN_13 if len(urn) == len("urn:isbn:") + 13 else ISBN_10
    return meta("identifier-type", kind, refines=refines, scheme="onix:codelist5")


def titles(about: About) -> Iterator[Statement]:
    """Title and subtitle, each with its type and its place."""
    kinds = {"main": about.title, "subtitle": about.subtitle}
    for place, (kind, text) in enumerate(kinds.items(), 1):
        if text.strip():
            name = f"title-{kind}"
            yield Statement(name="dc:title", text=text, attributes={"id": name})
            yield meta("title-type", kind, refines=name)
            yield meta("display-seq", str(place), refines=name)


def people(about: About) -> Iterator[Statement]:
    """Who made the book, with role and name as catalogues file it. A book without authors goes by its editors."""
    roles = {author.role for author in about.authors}
    leading = "author" if "author" in roles else "editor"
    for place, author in enumerate(about.authors, 1):
        yield from person(author, place, "dc:creator" if author.role == leading else "dc:contributor")


def person(author: Author, place: int, name: str) -> Iterator[Statement]:
    """One of them."""
    person_id = f"person-{place}"
    yield Statement(name=name, text=author.name, attributes={"id": person_id})
    yield meta("role", RELATORS[author.role], refines=person_id, scheme="marc:relators")
    yield meta("display-seq", str(place), refines=person_id)
    if author.sort_name:
        yield meta("file-as", author.sort_name, refines=person_id)


def catalogue(book: Book, about: About) -> Iterator[Statement]:
    """What shops and libraries show."""
    single = {
        "dc:publisher": about.publisher,
        "dc:date": book.date.isoformat() if book.date else "",
        "dc:description": about.description,
        "dc:rights": about.rights,
    }
    yield from (Statement(name=name, text=text) for name, text in single.items() if text.strip())
    yield from (Statement(name="dc:subject", text=subject) for subject in about.subjects if subject.strip())
    yield from license_of(about, book.words)
    if about.edition:
        yield meta("schema:bookEdition", about.edition)


def license_of(about: About, words: Words) -> Iterator[Statement]:
    """The licence in the words of the copyright page, and its address where it is known."""
    name, address = license_name_and_address(about.license)
    if reserves_all_rights(about.license):
        yield Statement(name="dc:rights", text=words.all_rights_reserved)
    elif name and (name != address or not WEB_ADDRESS.fullmatch(address)):
        yield Statement(name="dc:rights", text=words.license.format(name))
    if WEB_ADDRESS.fullmatch(address):
        yield Statement(name="link", attributes={"rel": "dcterms:license", "href": address})


def series(about: About) -> Iterator[Statement]:
    """The series, and the book's place in it."""
    if about.series:
        yield meta("belongs-to-collection", about.series.name, id="series")
        yield meta("collection-type", "series", refines="series")
        if re.fullmatch(r"\d+(\.\d+)*", about.series.number):
            yield meta("group-position", about.series.number, refines="series")
