"""The boxes of a page (ISO 32000-1, 14.11.2): where it is cut, and what is printed beyond the cut."""

from __future__ import annotations

from collections.abc import Iterator, Set

from pikepdf import Array, Pdf

from postbook.lengths import Length
from postbook.printers import Side


def write_boxes(book: Pdf, bleed: Length, sides: Set[Side], *, is_rtl: bool) -> None:
    """TrimBox in BleedBox in MediaBox, the last two alike: no marks lie outside the bleed.

    A page has its trim's corner in the origin and, if it was drawn with bleed, bleed on all sides; a blank has none.
    """
    for index, page in enumerate(book.pages):
        left, bottom, right, top = (float(edge) for edge in page.obj.MediaBox)
        width, height = right + left, top + bottom
        beyond = dict(zip(("left", "bottom", "right", "top"), _bleeds(index, bleed, sides, is_rtl=is_rtl), strict=True))
        bled = _box(-beyond["left"], -beyond["bottom"], width + beyond["right"], height + beyond["top"])
        page.obj.MediaBox = page.obj.BleedBox = bled
        page.obj.TrimBox = _box(0, 0, width, height)


def _bleeds(page_index: int, bleed: Length, sides: Set[Side], *, is_rtl: bool) -> Iterator[float]:
    """Points at the left, below, at the right, above."""
    spine_is_left = (page_index % 2 == 0) != is_rtl
    left, right = (Side.INSIDE, Side.OUTSIDE) if spine_is_left else (Side.OUTSIDE, Side.INSIDE)
    for side in (left, Side.BOTTOM, right, Side.TOP):
        yield bleed.pt if side in sides else 0.0


def _box(*edges: float) -> Array:
    return Array([round(edge, 4) for edge in edges])
