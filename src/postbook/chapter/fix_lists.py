"""Lists: only items in them, and no item outside."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from postbook.chapter.tree import append_text, has_text, name_of
from postbook.xhtml import XHTML, element, remove, unwrap


def fix_list(node: etree._Element) -> None:
    """Put what stands between the items of a list into an item: a nested list into the one before it."""
    _settle_number(node, "start")
    _take_text_into_items(node, "li")
    for child in list(node):
        if name_of(child) == "li":
            _settle_number(child, "value")
            continue
        before = child.getprevious()
        if before is not None and name_of(before) == "li" and name_of(child) in ("ul", "ol"):
            _move_into(before, child)
        else:
            _wrap(child, "li")
    if not len(node):
        remove(node)


def _settle_number(node: etree._Element, name: str) -> None:
    """Numbers of a list may be written in another script's digits."""
    written = node.attrib.pop(name, "").strip()
    if re.fullmatch(r"[+-]?\d{1,6}", str(written)):
        node.set(name, str(int(written)))


def fix_definitions(node: etree._Element) -> None:
    """See to it that each term has a definition, and each definition a term."""
    for group in [each for each in node if name_of(each) == "div"]:
        if any(name_of(each) in ("dt", "dd") for each in group):
            unwrap(group)
    _take_text_into_items(node, "dd")
    for child in list(node):
        if name_of(child) in ("dt", "dd"):
            continue
        before = child.getprevious()
        if before is not None and name_of(before) == "dd":
            _move_into(before, child)
        else:
            _wrap(child, "dd")
    names = {name_of(child) for child in node}
    if names == {"dt", "dd"}:
        _complete(node)
    elif names:
        _make_plain(node)
    else:
        remove(node)


def _make_plain(node: etree._Element) -> None:
    """Definitions without terms are an author's way to indent; terms without definitions are lines."""
    node.tag = f"{XHTML}div"
    for child in node:
        child.tag = f"{XHTML}div"


def _complete(node: etree._Element) -> None:
    if name_of(node[0]) == "dd":
        node.insert(0, element("dt"))
    if name_of(node[-1]) == "dt":
        node.append(element("dd"))


def gather_stray_items(node: etree._Element) -> None:
    """Put items that no list holds into one."""
    if name_of(node) not in ("ul", "ol"):
        _gather(node, ("li",), "ul", fix_list)
    if name_of(node) != "dl":
        _gather(node, ("dt", "dd"), "dl", fix_definitions)


def _gather(
    node: etree._Element, names: tuple[str, ...], list_name: str, fix: Callable[[etree._Element], None]
) -> None:
    made: etree._Element | None = None
    lists = []
    for child in list(node):
        if name_of(child) not in names:
            made = None
            continue
        tail, child.tail = child.tail, None
        if made is None:
            made = element(list_name)
            lists.append(made)
            node.insert(node.index(child), made)
        made.append(child)
        if has_text(tail):
            made.tail, made = tail, None
    for each in lists:
        fix(each)


def _take_text_into_items(node: etree._Element, name: str) -> None:
    if has_text(node.text):
        node.insert(0, element(name, node.text or ""))
        node.text = None
    for child in list(node):
        if has_text(child.tail):
            item = element(name, child.tail or "")
            child.tail = None
            child.addnext(item)


def _move_into(item: etree._Element, node: etree._Element) -> None:
    tail, node.tail = node.tail, None
    item.append(node)
    append_text(item, "\n" if not has_text(tail) else tail)


def _wrap(node: etree._Element, name: str) -> None:
    item = element(name)
    parent = node.getparent()
    assert parent is not None
    parent.insert(parent.index(node), item)
    item.tail, node.tail = node.tail, None
    item.append(node)
