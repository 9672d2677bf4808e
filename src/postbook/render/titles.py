"""Titles as other pages show them: inline markup without links, note calls and ids."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from postbook.xhtml import elements, has_class, remove, unwrap


def quoted_title(title: etree._Element) -> etree._Element:
    """A copy that can stand in a link, in a second place in the book."""
    copy = deepcopy(title)
    copy.tail = None
    for node in list(elements(copy)):
        node.attrib.pop("id", "")
        if has_class(node, "pb-noteref") or has_class(node, "pb-page-ref"):
            _remove_call(node)
        elif node.tag.endswith("}a"):
            unwrap(node)
    return copy


def _remove_call(node: etree._Element) -> None:
    """Take a note call away, and the superscript that held nothing else."""
    parent = node.getparent()
    assert parent is not None
    alone = len(parent) == 1 and not (parent.text or node.tail)
    remove(parent if alone and parent.tag.endswith("}sup") else node)
