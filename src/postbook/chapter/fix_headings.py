"""Headings: running text only; what can't stand in a heading follows it."""

from __future__ import annotations

from lxml import etree

from postbook.chapter.content_model import HEADINGS, TRANSPARENT, VOID, holds_block, is_block
from postbook.chapter.tags import names
from postbook.chapter.tree import has_text, name_of
from postbook.xhtml import put_after, remove, unwrap

_SIMPLE = HEADINGS | names("p div section header blockquote")


def fix_heading(heading: etree._Element) -> None:
    """Keep the words of simple blocks in a heading; lists, tables and code come after it."""
    for node in list(heading.iterdescendants()):
        if name_of(node) in _SIMPLE and not holds_block(node):
            node.text, node.tail = f" {node.text or ''}", f" {node.tail or ''}"
            unwrap(node)
    blocks = [each for each in heading.iterdescendants() if is_block(each) and not _within_block(each, heading)]
    for block in reversed(blocks):
        block.tail = f" {block.tail or ''}"
        remove(block)
        put_after(heading, block)
    _strip_start(heading)


def _within_block(node: etree._Element, heading: etree._Element) -> bool:
    for above in node.iterancestors():
        if above is heading:
            return False
        if is_block(above) and name_of(above) not in TRANSPARENT:
            return True
    return False


def _strip_start(node: etree._Element) -> None:
    """Drop the white space with which an element begins."""
    while not has_text(node.text) and len(node) and name_of(node[0]) not in VOID:
        node.text = None
        node = node[0]
    node.text = (node.text or "").lstrip() or None
