"""Paragraphs that begin with a picture: indented, one as wide as the measure would stick out."""

from __future__ import annotations

from lxml import etree

from postbook.xhtml import SVG, XHTML, add_class, elements

_PICTURES = frozenset({f"{XHTML}img", f"{SVG}svg"})


def mark_leading_pictures(body: etree._Element) -> None:
    """Give them the class ``pb-picture-first``."""
    for paragraph in elements(body, "p"):
        if _begins_with_picture(paragraph):
            add_class(paragraph, "pb-picture-first")


def _begins_with_picture(node: etree._Element) -> bool:
    first: etree._Element | None = node
    while first is not None and first.tag not in _PICTURES:
        if (first.text or "").strip():
            return False
        first = next(iter(first), None)
    return first is not None
