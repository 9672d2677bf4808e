"""Classes that tell what an element holds.

A sheet could ask by ``:has()``, but then WeasyPrint 70 searches all that the element holds, and for a rule on the cells
of a table the whole table again for each cell.
"""

from __future__ import annotations

from lxml import etree

from postbook.xhtml import XHTML, add_class, elements, has_class

WIDE, WIDEST = 6, 9
"""From how many cells in a row on a table is set small, and from how many on smaller."""

_CODE = frozenset(f"{XHTML}{tag}" for tag in ("code", "kbd", "samp", "var"))
_INLINE = (*_CODE, f"{XHTML}a", f"{XHTML}span")


def mark_contents(body: etree._Element) -> None:
    """Mark tables of many columns, code and addresses that have places to break, and code that has long lines."""
    for table in elements(body, "table"):
        if has_class(table, "pb-table"):
            _mark_wide(table)
    for place in elements(body, "wbr"):
        _mark_breaks(place)
    for block in elements(body, "pre"):
        for code in elements(block, "code"):
            if any(has_class(line, "pb-long-line") for line in elements(code, "span")):
                add_class(code, "pb-long-lines")


def _mark_wide(table: etree._Element) -> None:
    cells = max((sum(isinstance(cell.tag, str) for cell in row) for row in elements(table, "tr")), default=0)
    if cells >= WIDE:
        add_class(table, "pb-wide")
    if cells >= WIDEST:
        add_class(table, "pb-widest")


def _mark_breaks(place: etree._Element) -> None:
    for around in place.iterancestors(*_INLINE):
        if around.tag in _CODE or has_class(around, "pb-url") or has_class(around, "pb-address"):
            add_class(around, "pb-breaks")
