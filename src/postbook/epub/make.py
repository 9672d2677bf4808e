"""Make the EPUB: the room's work, in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from postbook.book.book import Book
from postbook.cache import Cache
from postbook.config import Config
from postbook.diagnostics import Report
from postbook.epub.contents import contents_of
from postbook.epub.cover import cover_picture
from postbook.epub.for_epub import for_epub
from postbook.epub.link_documents import link_documents
from postbook.epub.look import look_of
from postbook.epub.mark_pages import mark_pages
from postbook.epub.name_links import name_links
from postbook.epub.navigation import NAV_HREF
from postbook.epub.obstacles import obstacles
from postbook.epub.package import package
from postbook.epub.publication import Material, publication_of
from postbook.manuscript.post import Role
from postbook.page_breaks import PageBreaks
from postbook.render.section import Section
from postbook.themes.theme import Theme


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
    marks = mark_pages(documents, page_breaks or {})
    for document in documents:
        report.add(*document.diagnostics)
    report.add(*obstacles(documents, book, config))
    material = Material(
        book=book,
        config=config,
        documents=documents,
        entries=entries,
        marks=marks,
        look=look,
        cover=cover_picture(config, cover, report),
    )
    return package(publication_of(material))


def is_document(section: Section) -> bool:
    """Whether a section is a document of the EPUB; the navigation document takes the place of the contents."""
    return "epub" in section.media and section.role is not Role.CONTENTS


def contents_anchors(sections: Iterable[Section], config: Config) -> dict[str, str]:
    """Anchors of the printed contents lead to the navigation document."""
    if not config.pages.contents:
        return {}
    return {section.name: NAV_HREF for section in sections if section.role is Role.CONTENTS}
