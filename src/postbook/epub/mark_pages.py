"""Mark where the pages of the PDF begin, so that readers of both find the same place.

EPUB Accessibility 1.1, https://www.w3.org/TR/epub-a11y-11/#sec-page-nav.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from lxml import etree

from postbook.epub.document import Document
from postbook.page_breaks import PageBreak, PageBreaks, is_counted, letters_in
from postbook.xhtml import EPUB_TYPE, XHTML, element

HEADINGS = frozenset(f"{XHTML}h{level}" for level in range(1, 7))

PageMark = tuple[str, str]
"""(folio, href from the folder of the package document)."""

Slot = tuple[etree._Element, bool]
"""A piece of text: of an element, or what follows it."""


def mark_pages(documents: Sequence[Document], page_breaks: PageBreaks) -> list[PageMark]:
    """Put a mark where each page begins. Gives the pages in reading order."""
    marked: list[PageMark] = []
    for document in documents:
        breaks = page_breaks.get(document.section.name, ())
        mark_document(document.body, breaks)
        marked += [(each.folio, f"{document.href}#{anchor_of(each)}") for each in breaks]
    return marked


def mark_document(body: etree._Element, breaks: Sequence[PageBreak]) -> None:
    """Mark one section's pages, the last first: what stands before a mark keeps its place."""
    if not breaks:
        return
    slots = [slot for slot in slots_in(body) if letters_in(text_of(slot))]
    ends = list(accumulate(letters_in(text_of(slot)) for slot in slots))
    end_of_text = len(body)
    for each in reversed(breaks):
        place = bisect_right(ends, each.letters)
        if place == len(ends):
            body.insert(end_of_text, mark_of(each))
        elif each.letters == 0:
            put_first(body, mark_of(each))
        else:
            before = ends[place - 1] if place else 0
            put_in(slots[place], offset_of(text_of(slots[place]), each.letters - before), mark_of(each))


def slots_in(node: etree._Element) -> Iterator[Slot]:
    """Every piece of text that is counted, in order."""
    if not isinstance(node.tag, str) or not node.tag.startswith(XHTML) or not is_counted(node.get("class", "")):
        return
    yield node, False
    for child in node:
        yield from slots_in(child)
        yield child, True


def text_of(slot: Slot) -> str:
    """What a slot holds."""
    node, is_tail = slot
    return (node.tail if is_tail else node.text) or ""


def offset_of(text: str, letters: int) -> int:
    """Where the letter after so many stands; after the word that the page's end divides."""
    offset = seen = 0
    # Pages without letters end at the same place: the later mark has taken what follows already.
    while offset < len(text) and (seen < letters or not text[offset].isalnum()):
        seen += text[offset].isalnum()
        offset += 1
    while offset < len(text) and offset > 0 and text[offset - 1].isalnum() and text[offset].isalnum():
        offset += 1
    return offset


def mark_of(page: PageBreak) -> etree._Element:
    """The mark of a page."""
    mark = element("span", id=anchor_of(page), role="doc-pagebreak", aria_label=page.folio)
    mark.set(EPUB_TYPE, "pagebreak")
    return mark


def anchor_of(page: PageBreak) -> str:
    """No section and no anchor of a post begins like this."""
    return f"pb-page-{page.folio}"


def put_first(body: etree._Element, mark: etree._Element) -> None:
    """Put a mark before everything."""
    mark.tail, body.text = body.text, None
    body.insert(0, mark)


def put_in(slot: Slot, offset: int, mark: etree._Element) -> None:
    """Divide a text; a heading that would begin with the mark has it before itself."""
    node, is_tail = slot
    text = text_of(slot)
    parent = node.getparent()
    if not is_tail and node.tag in HEADINGS and not text[:offset].strip() and parent is not None:
        parent.insert(parent.index(node), mark)
        return
    mark.tail = text[offset:] or None
    if is_tail and parent is not None:
        node.tail = text[:offset] or None
        parent.insert(parent.index(node) + 1, mark)
    else:
        node.text = text[:offset] or None
        node.insert(0, mark)
