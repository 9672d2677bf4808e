"""Ruby: readings beside the characters they belong to; anything else is running text."""

from __future__ import annotations

import re

from lxml import etree

from postbook.chapter.tree import has_text, name_of
from postbook.xhtml import XHTML, remove

# https://html.spec.whatwg.org/multipage/text-level-semantics.html#the-ruby-element
_WITH_BRACKETS = re.compile(r"(?:b+(?:t|ptp))+")
_WITHOUT = re.compile(r"(?:b+t)+")


def fix_ruby(node: etree._Element) -> None:
    """Keep ruby that is whole; without its brackets if they are not in pairs; else make it a span."""
    if _WITH_BRACKETS.fullmatch(_shape(node)):
        return
    if _WITHOUT.fullmatch(_shape(node).replace("p", "")):
        for bracket in [each for each in node if name_of(each) == "rp"]:
            remove(bracket)
        return
    node.tag = f"{XHTML}span"
    for part in node.iterdescendants(f"{XHTML}rt", f"{XHTML}rp"):
        part.tag = f"{XHTML}span"


def _shape(node: etree._Element) -> str:
    """One letter a piece: base, reading (`t`), bracket (`p`)."""
    shape = "b" if has_text(node.text) else ""
    for child in node:
        shape += {"rt": "t", "rp": "p"}.get(name_of(child), "b")
        shape += "b" if has_text(child.tail) else ""
    return shape
