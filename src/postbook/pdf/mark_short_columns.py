"""Columns of short entries, dates and numbers, which look broken where they wrap."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from lxml import etree

from postbook.xhtml import XHTML, add_class, elements, has_class, plain_text

LONGEST_SHORT = 14
"""In characters: `11 March 1911` is short."""

MOST_WHOLE = 40
"""So many characters of a row may be kept from wrapping: more could push a table out of the measure."""

_NO_LINE = frozenset(f"{XHTML}{tag}" for tag in ("br", "img", "ul", "ol", "dl", "pre", "table", "div", "figure"))


def mark_short_columns(body: etree._Element) -> None:
    """Give cells the class ``pb-short`` where the longest entry of their column is short."""
    for table in elements(body, "table"):
        if has_class(table, "pb-table"):
            _mark(table)


def _mark(table: etree._Element) -> None:
    left = MOST_WHOLE
    for width, column in sorted(_columns(table), key=lambda found: found[0]):
        left -= width
        if width > LONGEST_SHORT or left < 0:
            return
        for cell in column:
            # A head may be longer than what it heads, and then it wraps.
            if 0 < _width(cell) <= width:
                add_class(cell, "pb-short")


def _columns(table: etree._Element) -> Iterator[tuple[int, tuple[etree._Element, ...]]]:
    """How long the longest entry of each column is, and its cells; none where cells are merged."""
    rows = [[cell for cell in row if isinstance(cell.tag, str)] for row in table.iterfind(f"{XHTML}*/{XHTML}tr")]
    if any(cell.get("colspan") or cell.get("rowspan") for row in rows for cell in row):
        return
    for column in zip(*rows, strict=False):
        entries = [cell for cell in column if not _is_head(cell)]
        if entries:
            yield max(map(_width, entries)), column


def _is_head(cell: etree._Element) -> bool:
    return next(cell.iterancestors(f"{XHTML}thead"), None) is not None


def _width(cell: etree._Element) -> int:
    """How long a cell's line is, in characters; too long if it is no line."""
    if any(inner.tag in _NO_LINE for inner in cell.iterdescendants()) or len(list(elements(cell, "p"))) > 1:
        return LONGEST_SHORT + 1
    return sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in plain_text(cell))
