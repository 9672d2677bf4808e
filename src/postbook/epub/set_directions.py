"""Say in the markup which way text runs: EPUB's stylesheets must not."""

from __future__ import annotations

import re

from lxml import etree

from postbook.epub.document import Document
from postbook.xhtml import XHTML, elements

CODE = frozenset(f"{XHTML}{tag}" for tag in ("pre", "code", "kbd", "samp", "tt"))
_DECLARATION = re.compile(r"\s*(direction|unicode-bidi)\s*:\s*([\w-]+)\s*(?:;|$)")


def set_directions(document: Document) -> None:
    """Give code in right-to-left text its direction, and turn authors' ``direction`` into ``dir``.

    EPUB 3.3, https://www.w3.org/TR/epub-33/#sec-css: ``direction`` and ``unicode-bidi`` must not be used.
    """
    for node in elements(document.body):
        if node.get("style") is not None:
            take_direction(node)
        is_outermost = node.tag in CODE and not any(parent.tag in CODE for parent in node.iterancestors())
        if is_outermost and runs_to_the_left(node, document):
            node.set("dir", node.get("dir", "ltr"))


def runs_to_the_left(node: etree._Element, document: Document) -> bool:
    """Whether the text around an element runs from right to left."""
    around = (parent.get("dir") for parent in node.iterancestors())
    return next((direction for direction in around if direction), document.section.direction) == "rtl"


def take_direction(node: etree._Element) -> None:
    """Move a direction from an element's style to its ``dir``."""
    style = node.get("style", "")
    for name, value in _DECLARATION.findall(style):
        if name == "direction" and value in {"ltr", "rtl"} and "dir" not in node.attrib:
            node.set("dir", value)
    if kept := _DECLARATION.sub("", style).strip(" ;"):
        node.set("style", kept)
    else:
        del node.attrib["style"]
