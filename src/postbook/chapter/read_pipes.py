"""Tables in pipes without a line of dashes, or with one in an odd place: kramdown and MultiMarkdown read them, as blogs
on Jekyll expect; Python-Markdown leaves them as text. https://kramdown.gettalong.org/syntax.html#tables
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.tree import append_text, has_text, name_of
from postbook.config import Flavor
from postbook.manuscript.post import Markup
from postbook.xhtml import element, elements, replace_with

Cell = list[str | etree._Element]

_DASHES = re.compile(r"\s*:?-+:?\s*")
_PARTS = re.compile(r"(\n|\|)")


def read_pipes(draft: Draft) -> None:
    """Make a table of every paragraph whose lines all begin and end with a pipe; a picture in one is a figure."""
    if draft.post.markup is not Markup.MARKDOWN or draft.config.markdown.flavor is not Flavor.MARKDOWN:
        return
    for paragraph in list(elements(draft.body, "p")):
        if (paragraph.text or "").lstrip().startswith("|") and (rows := _rows(paragraph)):
            made = _figure(rows) if _is_picture(rows) else _table(rows)
            if paragraph.get("class"):
                made.set("class", paragraph.get("class", ""))
            replace_with(paragraph, made)


def _rows(paragraph: etree._Element) -> list[list[Cell]]:
    """The cells of each line; none where a line is no row."""
    rows: list[list[Cell]] = []
    for line in _whole(_lines(paragraph)):
        cells = _cells(line)
        if len(cells) < 3 or not (_is_empty(cells[0]) and _is_empty(cells[-1])):
            return []
        rows.append(cells[1:-1])
    is_table = len(rows) > 1 or _is_picture(rows)
    return rows if is_table and any(not _is_empty(cell) for row in rows for cell in row) else []


def _lines(paragraph: etree._Element) -> Iterator[Cell]:
    line: Cell = []
    for piece in _pieces(paragraph):
        if piece == "\n":
            yield line
            line = []
        elif isinstance(piece, str) or name_of(piece) != "br":
            line.append(piece)
    if any(not isinstance(piece, str) or piece.strip() for piece in line):
        yield line


def _whole(lines: Iterable[Cell]) -> Iterator[Cell]:
    """Lines, with those joined of which only the last ends a row: converters from HTML write them."""
    held: Cell = []
    for line in lines:
        signs = [piece for piece in line if not isinstance(piece, str) or piece.strip()]
        if held and signs[:1] == ["|"] and len(signs) > 1:
            yield held
            held = []
        held += [" ", *line] if held else line
        if signs[-1:] == ["|"] and held.count("|") > 1:
            yield held
            held = []
    if held:
        yield held


def _pieces(paragraph: etree._Element) -> Iterator[str | etree._Element]:
    yield from _PARTS.split((paragraph.text or "").lstrip())
    for child in paragraph:
        yield child
        yield from _PARTS.split(child.tail or "")


def _cells(line: Cell) -> list[Cell]:
    cells: list[Cell] = [[]]
    for piece in line:
        if piece == "|":
            cells.append([])
        else:
            cells[-1].append(piece)
    return cells


def _is_empty(cell: Cell) -> bool:
    return all(isinstance(piece, str) and not piece.strip() for piece in cell)


def _is_dashes(row: list[Cell]) -> bool:
    texts = ["".join(piece if isinstance(piece, str) else "x" for piece in cell) for cell in row]
    return all(_DASHES.fullmatch(text) for text in texts)


def _is_picture(rows: list[list[Cell]]) -> bool:
    """Whether there is one column, with a picture and its caption."""
    if not rows or any(len(row) != 1 for row in rows):
        return False
    shown = [piece for piece in rows[0][0] if not isinstance(piece, str) or has_text(piece)]
    return len(shown) == 1 and not isinstance(shown[0], str) and _shows(shown[0])


def _shows(node: etree._Element) -> bool:
    alone = name_of(node) == "a" and len(node) == 1 and not has_text(node.text) and not has_text(node[0].tail)
    return name_of(node) == "img" or (alone and name_of(node[0]) == "img")


def _figure(rows: list[list[Cell]]) -> etree._Element:
    figure = element("figure")
    _fill(figure, rows[0][0])
    captions = [row[0] for row in rows[1:] if not _is_dashes(row) and not _is_empty(row[0])]
    if captions:
        caption = element("figcaption")
        for number, words in enumerate(captions):
            append_text(caption, " " if number else "")
            _fill(caption, words)
        figure.append(caption)
    return figure


def _table(rows: list[list[Cell]]) -> etree._Element:
    has_head = len(rows) > 1 and _is_dashes(rows[1])
    table = element("table")
    if has_head:
        table.append(element("thead", "", _row(rows[0], "th")))
    body = [row for row in rows[2 if has_head else 0 :] if not _is_dashes(row)]
    table.append(element("tbody", "", *(_row(row, "td") for row in body)))
    return table


def _row(cells: list[Cell], tag: str) -> etree._Element:
    row = element("tr")
    for cell in cells:
        made = element(tag)
        _fill(made, cell)
        row.append(made)
    return row


def _fill(node: etree._Element, cell: Cell) -> None:
    """Put a cell's pieces into an element, without the blanks around them."""
    shown = [number for number, piece in enumerate(cell) if not isinstance(piece, str) or piece.strip()]
    pieces = cell[shown[0] : shown[-1] + 1] if shown else []
    for number, piece in enumerate(pieces):
        if isinstance(piece, str):
            text = piece.lstrip() if number == 0 else piece
            append_text(node, text.rstrip() if number == len(pieces) - 1 else text)
        else:
            piece.tail = None
            node.append(piece)
