"""Credit lines: who made a picture, at the end of its caption."""

from __future__ import annotations

import re

from lxml import etree

from postbook.chapter.tree import name_of
from postbook.xhtml import XHTML, add_class, classes, elements

_CREDITS = frozenset(
    {"credit", "credits", "photo-credit", "image-credit", "img-credit", "media-credit", "picture-credit"}
)
_MAY_BE_MARKED = ("span", "small", "cite", "em", "i", "p", "div")
_SENTENCE_END = re.compile(r"[.!?…。！？؟][\"'”’»)\]]*\s*$")
_SAYS_WHO = re.compile(r"[:：©]")


def mark_credits(caption: etree._Element) -> None:
    """Mark as ``pb-credit`` what authors call a credit in a caption, or end it with in small print."""
    for node in list(elements(caption, *_MAY_BE_MARKED)):
        if _CREDITS & set(classes(node)) or (name_of(node) == "small" and _ends(node, caption)):
            _mark(node)


def mark_last_emphasis(caption: etree._Element) -> None:
    """In a caption made of a title, emphasised words after its last sentence are the credit."""
    last = caption[-1] if len(caption) else None
    if last is not None and name_of(last) in ("em", "i") and _ends(last, caption):
        before = _text_before(last, caption)
        if _SENTENCE_END.search(before) or _SAYS_WHO.search("".join(map(str, last.itertext()))):
            _mark(last)


def _mark(node: etree._Element) -> None:
    if name_of(node) not in ("p", "div"):
        node.tag = f"{XHTML}span"
    add_class(node, "pb-credit")


def _ends(node: etree._Element, caption: etree._Element) -> bool:
    """Whether nothing of a caption follows an element, and something stands before it."""
    return (
        node.getparent() is caption
        and node.getnext() is None
        and not (node.tail or "").strip()
        and bool(_text_before(node, caption).strip())
    )


def _text_before(node: etree._Element, caption: etree._Element) -> str:
    before = [caption.text or ""]
    for each in node.itersiblings(preceding=True):
        before[1:1] = ["".join(map(str, each.itertext())), each.tail or ""]
    return "".join(before)
