"""Make tables regular: rows as long as each other, header cells with their scope, cells that name their headers."""

from __future__ import annotations

from postbook.pdf.tags.nodes import LinkPlace, Mark, Node
from postbook.pdf.tags.roles import INLINE_TAGS

_INLINE = INLINE_TAGS | {"Code", "Formula", "Figure"}
"""What may stand in a line."""

_ROW_GROUPS = ("THead", "TBody", "TFoot")

Place = tuple[int, int]
"""Row and column, from 0."""


def make_table_regular(table: Node) -> None:
    """Set right what a table's rows are made of, and how long they are (ISO 14289-1, 7.5)."""
    _set_groups(table)
    groups = [kid for kid in table.kids if isinstance(kid, Node) and kid.tag != "Caption"]
    grid: dict[Place, Node] = {}
    first = 0
    for group in groups:
        _set_cells(_rows(group), first, grid)
        first += len(group.kids)
    rows = [row for group in groups for row in _rows(group)]
    if not any(cell.tag == "TH" for cell in grid.values()) and not _make_head(rows, grid):
        _make_blocks(table, rows)
        return
    _fill(rows, grid)
    _name_headers(grid)


def _make_head(rows: list[Node], grid: dict[Place, Node]) -> bool:
    """The first row is the head of a table whose author marks none (ISO 14289-1, 7.5), if it has rows and columns."""
    if len(rows) < 2 or not any(column for _, column in grid):
        return False
    for cell in rows[0].kids:
        if isinstance(cell, Node):
            cell.tag = "TH"
    return True


def _make_blocks(table: Node, rows: list[Node]) -> None:
    """A table without rows and columns only places its text: it is no table (ISO 14289-1, 7.5)."""
    captions = [kid for kid in table.kids if isinstance(kid, Node) and kid.tag == "Caption"]
    table.tag = "Sect"
    table.kids = [*captions]
    for row in rows:
        for cell in row.kids:
            if isinstance(cell, Node):
                table.kids += _paragraphs(cell)


def _paragraphs(cell: Node) -> list[Node | Mark | LinkPlace]:
    """What is in a cell; text that stands right in it becomes a paragraph."""
    cell.attributes.pop("Table", None)
    cell.tag = "P"
    if not any(isinstance(kid, Node) and kid.tag not in _INLINE for kid in cell.kids):
        return [cell] if cell.kids else []
    kids: list[Node | Mark | LinkPlace] = []
    for kid in cell.kids:
        if isinstance(kid, Node) and kid.tag not in _INLINE:
            kids.append(kid)
            continue
        last = kids[-1] if kids else None
        if not (isinstance(last, Node) and last.element is None and last.tag == "P"):
            last = Node("P", cell.parent, None, cell.language, cell.page)
            kids.append(last)
        last.kids.append(kid)
    return kids


def _set_groups(table: Node) -> None:
    """Captions first; rows in groups; a head only over a body (ISO 32000-1, 14.8.4.3.4)."""
    captions: list[Node | Mark | LinkPlace] = []
    groups: list[Node | Mark | LinkPlace] = []
    for kid in table.kids:
        if type(kid) is Node and kid.tag == "Caption":
            captions.append(kid)
        elif type(kid) is Node and kid.tag in _ROW_GROUPS:
            _set_rows(kid)
            groups.append(kid)
        else:
            last = groups[-1] if groups else None
            if not (isinstance(last, Node) and last.tag == "TBody" and last.element is None):
                last = Node("TBody", table, None, table.language, table.page)
                groups.append(last)
            last.kids.append(kid)
            _set_rows(last)
    if not any(type(group) is Node and group.tag == "TBody" for group in groups):
        for group in groups:
            if isinstance(group, Node):
                group.tag = "TBody"
    table.kids = [*captions, *groups]


def _set_rows(group: Node) -> None:
    """Nothing but rows in a group, nothing but cells in a row."""
    kids, group.kids = group.kids, []
    for kid in kids:
        row = kid if type(kid) is Node and kid.tag == "TR" else None
        if row is None:
            row = group.put_between("TR")
            row.kids.append(kid)
        else:
            group.kids.append(row)
        cells, row.kids = row.kids, []
        for cell in cells:
            if type(cell) is Node and cell.tag in ("TH", "TD"):
                row.kids.append(cell)
            else:
                row.put_between("TD").kids.append(cell)


def _rows(group: Node) -> list[Node]:
    return [row for row in group.kids if isinstance(row, Node)]


def _set_cells(rows: list[Node], first: int, grid: dict[Place, Node]) -> None:
    """Put a group's cells into the grid, from row ``first``. None goes beyond its group, or over another."""
    for index, row in enumerate(rows):
        column = 0
        for cell in row.kids:
            assert isinstance(cell, Node)
            while (first + index, column) in grid:
                column += 1
            spans = cell.attributes.pop("Table", {})
            high = min(int(spans.get("RowSpan", 1)) or len(rows), len(rows) - index)
            wide = 1
            while wide < int(spans.get("ColSpan", 1)) and (first + index, column + wide) not in grid:
                wide += 1
            for down in range(high):
                for across in range(wide):
                    grid.setdefault((first + index + down, column + across), cell)
            _say_spans(cell, wide, high)
            column += wide


def _say_spans(cell: Node, wide: int, high: int) -> None:
    spans = {key: str(span) for key, span in (("ColSpan", wide), ("RowSpan", high)) if span > 1}
    if spans:
        cell.attributes["Table"] = spans


def _fill(rows: list[Node], grid: dict[Place, Node]) -> None:
    """Empty cells where a row has too few."""
    width = 1 + max(column for _, column in grid)
    for index, row in enumerate(rows):
        for column in range(width):
            if (index, column) not in grid:
                grid[index, column] = row.put_between("TD")


def _name_headers(grid: dict[Place, Node]) -> None:
    """Give header cells their scope, and cells the header cells that speak for them."""
    above: dict[int, list[Node]] = {}
    beside: dict[int, list[Node]] = {}
    for (row, column), cell in sorted(grid.items(), key=lambda item: item[0]):
        if cell.tag == "TH":
            scope = _scope(cell, row, column)
            cell.attributes.setdefault("Table", {})["Scope"] = f"/{scope}"
            heads = above.setdefault(column, []) if scope == "Column" else beside.setdefault(row, [])
            if cell not in heads:
                heads.append(cell)
    for (row, column), cell in grid.items():
        if cell.tag == "TD" and cell.kids:
            heads = [*beside.get(row, ()), *above.get(column, ())]
            cell.headers += [head for head in heads if head not in cell.headers]


def _scope(cell: Node, row: int, column: int) -> str:
    said = cell.element.get("scope") if cell.element is not None else None
    if said:
        return "Row" if said.startswith("row") else "Column"
    return "Row" if column == 0 and row > 0 else "Column"
