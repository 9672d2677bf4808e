"""The printers: what each wants of a book's pages, read from ``checks/printers.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from postbook.lengths import MILLIMETRES, Length

_FILE = Path(__file__).parent / "checks" / "printers.toml"


NO_LENGTH = Length(0)


class Side(Enum):
    """A side of a page in a bound book."""

    TOP = "top"
    BOTTOM = "bottom"
    OUTSIDE = "outside"
    INSIDE = "inside"
    """At the spine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printer:
    """A product of a printer on demand."""

    name: str
    bleed: Length = NO_LENGTH
    bleed_sides: frozenset[Side] = frozenset(Side)
    """Without a printer's word: all four, as presses that print sheets want it."""
    multiple_of: int = 2
    """A leaf has two pages."""
    last_page_blank: bool = False
    most_ink: int | None = None
    """In percent, of the four inks together."""
    least_ppi: int = 300
    """Pixels an inch that a picture needs."""


ANY = Printer(name="a printer")
"""For a book that names none."""


@cache
def printers() -> Mapping[str, Printer]:
    """By the name that ``book.toml`` gives, in the file's order."""
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {key: _printer(table) for key, table in tables.items() if isinstance(table, dict)}


def _printer(table: Mapping[str, Any]) -> Printer:
    return Printer(
        name=table["name"],
        bleed=Length(table["bleed"]["amount"] * MILLIMETRES["in"]),
        bleed_sides=frozenset(map(Side, table["bleed"]["sides"])),
        multiple_of=table["pages"]["multiple_of"],
        last_page_blank=table["pages"].get("last_page_blank", False),
        most_ink=table["file"].get("max_ink_percent"),
        least_ppi=table["file"]["image_min_ppi"],
    )
