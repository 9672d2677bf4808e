"""Tables: caption, columns, head, bodies, foot, in this order, and only cells in their rows."""

from __future__ import annotations

from lxml import etree

from postbook.chapter.content_model import TABLE_PARTS
from postbook.chapter.tree import has_text, name_of
from postbook.xhtml import XHTML, element, remove, replace_with, unwrap

_MAY_HOLD = {
    "table": frozenset({"caption", "colgroup", "thead", "tbody", "tfoot", "tr"}),
    "colgroup": frozenset({"col"}),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tfoot": frozenset({"tr"}),
    "tr": frozenset({"td", "th"}),
}
_ORDER = {"caption": 0, "colgroup": 1, "thead": 2, "tbody": 3, "tr": 3, "tfoot": 4}


def fix_table(table: etree._Element) -> None:
    """Bring a table to its order; what can't stand in it comes before it, as browsers show it."""
    for node in [table, *_parts_of(table)]:
        if name_of(node) in _MAY_HOLD:
            _expel(node, table)
    for part in list(_parts_of(table)):
        if name_of(part) in ("tr", "thead", "tbody", "tfoot") and not len(part):
            remove(part)
    if not any(name_of(part) == "tr" for part in _parts_of(table)):
        _give_up(table)
        return
    _single(table, "caption", "")
    _single(table, "thead", "tbody")
    _single(table, "tfoot", "tbody")
    _enclose_rows(table)
    table[:] = sorted(table, key=lambda part: _ORDER[name_of(part)])


def _parts_of(table: etree._Element) -> list[etree._Element]:
    """The parts of this table, not of one in a cell."""
    found: list[etree._Element] = []
    waiting = [each for each in table if name_of(each) in TABLE_PARTS]
    while waiting:
        part = waiting.pop(0)
        found.append(part)
        if name_of(part) in _MAY_HOLD:
            waiting[:0] = [each for each in part if name_of(each) in TABLE_PARTS]
    return found


def _expel(node: etree._Element, table: etree._Element) -> None:
    """Move what a part of a table can't hold before the table."""
    if has_text(node.text):
        _put_before(table, element("p", (node.text or "").strip()))
    node.text = "\n" if len(node) else None
    for child in list(node):
        if has_text(child.tail):
            stray = element("p", (child.tail or "").strip())
            child.tail = None
            _put_before(table, stray)
        if name_of(child) not in _MAY_HOLD[name_of(node)]:
            child.tail = None
            _put_before(table, child)


def _put_before(table: etree._Element, node: etree._Element) -> None:
    if table.getparent() is not None:
        table.addprevious(node)


def _give_up(table: etree._Element) -> None:
    """A table without a row leaves its caption's words."""
    captions = [each for each in table if name_of(each) == "caption"]
    for caption in captions:
        caption.tag = f"{XHTML}div"
    if captions:
        replace_with(table, *captions)
    else:
        remove(table)


def _single(table: etree._Element, name: str, instead: str) -> None:
    """A table has one of these; a further one is something else, or stands before the table."""
    for extra in [each for each in table if name_of(each) == name][1:]:
        if instead:
            extra.tag = f"{XHTML}{instead}"
        else:
            extra.tag, extra.tail = f"{XHTML}div", None
            _put_before(table, extra)


def _enclose_rows(table: etree._Element) -> None:
    """Rows beside bodies get a body of their own."""
    if not any(name_of(each) == "tbody" for each in table):
        return
    body: etree._Element | None = None
    for child in list(table):
        if name_of(child) != "tr":
            body = None
            continue
        if body is None:
            body = element("tbody")
            table.insert(table.index(child), body)
        body.append(child)


def free_stray_cells(node: etree._Element) -> None:
    """Parts of tables that no table holds are blocks."""
    if name_of(node) in _MAY_HOLD:
        return
    for child in list(node):
        if name_of(child) in ("td", "th", "caption"):
            child.tag = f"{XHTML}div"
            for name in ("colspan", "rowspan", "headers", "scope"):
                child.attrib.pop(name, "")
        elif name_of(child) in TABLE_PARTS:
            _free_cells(child)
            unwrap(child)


def _free_cells(part: etree._Element) -> None:
    """The cells of a stray row, or of a stray body's rows."""
    for each in list(part.iterdescendants()):
        if name_of(each) in ("td", "th"):
            each.tag = f"{XHTML}div"
        elif name_of(each) in TABLE_PARTS:
            unwrap(each)
