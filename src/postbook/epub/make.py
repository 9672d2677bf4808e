"""Make the EPUB: the room's work, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from postbook.book.book import Book
from postbook.cache import Cache
from postbook.config import Config
from postbook.diagnostics import Report
from postbook.epub.accessibility import accessibility_of
from postbook.epub.contents import Entry, contents_of
from postbook.epub.cover import COVER_CSS, COVER_HREF, cover_page, cover_picture
from postbook.epub.document import Document
from postbook.epub.documents import write_document
from postbook.epub.findings import findings_in
from postbook.epub.fonts import Fonts, embed_fonts, fonts_css, name_fonts
from postbook.epub.for_epub import for_epub
from postbook.epub.landmarks import landmarks_of
from postbook.epub.link_documents import link_documents
from postbook.epub.mark_pages import PageMark, mark_pages
from postbook.epub.metadata import metadata_of, page_source
from postbook.epub.name_links import name_links
from postbook.epub.navigation import NAV_HREF, contents_section, write_navigation
from postbook.epub.ncx import write_ncx
from postbook.epub.obstacles import obstacles
from postbook.epub.package import Publication, ordered, package
from postbook.epub.plain_svg import SVG_TYPE, plain_svg
from postbook.epub.resource import Resource
from postbook.epub.stylesheets import own_stylesheets
from postbook.manuscript.post import Role
from postbook.page_breaks import PageBreaks
from postbook.render.section import Section
from postbook.themes.theme import Theme
from postbook.words import direction_of
from postbook.xhtml import elements

DISPLAYED = frozenset({Role.COVER, Role.HALF_TITLE, Role.TITLE_PAGE, Role.COPYRIGHT, Role.DEDICATION, Role.EPIGRAPH})
"""What stands before the contents, by the Chicago Manual of Style 1.4."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Stylesheets and fonts."""

    sheets: tuple[Resource, ...]
    """In the order in which they apply."""
    named: tuple[Resource, ...]
    """Files that the sheets name."""
    fonts: Fonts


def make_epub(
    book: Book,
    sections: Sequence[Section],
    config: Config,
    report: Report,
    *,
    theme: Theme,
    cover: bytes | None = None,
    cache: Cache | None = None,
    page_breaks: PageBreaks | None = None,
) -> bytes:
    """The book as an EPUB 3.3 publication. ``cover``: the theme's, a JPEG, for a book that has no picture of its own;
    ``page_breaks``: of the PDF, where one was made.

    Reports: invalid-math, broken-link, invalid-cover, small-cover, missing-file, outside-roots, not-utf8, refused-css,
    unmet-claim.
    """
    documents = [for_epub(section, book.words, cache) for section in sections if is_document(section)]
    link_documents(documents, contents_anchors(sections, config))
    name_links(documents)
    entries = contents_of(documents, config.pages.contents_depth)
    look = look_of(documents, entries, theme, book, config, report)
    pages = mark_pages(documents, page_breaks or {})
    for document in documents:
        report.add(*document.diagnostics)
    report.add(*obstacles(documents, book, config))
    picture = cover_picture(config, cover, report)
    return package(publication_of(book, documents, entries, pages, look, picture, config))


def is_document(section: Section) -> bool:
    """Whether a section is a document of the EPUB; the navigation document takes the place of the contents."""
    return "epub" in section.media and section.role is not Role.CONTENTS


def contents_anchors(sections: Iterable[Section], config: Config) -> dict[str, str]:
    """Anchors of the printed contents lead to the navigation document."""
    if not config.pages.contents:
        return {}
    return {section.name: NAV_HREF for section in sections if section.role is Role.CONTENTS}


def look_of(
    documents: Sequence[Document], entries: Sequence[Entry], theme: Theme, book: Book, config: Config, report: Report
) -> Look:
    """The theme's sheets, then the book's own; the fonts that both name."""
    own, named = own_stylesheets(config, report)
    styles = Resource(href="styles/theme.css", media_type="text/css", data="\n".join(theme.epub_stylesheets).encode())
    css = [sheet.data.decode() for sheet in (styles, *own)]
    contents, labels = (
        contents_section(entries, book.words, config.book.language),
        [config.book.title, book.words.notes],
    )
    fonts = embed_fonts(documents, contents, labels, css, theme, config)
    name_fonts(documents, fonts, book.words)
    faces = [fonts_css(fonts)] if fonts else []
    return Look(sheets=(*faces, styles, *own), named=tuple(named), fonts=fonts)


def publication_of(
    book: Book,
    documents: Sequence[Document],
    entries: Sequence[Entry],
    marked: Sequence[PageMark],
    look: Look,
    picture: Resource | None,
    config: Config,
) -> Publication:
    """Bring everything together."""
    about = config.book
    stylesheets = [sheet.href for sheet in look.sheets]
    landmarks = landmarks_of(documents, book.words, has_cover=picture is not None, has_contents=config.pages.contents)
    navigation = write_navigation(
        entries,
        landmarks,
        marked,
        words=book.words,
        language=about.language,
        direction=direction_of(about.language),
        stylesheets=stylesheets,
    )
    covers = [cover_page(picture, config, book.words), COVER_CSS, picture] if picture else []
    pages = [write_document(document, about.title, stylesheets) for document in documents]
    media = list(pictures_of(documents))
    resources = ordered([*covers, navigation, *pages, *look.sheets, *look.named, *look.fonts.values(), *media])
    found = findings_in(documents, resources, has_pages=bool(marked))
    return Publication(
        identifier=book.identifier,
        title=about.title,
        language=about.language,
        direction=direction_of(about.language),
        date=book.date,
        metadata=(
            *metadata_of(book, config),
            *(page_source(about) if marked else ()),
            *accessibility_of(found, config.accessibility, about.language),
        ),
        resources=resources,
        spine=tuple(spine_of(documents, has_cover=picture is not None, has_contents=config.pages.contents)),
        ncx=write_ncx(entries, identifier=book.identifier, title=about.title, language=about.language),
        cover=picture.href if picture else "",
    )


def spine_of(documents: Sequence[Document], *, has_cover: bool, has_contents: bool) -> Iterator[str]:
    """Reading order: cover, display pages, contents, everything else."""
    if has_cover:
        yield COVER_HREF
    displayed = [document.section.role in DISPLAYED for document in documents]
    first = next((place for place, shown in enumerate(displayed) if not shown), len(displayed))
    yield from (document.href for document in documents[:first])
    if has_contents:
        yield NAV_HREF
    yield from (document.href for document in documents[first:])


def pictures_of(documents: Iterable[Document]) -> Iterator[Resource]:
    """The pictures that documents show, and those that finishing made."""
    for document in documents:
        for image in elements(document.body, "img"):
            href = image.get("src", "").removeprefix("../")
            picture = document.section.pictures[href]
            data = plain_svg(picture.read()) if picture.media_type == SVG_TYPE else picture.read()
            yield Resource(href=href, media_type=picture.media_type, data=data)
        yield from document.resources.values()
