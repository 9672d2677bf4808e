"""A chapter's title: the header's, else the first heading; a body does not repeat it."""

from __future__ import annotations

import unicodedata

from lxml import etree

from postbook.chapter.tree import has_text, is_within, name_of
from postbook.xhtml import XHTML, elements, plain_text, remove

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BOXES = ("blockquote", "li", "td", "th", "aside", "figure", "dd", "details")


def take_title(body: etree._Element) -> etree._Element | None:
    """Take the heading that is the title out of a body: the first ``h1``, else a heading before all text.

    Gives the heading; its tail stays in the body.
    """
    headings = [each for each in elements(body, *_HEADINGS) if not is_within(each, _BOXES) and plain_text(each)]
    title = next((each for each in headings if name_of(each) == "h1"), None)
    if title is None and headings and _precedes_all_text(headings[0], body):
        title = headings[0]
    if title is not None:
        _take_out(title, body)
    return title


def drop_repeated_title(body: etree._Element, title: str) -> etree._Element | None:
    """Take away a first heading that only says the title again; gives it."""
    first = next(elements(body, *_HEADINGS), None)
    if first is not None and _precedes_all_text(first, body) and _folded(plain_text(first)) == _folded(title):
        _take_out(first, body)
        return first
    return None


def _take_out(heading: etree._Element, body: etree._Element) -> None:
    """Remove a heading, and the wrappers that are empty without it; an anchor for links to it stays."""
    anchor = heading.get("id")
    parent = heading.getparent()
    assert parent is not None
    if anchor:
        mark = etree.Element(f"{XHTML}a", nsmap=heading.nsmap)  # type: ignore[arg-type]
        mark.set("id", anchor)
        parent.insert(parent.index(heading), mark)
        del heading.attrib["id"]
    remove(heading)
    while parent is not body and not len(parent) and not has_text(parent.text):
        emptied, above = parent, parent.getparent()
        assert above is not None
        parent = above
        remove(emptied)


def _precedes_all_text(heading: etree._Element, body: etree._Element) -> bool:
    """Whether nothing that can be seen stands before a heading."""
    for node in body.iter():
        if node is heading:
            return True
        if name_of(node) in ("img", "svg", "video", "iframe", "hr", "table"):
            return False
        if has_text(node.text) and isinstance(node.tag, str):
            return False
        if node is not body and has_text(node.tail) and heading not in node.iterdescendants():
            return False
    return False


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
