"""Colours of a content stream as ink: what each kind of mark gets, and how it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from postbook.pdf.print_edition.separation import Colour, Gray, Ink, Separation, luma

LIGHTEST_DARK_TEXT = 0.38
"""Text that is darker than this becomes black: a tint is printed in dots, and small letters of dots are ragged.

On black it would have a contrast of less than 3:1. So what is lighter may stand on a dark ground, and must not vanish.
"""

NEARLY_GREY = 0.1
"""Dark text with no more colour than this is meant as black: `#33302c`, `#1a1a2e`. Black of four inks would blur it."""

# CIE 15:2004, 8.2.1.1, and IEC 61966-2-1 with the Bradford adaptation to D65.
_WHITE_D50 = (0.9642, 1.0, 0.8251)
_TO_LINEAR_SRGB = (
    (3.1338561, -1.6168667, -0.4906146),
    (-0.9787684, 1.9161415, 0.0334540),
    (0.0719453, -0.2289914, 1.4052427),
)


class Mark(Enum):
    """What a colour is used for."""

    TEXT = "text"
    SHAPE = "shape"
    MASK = "mask"
    """A soft mask, whose lightness says how opaque something is (ISO 32000-1, 11.5.3): it is never printed."""


class Paint(NamedTuple):
    """A colour as it stands in a content stream."""

    space: bytes
    """``/DeviceRGB``, ``/lab-d50``, ``/Pattern`` …"""
    operands: tuple[bytes, ...] = ()


@dataclass(slots=True)
class InkWell:
    """Writes colours in a separation, and remembers those it has mixed."""

    separation: Separation
    _written: dict[tuple[Paint, Mark, bool], bytes] = field(default_factory=dict)

    def operator(self, paint: Paint, mark: Mark, *, stroke: bool) -> bytes:
        """The operator that sets a colour."""
        known = paint, mark, stroke
        if known not in self._written:
            self._written[known] = self._write(*known)
        return self._written[known]

    def _write(self, paint: Paint, mark: Mark, stroke: bool) -> bytes:
        if paint.space == b"/Pattern":
            space, colour = (b"CS", b"SCN") if stroke else (b"cs", b"scn")
            return b"/Pattern %s\n%s %s" % (space, b" ".join(paint.operands), colour)
        ink = self._ink(paint, mark)
        name = {1: b"g", 4: b"k"}[len(ink)]
        return b" ".join((*map(number, ink), name.upper() if stroke else name))

    def _ink(self, paint: Paint, mark: Mark) -> Ink:
        separation: Separation = Gray() if mark is Mark.MASK else self.separation
        values = tuple(float(operand) for operand in paint.operands)
        if len(values) == 4:
            return separation.own(values)
        colour = _rgb(paint.space, values)
        return (0.0,) if mark is Mark.TEXT and self._is_black_text(colour) else separation.ink(colour)

    def _is_black_text(self, colour: Colour) -> bool:
        """Whether text is to be black: dark text where there is black ink alone, dark grey text everywhere."""
        is_grey = isinstance(self.separation, Gray) or max(colour) - min(colour) <= NEARLY_GREY
        return is_grey and luma(colour) < LIGHTEST_DARK_TEXT


def _rgb(space: bytes, values: tuple[float, ...]) -> Colour:
    if len(values) == 1:
        return values * 3
    if space.startswith(b"/lab"):
        return _from_lab(*values)
    return tuple(min(1.0, max(0.0, value)) for value in values)


def _from_lab(lightness: float, a: float, b: float) -> Colour:
    """CIELAB with the white of D50 as sRGB; what lies outside of it is cut off."""
    middle = (lightness + 16) / 116
    cubed = (middle + a / 500, middle, middle - b / 200)
    xyz = [
        white * (part**3 if part > 6 / 29 else 3 * (6 / 29) ** 2 * (part - 4 / 29))
        for white, part in zip(_WHITE_D50, cubed, strict=True)
    ]
    linear = (sum(share * part for share, part in zip(row, xyz, strict=True)) for row in _TO_LINEAR_SRGB)
    return tuple(_encoded(min(1.0, max(0.0, part))) for part in linear)


def _encoded(linear: float) -> float:
    return 12.92 * linear if linear <= 0.0031308 else 1.055 * float(linear ** (1 / 2.4)) - 0.055


def number(value: float) -> bytes:
    """As a content stream has it: no exponent, nothing after the last digit."""
    return (f"{value:.4f}".rstrip("0").rstrip(".") or "0").encode()


SPACES: Mapping[bytes, bytes] = {
    b"g": b"/DeviceGray",
    b"rg": b"/DeviceRGB",
    b"k": b"/DeviceCMYK",
}
"""The operators that set a colour with its space, for filling; for strokes they are in capitals."""
