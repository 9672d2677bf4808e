"""Lengths and page sizes, typed when they are read."""

from __future__ import annotations

import re
from dataclasses import dataclass

# How many millimetres is one <unit>?
# https://www.w3.org/TR/css-values-4/#absolute-lengths
MILLIMETRES = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6, "px": 25.4 / 96, "q": 0.25}

_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*([a-z]+)")


@dataclass(frozen=True, slots=True, order=True)
class Length:
    """An absolute length."""

    mm: float

    @classmethod
    def parse(cls, value: str) -> Length:
        """Read `148mm`, `5.5in`, `12pt`. Raises: ValueError."""
        match = _LENGTH.fullmatch(value.strip().lower())
        if not match or match[2] not in MILLIMETRES:
            units = ", ".join(MILLIMETRES)
            raise ValueError(f"`{value}` is not a length: write a number and one of {units}")
        return cls(float(match[1]) * MILLIMETRES[match[2]])

    @property
    def pt(self) -> float:
        """In points of 1/72 inch, PDF's unit."""
        return self.mm * 72 / 25.4

    def __str__(self) -> str:
        return f"{self.mm:.4f}".rstrip("0").rstrip(".") + "mm"


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page, upright or across."""

    width: Length
    height: Length

    @classmethod
    def parse(cls, value: str) -> PageSize:
        """Read a name (`A5`, `us-trade`) or two lengths (`6in x 9in`). Raises: ValueError."""
        named = TRIMS.get(value.strip().lower())
        if named:
            return named
        width, by, height = value.lower().replace("×", "x").partition("x")
        if not by:
            raise ValueError(f"`{value}` is not a page size: write `6in x 9in` or one of {', '.join(TRIMS)}")
        return cls(Length.parse(width), Length.parse(height))

    def __str__(self) -> str:
        return f"{self.width} x {self.height}"


def _mm(width: float, height: float) -> PageSize:
    return PageSize(Length(width), Length(height))


def _inches(width: float, height: float) -> PageSize:
    return _mm(width * 25.4, height * 25.4)


TRIMS = {
    # ISO 216
    "a4": _mm(210, 297),
    "a5": _mm(148, 210),
    "a6": _mm(105, 148),
    "b5": _mm(176, 250),
    "b6": _mm(125, 176),
    # What printers on demand call them.
    "pocket": _inches(4.25, 6.875),
    "digest": _inches(5.5, 8.5),
    "novella": _inches(5, 8),
    "us-trade": _inches(6, 9),
    "royal": _inches(6.14, 9.21),
    "executive": _inches(7, 10),
    "crown-quarto": _inches(7.44, 9.69),
    "square": _inches(8.5, 8.5),
    "letter": _inches(8.5, 11),
}
"""The trims that have a name, in lower case."""
