"""All that goes into the container, brought together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from postbook.book.book import Book
from postbook.config import Config
from postbook.epub.accessibility import accessibility_of
from postbook.epub.contents import Entry
from postbook.epub.cover import COVER_CSS, COVER_HREF, cover_page
from postbook.epub.document import Document
from postbook.epub.documents import write_document
from postbook.epub.findings import findings_in
from postbook.epub.landmarks import landmarks_of
from postbook.epub.look import Look
from postbook.epub.mark_pages import PageMark
from postbook.epub.metadata import Statement, metadata_of, page_source
from postbook.epub.navigation import NAV_HREF, write_navigation
from postbook.epub.ncx import write_ncx
from postbook.epub.package import Publication, ordered
from postbook.epub.plain_svg import SVG_TYPE, plain_svg
from postbook.epub.resource import Resource
from postbook.manuscript.post import Role
from postbook.words import direction_of
from postbook.xhtml import elements

DISPLAYED = frozenset({Role.COVER, Role.HALF_TITLE, Role.TITLE_PAGE, Role.COPYRIGHT, Role.DEDICATION, Role.EPIGRAPH})
"""What stands before the contents, by the Chicago Manual of Style 1.4."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a publication is made of."""

    book: Book
    config: Config
    documents: Sequence[Document]
    entries: Sequence[Entry]
    marks: Sequence[PageMark]
    """Where the pages of the PDF begin; none where there is no PDF."""
    look: Look
    cover: Resource | None
    """Its picture."""


def publication_of(material: Material) -> Publication:
    """Everything in its place."""
    book, about, cover = material.book, material.config.book, material.cover
    resources = _resources(material)
    return Publication(
        identifier=book.identifier,
        title=about.title,
        language=about.language,
        direction=direction_of(about.language),
        date=book.date,
        metadata=_metadata(material, resources),
        resources=resources,
        spine=tuple(_spine(material)),
        ncx=write_ncx(material.entries, identifier=book.identifier, title=about.title, language=about.language),
        cover=cover.href if cover else "",
    )


def _resources(material: Material) -> tuple[Resource, ...]:
    """Every file of the container: cover, navigation, documents, looks, pictures."""
    book, config, cover, look = material.book, material.config, material.cover, material.look
    stylesheets = [sheet.href for sheet in look.sheets]
    landmarks = landmarks_of(
        material.documents, book.words, has_cover=cover is not None, has_contents=config.pages.contents
    )
    navigation = write_navigation(
        material.entries,
        landmarks,
        material.marks,
        words=book.words,
        language=config.book.language,
        stylesheets=stylesheets,
    )
    covers = [cover_page(cover, config, book.words), COVER_CSS, cover] if cover else []
    pages = [write_document(document, config.book.title, stylesheets) for document in material.documents]
    media = _pictures(material.documents)
    return ordered([*covers, navigation, *pages, *look.sheets, *look.named, *look.fonts.values(), *media])


def _metadata(material: Material, resources: Sequence[Resource]) -> tuple[Statement, ...]:
    """What is said of the book, of its pages, and of who can read it."""
    config = material.config
    found = findings_in(material.documents, resources, has_pages=bool(material.marks))
    return (
        *metadata_of(material.book, config),
        *(page_source(config.book) if material.marks else ()),
        *accessibility_of(found, config.accessibility, config.book.language),
    )


def _spine(material: Material) -> Iterator[str]:
    """Reading order: cover, display pages, contents, everything else."""
    documents = material.documents
    if material.cover:
        yield COVER_HREF
    displayed = [document.section.role in DISPLAYED for document in documents]
    first = next((place for place, shown in enumerate(displayed) if not shown), len(displayed))
    yield from (document.href for document in documents[:first])
    if material.config.pages.contents:
        yield NAV_HREF
    yield from (document.href for document in documents[first:])


def _pictures(documents: Iterable[Document]) -> Iterator[Resource]:
    """The pictures that documents show, and those that finishing made."""
    for document in documents:
        for image in elements(document.body, "img"):
            href = image.get("src", "").removeprefix("../")
            picture = document.section.pictures[href]
            data = plain_svg(picture.read()) if picture.media_type == SVG_TYPE else picture.read()
            yield Resource(href=href, media_type=picture.media_type, data=data)
        yield from document.resources.values()
