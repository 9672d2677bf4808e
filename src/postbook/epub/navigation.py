"""The navigation document, which is also the contents page: contents and landmarks."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from postbook.epub.contents import Entry
from postbook.epub.documents import MEDIA_TYPE, page_of, serialize_page
from postbook.epub.resource import Resource
from postbook.words import Words, direction_of
from postbook.xhtml import EPUB_TYPE, XML_LANG, element

NAV_HREF = "nav.xhtml"
Landmark = tuple[str, str, str]
"""(``epub:type``, label, href)."""


def write_navigation(
    entries: Sequence[Entry],
    landmarks: Sequence[Landmark],
    pages: Sequence[tuple[str, str]],
    *,
    words: Words,
    language: str,
    stylesheets: Sequence[str],
) -> Resource:
    """EPUB 3.3, https://www.w3.org/TR/epub-33/#sec-nav. ``pages``: folio and href, where there is a PDF."""
    page = page_of(
        contents_section(entries, words, language),
        landmarks_nav(landmarks),
        *([page_list(pages)] if pages else []),
        title=words.contents,
        semantics="frontmatter",
        language=language,
        direction=direction_of(language),
        stylesheets=stylesheets,
    )
    return Resource(href=NAV_HREF, media_type=MEDIA_TYPE, data=serialize_page(page), properties=("nav",))


def contents_section(entries: Sequence[Entry], words: Words, language: str) -> etree._Element:
    """The contents as readers see them. ``language``: the book's."""
    title = element("h1", words.contents, id="contents--title", class_="pb-title")
    listed = contents_list(entries, language)
    nav = element("nav", "", listed, id="toc", role="doc-toc", aria_labelledby="contents--title")
    nav.set(EPUB_TYPE, "toc")
    return element("section", "", title, nav, class_="pb-section pb-contents", aria_labelledby="contents--title")


def contents_list(entries: Sequence[Entry], language: str) -> etree._Element:
    """Entries as a list, nested; those in another language than the book's say so."""
    listed = element("ol", class_="pb-toc")
    for entry in entries:
        link = element("a", entry.label, href=entry.href)
        if entry.language != language:
            for name, value in (("lang", entry.language), (XML_LANG, entry.language)):
                link.set(name, value)
            link.set("dir", direction_of(entry.language))
        item = element("li", "", link, class_=f"pb-toc-{entry.kind}")
        if entry.entries:
            item.append(contents_list(entry.entries, language))
        listed.append(item)
    return listed


def landmarks_nav(landmarks: Sequence[Landmark]) -> etree._Element:
    """Places that reading systems offer by name; hidden on the page."""
    listed = element("ol")
    for semantics, label, href in landmarks:
        link = element("a", label, href=href)
        link.set(EPUB_TYPE, semantics)
        listed.append(element("li", "", link))
    nav = element("nav", "", listed, id="landmarks", hidden="hidden")
    nav.set(EPUB_TYPE, "landmarks")
    return nav


def page_list(pages: Sequence[tuple[str, str]]) -> etree._Element:
    """The pages of the PDF, for systems that go to a page; hidden on the page."""
    listed = element("ol", "", *(element("li", "", element("a", folio, href=href)) for folio, href in pages))
    nav = element("nav", "", listed, id="page-list", role="doc-pagelist", hidden="hidden")
    nav.set(EPUB_TYPE, "page-list")
    return nav
