"""Attributions: the line under a quotation that says who said it."""

from __future__ import annotations

import re

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.tags import names
from postbook.chapter.tree import has_text, name_of
from postbook.xhtml import XHTML, add_class, element, elements, plain_text

_DASH = re.compile(r"\s*(?:[—―]|–\s|--+\s?(?=\S))")
_BLOCKS = names("p div ul ol dl pre table blockquote figure section")


def mark_attributions(draft: Draft) -> None:
    """Mark the last paragraph of a quotation, or the last line of it, if it begins with a dash."""
    for quotation in elements(draft.body, "blockquote"):
        last = quotation[-1] if len(quotation) else None
        if last is None or has_text(last.tail):
            continue
        if name_of(last) == "footer" and not any(name_of(each) in _BLOCKS for each in last):
            last.tag = f"{XHTML}p"
            add_class(last, "pb-attribution")
        elif name_of(last) == "p":
            _mark(last)


def _mark(paragraph: etree._Element) -> None:
    if _DASH.match(plain_text(paragraph)):
        if paragraph.getprevious() is not None:
            add_class(paragraph, "pb-attribution")
        return
    for line_break in [each for each in paragraph if name_of(each) == "br"]:
        if _DASH.match(_text_after(line_break)):
            _split(paragraph, line_break)
            return


def _text_after(node: etree._Element) -> str:
    following = node.getnext()
    if has_text(node.tail) or following is None:
        return node.tail or ""
    return plain_text(following)


def _split(paragraph: etree._Element, line_break: etree._Element) -> None:
    """Give what follows a line break a paragraph of its own."""
    parent = paragraph.getparent()
    assert parent is not None
    after = element("p", (line_break.tail or "").lstrip(), *line_break.itersiblings(), class_="pb-attribution")
    paragraph.remove(line_break)
    parent.insert(parent.index(paragraph) + 1, after)
    after.tail, paragraph.tail = paragraph.tail, "\n"
