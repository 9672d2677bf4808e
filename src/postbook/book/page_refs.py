"""Put the printed page of its target after a link from post to post: `(page 42)`."""

from __future__ import annotations

from lxml import etree

from postbook.chapter.chapter import Chapter
from postbook.words import Words, words_for
from postbook.xhtml import XHTML, element, elements, has_class, plain_text, put_after

BLOCKS = frozenset(f"{XHTML}{name}" for name in ("p", "li", "dd", "dt", "td", "th", "figcaption", "blockquote", "div"))
WITHOUT = frozenset(f"{XHTML}{name}" for name in ("h1", "h2", "h3", "h4", "h5", "h6", "pre"))
"""Where a page would be in the way."""


def refer_to_pages(chapter: Chapter) -> None:
    """Put them in, in the chapter's own language. Changes its tree, which belongs to the caller."""
    words = words_for(chapter.language)
    last: tuple[etree._Element | None, str] = (None, "")
    for link in [each for each in elements(chapter.body, "a") if has_class(each, "pb-crossref")]:
        place = (_block_of(link), link.get("href", ""))
        if place != last and plain_text(link) and not any(node.tag in WITHOUT for node in link.iterancestors()):
            put_after(link, _page_reference(link, words))
            last = place


def _block_of(link: etree._Element) -> etree._Element | None:
    return next((node for node in link.iterancestors() if node.tag in BLOCKS), None)


def _page_reference(link: etree._Element, words: Words) -> etree._Element:
    before, _, after = words.page_reference.partition("{}")
    folio = element("span", data_folio=link.get("href", "").removeprefix("#"))
    folio.tail = after
    return element("span", before, folio, class_="pb-page-ref")
