"""What WeasyPrint leaves to do in a galley's tags, done while they are still plain dictionaries."""

from __future__ import annotations

from typing import Any


def finish_tags(pdf: Any, name: str) -> None:
    """Make the ids of header cells unique in the book, and give them their scope.

    WeasyPrint 70 makes the ids from object numbers, which collide between galleys, and writes no scope
    (ISO 14289-1, 7.5: a header cell says which cells it is the head of).
    """
    for item in pdf.objects:
        kind = item.get("S") if isinstance(item, dict) else None
        if kind == "/TH":
            _name_header(item, name)
        elif kind == "/TD" and "Headers" in item.get("A", {}):
            for header in item["A"]["Headers"]:
                _prefix(header, name)


def _name_header(cell: dict[str, Any], name: str) -> None:
    identifier = cell.get("ID")
    if identifier is None:
        return
    _prefix(identifier, name)
    row, column = identifier.string.rsplit("-", 2)[1:]
    cell["A"].setdefault("Scope", "/Row" if int(column) == 0 and int(row) > 0 else "/Column")


def _prefix(identifier: Any, name: str) -> None:
    """Give an id its galley's name, once: a cell's headers are the very strings of the header cells."""
    if not identifier.string.startswith(f"{name}:"):
        identifier.string = f"{name}:{identifier.string}"
