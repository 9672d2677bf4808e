"""Tables: head, body and foot in order, every row as wide as the table, header cells that say what they head."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.filter_styles import declarations
from postbook.chapter.open_layout_table import open_layout_table
from postbook.chapter.square_table import Group, square_table
from postbook.chapter.tags import tags
from postbook.chapter.tree import name_of
from postbook.xhtml import XHTML, add_class, classes, element, elements, plain_text, remove

_GROUPS = ("thead", "tbody", "tfoot")
_SHOWN = tags("img svg math")


def mark_tables(draft: Draft) -> None:
    """Bring tables to ``<table class="pb-table">`` as HTML's table model wants them, innermost first."""
    for table in reversed(list(elements(draft.body, "table"))):
        if table.get("role") == "presentation":
            open_layout_table(table)
        else:
            _settle(table)


def _settle(table: etree._Element) -> None:
    caption = next((child for child in table if name_of(child) == "caption"), None)
    columns = [child for child in table if name_of(child) == "colgroup"]
    groups = _row_groups(table)
    if not groups:
        _replace_empty(table, caption)
        return
    groups = _with_head(groups)
    square_table(groups)
    for kind, rows in groups:
        for row in rows:
            _settle_row(row, in_head=kind == "thead")
    table.text = None
    table[:] = [*([caption] if caption is not None else []), *columns]
    for kind, rows in groups:
        table.append(element(kind, "", *rows))
    for node in table:
        node.tail = "\n"
    add_class(table, "pb-table")


def _row_groups(table: etree._Element) -> list[Group]:
    """The rows that hold anything, group by group: head first, foot last, as HTML wants them."""
    found: list[Group] = []
    loose: list[etree._Element] = []
    for child in table:
        name = name_of(child)
        if name == "tr":
            loose.append(child)
        elif name in _GROUPS:
            if loose:
                found.append(("tbody", loose))
                loose = []
            found.append((name, [row for row in child if name_of(row) == "tr"]))
    if loose:
        found.append(("tbody", loose))
    kept = [(name, [row for row in rows if _holds_anything(row)]) for name, rows in found]
    kept = [(name, rows) for name, rows in kept if rows]
    return sorted(_one_each(kept), key=lambda group: _GROUPS.index(group[0]))


def _one_each(groups: Iterable[Group]) -> list[Group]:
    """Only the first head is the head; a second foot is part of the body."""
    seen: set[str] = set()
    settled = []
    for name, rows in groups:
        settled.append(("tbody" if name in seen and name != "tbody" else name, rows))
        seen.add(name)
    return settled


def _holds_anything(row: etree._Element) -> bool:
    cells = [cell for cell in row if name_of(cell) in {"td", "th"}]
    return bool(cells) and (_shows_anything(row) or _reaches_down(cells))


def _shows_anything(node: etree._Element) -> bool:
    return bool(plain_text(node)) or any(True for _ in node.iter(*_SHOWN))


def _reaches_down(cells: Iterable[etree._Element]) -> bool:
    return any(cell.get("rowspan") for cell in cells)


def _with_head(groups: list[Group]) -> list[Group]:
    """Make a head of the first rows that have only header cells, where the author made none."""
    if groups[0][0] != "tbody":
        return groups
    rows = groups[0][1]
    count = 0
    while count < len(rows) and all(name_of(cell) == "th" for cell in rows[count]):
        count += 1
    if count in {0, len(rows)} or any(cell.get("rowspan") for cell in rows[count - 1]):
        return groups
    return [("thead", rows[:count]), ("tbody", rows[count:]), *groups[1:]]


def _settle_row(row: etree._Element, *, in_head: bool) -> None:
    # The line ends keep the words of two cells apart, for whoever reads the text alone.
    row.text, row.tail = None, "\n"
    _move_alignment(row)
    all_headers = all(name_of(cell) == "th" for cell in row)
    for cell in row:
        cell.tail = "\n"
        _move_alignment(cell)
        if name_of(cell) == "th" and not _shows_anything(cell):
            # It heads nothing that could be read out: the corner over a column of headers.
            cell.tag = f"{XHTML}td"
            cell.attrib.pop("scope", "")
        elif name_of(cell) == "th" and not cell.get("scope"):
            cell.set("scope", "col" if in_head or (all_headers and len(row) > 1) else "row")


def _move_alignment(node: etree._Element) -> None:
    """``text-align`` as a class: themes and readers can change that."""
    style = node.get("style")
    if not style:
        return
    rest = [(name, value) for name, value in declarations(style) if name != "text-align"]
    for name, value in declarations(style):
        if name == "text-align" and value in {"left", "center", "right"}:
            others = [each for each in classes(node) if each not in {"pb-left", "pb-center", "pb-right"}]
            node.set("class", " ".join([*others, f"pb-{value}"]))
    if rest:
        node.set("style", "; ".join(f"{name}: {value}" for name, value in rest))
    else:
        del node.attrib["style"]


def _replace_empty(table: etree._Element, caption: etree._Element | None) -> None:
    """A table without a cell: its caption stays as a paragraph."""
    if caption is not None and plain_text(caption):
        table.tag = f"{XHTML}div"
        table.text = None
        table[:] = [caption]
        caption.tag, caption.tail = f"{XHTML}div", None
        for name in ("border", "role"):
            table.attrib.pop(name, "")
    else:
        remove(table)
