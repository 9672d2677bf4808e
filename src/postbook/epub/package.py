"""The package: every file in one container. The only module that imports EbookLib.

EbookLib writes the package document and the container; every file it gets is finished bytes, because its own writers
of documents and navigation lose text and make invalid files. What it would take from the clock is given to it.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ebooklib import epub
from lxml import etree

from postbook.epub.metadata import UNIQUE_ID, Statement
from postbook.epub.resource import Resource

EARLIEST = datetime.date(1980, 1, 1)
"""The first day that a ZIP entry can have; what a book without a date says it was modified on."""

PACKED = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif", "font/woff", "font/woff2"})
"""Media types that are compressed already."""

DUBLIN_CORE = "dc:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What goes into the container."""

    identifier: str
    title: str
    language: str
    direction: str
    date: datetime.date | None
    metadata: tuple[Statement, ...]
    resources: tuple[Resource, ...]
    """All of them, in the manifest's order, without the NCX."""
    spine: tuple[str, ...]
    """Hrefs of the documents, in reading order."""
    ncx: bytes
    cover: str
    """Href of the cover's picture, or empty."""


class Archive(zipfile.ZipFile):
    """A ZIP file without clock, system or user in it."""

    def writestr(
        self, name: Any, data: Any, compress_type: int | None = zipfile.ZIP_DEFLATED, compresslevel: int | None = None
    ) -> None:
        """Add a file. EPUB OCF 3.3, https://www.w3.org/TR/epub-33/#sec-container-zip."""
        entry = zipfile.ZipInfo(str(name), (1980, 1, 1, 0, 0, 0))
        entry.compress_type = zipfile.ZIP_DEFLATED if compress_type is None else compress_type
        entry.create_system, entry.external_attr = 3, 0o644 << 16
        super().writestr(entry, data, compresslevel=compresslevel)


class Packager(epub.EpubWriter):  # type: ignore[misc]
    """EbookLib's writer with our NCX, our archive, and a language on the package, which Ace asks for."""

    def _get_ncx(self) -> Any:
        return self.book.ncx

    def _write_opf_file(self, root: etree._Element) -> None:
        root.set("{http://www.w3.org/XML/1998/namespace}lang", self.book.language)
        super()._write_opf_file(root)

    def _write_items(self) -> None:
        for item in self.book.get_items():
            if isinstance(item, epub.EpubNcx):
                self.out.writestr(f"{self.book.FOLDER_NAME}/{item.file_name}", self._get_ncx())
            else:
                how = zipfile.ZIP_STORED if item.media_type in PACKED else zipfile.ZIP_DEFLATED
                self.out.writestr(f"{self.book.FOLDER_NAME}/{item.file_name}", item.content, how)

    def write(self) -> None:
        """Write the container."""
        with Archive(self.file_name, "w") as self.out:
            self.out.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
            self._write_container()
            self._write_opf()
            self._write_items()


def package(publication: Publication) -> bytes:
    """Put everything into one file. The same publication gives the same bytes."""
    book = book_of(publication)
    items = {resource.href: item_of(resource) for resource in publication.resources}
    for item in items.values():
        book.add_item(item)
    book.add_item(epub.EpubNcx())
    book.ncx = publication.ncx
    book.spine = [items[href] for href in publication.spine]
    out = io.BytesIO()
    modified = datetime.datetime.combine(publication.date or EARLIEST, datetime.time())
    Packager(out, book, {"mtime": modified, "package_direction": True}).write()
    return out.getvalue()


def book_of(publication: Publication) -> epub.EpubBook:
    """A book of EbookLib's with our metadata and nothing of its own."""
    book = epub.EpubBook()
    book.metadata.clear()
    book.IDENTIFIER_ID = UNIQUE_ID
    book.uid = publication.identifier
    book.title = publication.title
    book.language = publication.language
    book.direction = publication.direction
    for statement in publication.metadata:
        add_statement(book, statement)
    if publication.cover:
        cover = Resource(href=publication.cover, media_type="", data=b"")
        book.add_metadata(None, "meta", "", {"name": "cover", "content": cover.id})
    return book


def add_statement(book: epub.EpubBook, statement: Statement) -> None:
    """Hand one statement over."""
    attributes: Mapping[str, str] = dict(statement.attributes)
    if statement.name.startswith(DUBLIN_CORE):
        book.add_metadata("DC", statement.name.removeprefix(DUBLIN_CORE), statement.text, attributes)
    else:
        book.add_metadata(None, statement.name, statement.text or None, attributes)


def item_of(resource: Resource) -> epub.EpubItem:
    """A file that EbookLib takes as it is."""
    item = epub.EpubItem(resource.id, resource.href, resource.media_type, resource.data)
    item.properties = list(resource.properties)
    return item


def ordered(resources: Sequence[Resource]) -> tuple[Resource, ...]:
    """Each file once, by href, in the order given."""
    return tuple({resource.href: resource for resource in resources}.values())
