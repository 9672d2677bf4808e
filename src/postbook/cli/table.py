"""The outline as people and programs read it: a table whose columns stand in any script, and JSON."""

from __future__ import annotations

import dataclasses
import json
import unicodedata
from collections.abc import Sequence

from postbook.cli.console import counted
from postbook.outline import OutlineRow

Cells = tuple[str, str, str, str, str]
"""Number, title, date, words, page."""

HEAD: Cells = ("", "Title", "Date", "Words", "Page")
RIGHT = frozenset({3, 4})
"""The columns of numbers."""


def to_json(rows: Sequence[OutlineRow]) -> str:
    """The rows as a JSON list, a date as ISO 8601 has it."""
    return json.dumps([dataclasses.asdict(row) for row in rows], indent=2, ensure_ascii=False, default=str)


def to_table(rows: Sequence[OutlineRow], *, pages: bool) -> str:
    """The rows as lines of text, and their sum."""
    table = [HEAD, *map(_cells, rows)]
    columns = len(HEAD) if pages else len(HEAD) - 1
    widths = [max(width(cells[column]) for cells in table) for column in range(columns)]
    lines = ["  ".join(_pad(cells[column], widths[column], column) for column in range(columns)) for cells in table]
    return "\n".join([*(line.rstrip() for line in lines), "", _sum(rows)])


def width(text: str) -> int:
    """How many columns of a terminal a text takes: none for combining marks, two for wide characters.

    https://www.unicode.org/reports/tr11/
    """
    return sum(
        0 if unicodedata.combining(char) or unicodedata.category(char) == "Cf"
        else 2 if unicodedata.east_asian_width(char) in {"W", "F"}
        else 1
        for char in text
    )  # fmt: skip


def _cells(row: OutlineRow) -> Cells:
    title = "  " * (row.level - 1) + row.title
    words = f"{row.words:,}" if row.words else ""
    return (row.number, title, row.date.isoformat() if row.date else "", words, row.folio)


def _pad(text: str, columns: int, column: int) -> str:
    space = " " * (columns - width(text))
    return space + text if column in RIGHT else text + space


def _sum(rows: Sequence[OutlineRow]) -> str:
    chapters = sum(row.role == "chapter" for row in rows)
    return f"{counted(chapters, 'chapter')}, {counted(sum(row.words for row in rows), 'word')}"
