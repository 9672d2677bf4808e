"""A table's grid: no cell reaches beyond its group of rows, and every row is as wide as the table.

HTML's table model: https://html.spec.whatwg.org/multipage/tables.html#table-processing-model
"""

from __future__ import annotations

from lxml import etree

from postbook.xhtml import element

_WIDEST = 200
"""Columns that a table may have; what claims more is a slip."""

Group = tuple[str, list[etree._Element]]
"""``thead``, ``tbody`` or ``tfoot``, and its rows."""


def square_table(groups: list[Group]) -> None:
    """Let no cell reach beyond its group, and no row be shorter than the table."""
    width = max((_natural_width(rows) for _, rows in groups), default=1)
    for _, rows in groups:
        covered: list[int] = [0] * width
        for number, row in enumerate(rows):
            covered = _square_row(row, covered, width, len(rows) - number)


def _natural_width(rows: list[etree._Element]) -> int:
    """How many columns the rows of a group need; a cell alone in its row only spans what there is."""
    widest = 1
    reaching: list[int] = []
    for number, row in enumerate(rows):
        is_alone = len(row) == 1 and not reaching and _rows_of(row[0], len(rows) - number) == 1
        cells = [(1 if is_alone else _columns_of(cell), _rows_of(cell, len(rows) - number)) for cell in row]
        widest = max(widest, sum(columns for columns, _ in cells) + len(reaching))
        reaching = [left - 1 for left in reaching if left > 1]
        reaching += [down - 1 for columns, down in cells for _ in range(columns) if down > 1]
    return min(widest, _WIDEST)


def _columns_of(cell: etree._Element) -> int:
    return max(_span(cell, "colspan"), 1)


def _rows_of(cell: etree._Element, rows_left: int) -> int:
    """How many rows a cell takes; 0 is all that are left."""
    return min(_span(cell, "rowspan") or rows_left, rows_left)


def _square_row(row: etree._Element, covered: list[int], width: int, rows_left: int) -> list[int]:
    """Fit a row's cells into the columns that no cell from above covers. Gives what the next row finds covered."""
    column = 0
    after = [max(left - 1, 0) for left in covered]
    for cell in list(row):
        while column < width and covered[column] > 0:
            column += 1
        room = 0
        while column + room < width and covered[column + room] == 0:
            room += 1
        columns = max(min(_columns_of(cell), room), 1)
        rows = _rows_of(cell, rows_left)
        _set_span(cell, "colspan", columns)
        _set_span(cell, "rowspan", rows)
        for taken in range(column, min(column + columns, width)):
            after[taken] = rows - 1
        column += columns
    missing = sum(1 for free in range(column, width) if covered[free] == 0)
    for _ in range(missing):
        row.append(element("td"))
    return after


def _span(cell: etree._Element, name: str) -> int:
    written = cell.get(name, "1").strip()
    return min(int(written), 1000) if written.isascii() and written.isdigit() else 1


def _set_span(cell: etree._Element, name: str, count: int) -> None:
    if count == 1:
        cell.attrib.pop(name, "")
    else:
        cell.set(name, str(count))
