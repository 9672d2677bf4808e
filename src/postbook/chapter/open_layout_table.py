"""Tables that only placed things on a page."""

from __future__ import annotations

from lxml import etree

from postbook.chapter.tags import tags
from postbook.chapter.tree import name_of
from postbook.xhtml import XHTML


def open_layout_table(table: etree._Element) -> None:
    """A table that only placed things: its cells become blocks, one after the other."""
    for node in list(table.iterdescendants(*tags("caption colgroup col thead tbody tfoot tr"))):
        if _table_of(node) is table:
            _unwrap_blank(node)
    for cell in list(table):
        if name_of(cell) in {"td", "th"}:
            cell.tag = f"{XHTML}div"
            for name in ("colspan", "rowspan", "headers", "scope"):
                cell.attrib.pop(name, "")
    table.tag = f"{XHTML}div"
    del table.attrib["role"]


def _unwrap_blank(node: etree._Element) -> None:
    parent = node.getparent()
    assert parent is not None
    at = parent.index(node)
    node.tail = None
    parent[at : at + 1] = list(node)


def _table_of(node: etree._Element) -> etree._Element | None:
    return next(node.iterancestors(f"{XHTML}table"), None)
