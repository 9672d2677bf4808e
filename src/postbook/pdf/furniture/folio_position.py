"""Where a folio's text begins when its digits take another room. The boxes are WeasyPrint's."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite
from typing import Any

from postbook.pdf.furniture.folio_stream import FolioGlyphs

_SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}

TOLERANCE = 1e-6
"""Pixels."""


def placed_glyphs(glyphs: FolioGlyphs, box: Any, text: Any, page_box: Any) -> FolioGlyphs | None:
    """The glyphs of a folio with what follows from their width; ``None`` if that is not known."""
    if max(glyphs.advances) - min(glyphs.advances) < TOLERANCE:
        return glyphs
    line = box.children[0]
    is_alone = len(box.children) == 1 and list(line.children) == [text]
    widest = text.width + sum(max(glyphs.advances) - glyphs.advances[digit] for digit in glyphs.number)
    share = (_share_within if _has_its_own_width(box) else _share_around)(box, text, widest, page_box)
    return replace(glyphs, share=share) if is_alone and share is not None else None


def _share_within(box: Any, text: Any, widest: float, _page_box: Any) -> float | None:
    """In a box of its own width, its text is aligned."""
    share = _SHARES.get(_alignment(box.children[0].style))
    # A line that is too wide is not aligned, and may be broken.
    if share is None or widest >= box.width:
        return None
    expected = box.content_box_x() + (box.width - text.width) * share
    return share if abs(expected - text.position_x) < TOLERANCE else None


def _share_around(box: Any, text: Any, widest: float, page_box: Any) -> float | None:
    """A box as wide as its text has its place on the page (CSS Paged Media 3, 5.3.2)."""
    _, _, place = box.at_keyword.partition("-")
    if place not in _SHARES or _shows_its_width(box) or _room_beside(box, page_box) <= 2 * (widest - text.width):
        return None
    share = _SHARES[place]
    expected = page_box.margin_left + share * (page_box.border_width() - box.margin_width())
    is_as_wide = abs(box.width - text.width) < TOLERANCE and abs(box.content_box_x() - text.position_x) < TOLERANCE
    return share if is_as_wide and abs(expected - box.position_x) < TOLERANCE else None


def _room_beside(box: Any, page_box: Any) -> float:
    """What the boxes on a side leave free: where there is some, each is as wide as its text."""
    side, _, _ = box.at_keyword.partition("-")
    boxes = {str(getattr(each, "at_keyword", "")): each for each in page_box.children}
    left, center, right = (
        boxes[name].margin_width() if (name := f"{side}-{place}") in boxes else 0 for place in _SHARES
    )
    return float(page_box.border_width() - center - 2 * max(left, right))


def _shows_its_width(box: Any) -> bool:
    """Whether its edges are seen, it is turned or moved by its own width, or may not be of any width."""
    style = box.style
    edges = [style[f"border_{side}_width"] for side in ("top", "right", "bottom", "left")]
    is_seen = any((*edges, style["outline_width"], box.background is not None, style["overflow"] != "visible"))
    is_bounded = style["min_width"] != "auto" or isfinite(style["max_width"].value)
    return is_seen or is_bounded or bool(style["transform"])


def _alignment(style: Any) -> str:
    """``left``, ``center`` or ``right`` (CSS Text 3, 7)."""
    last = style["text_align_last"]
    align = str(style["text_align_all"] if last == "auto" else last)
    sides = ("left", "right") if style["direction"] == "ltr" else ("right", "left")
    return dict(zip(("start", "end"), sides, strict=True)).get(align, align)


def _has_its_own_width(box: Any) -> bool:
    """Whether its width follows from the page alone, whatever its text is (CSS Paged Media 3, 5.3.1 and 5.3.2)."""
    side, _, place = box.at_keyword.partition("-")
    return side in ("@left", "@right") or place.endswith("corner") or box.style["width"] != "auto"
