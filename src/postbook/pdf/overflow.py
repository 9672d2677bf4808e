"""What has left the type area: found in the engine's boxes, because it says nothing of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

TOLERANCE = 8.0
"""CSS pixels, about two millimetres: a hanging sign or an accent is no overflow."""

LONGEST_TEXT = 60
"""How many characters name what sticks out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overflow:
    """Something that sticks out of the type area of its page."""

    page_index: int
    """From 0, in its galley."""
    text: str
    """The words, or what stands for a picture."""
    sideways: float
    """Millimetres beyond the measure; 0 if it leaves the page above or below."""


def overflows(pages: list[Any]) -> Iterator[Overflow]:
    """Every text and picture that sticks out sideways, or off the page above or below; the first of each page."""
    for index, page in enumerate(pages):
        box = page._page_box
        left, right = box.content_box_x(), box.content_box_x() + box.width
        if not _may_stick_out(box, left - TOLERANCE + 1, right + TOLERANCE - 1, page.height):
            continue
        for leaf in _leaves(box):
            beyond = max(left - leaf.position_x, leaf.position_x + leaf.width - right)
            above = leaf.position_y < -1 or leaf.position_y > page.height + 1
            if beyond > TOLERANCE or above:
                yield Overflow(page_index=index, text=_text(leaf), sideways=0.0 if above else beyond * 25.4 / 96)
                break


def _may_stick_out(page: Any, left: float, right: float, height: float) -> bool:
    """Whether anything does, seen or not: most pages need no closer look."""
    waiting = [child for child in page.children if type(child).__name__ != "MarginBox"]
    for box in waiting:
        each = getattr(box, "_box", box)
        if each.children:
            waiting += each.children
        elif "text" in (facts := each.__dict__) or "replacement" in facts:
            across, down = each.position_x, each.position_y
            if not (left <= across and across + each.width <= right and -1 <= down <= height + 1):
                return True
    return False


def _leaves(box: Any) -> Iterator[Any]:
    """Boxes that are drawn: text, and what replaces an element. Margin boxes stand outside by right."""
    waiting = [child for child in box.children if type(child).__name__ != "MarginBox"]
    while waiting:
        each = waiting.pop()
        # An absolutely placed box stands behind a placeholder.
        each = getattr(each, "_box", each)
        if each.element_tag == "wbr" or each.style["visibility"] == "hidden":
            continue
        if (getattr(each, "text", "") or "").strip() or hasattr(each, "replacement"):
            yield each
        waiting.extend(getattr(each, "children", ()))


def _text(leaf: Any) -> str:
    text = getattr(leaf, "text", "") or ""
    if text.strip():
        return " ".join(text.split())[:LONGEST_TEXT]
    element = leaf.element
    if element is None:
        return "a picture"
    return str(element.get("src") or element.get("alt") or leaf.element_tag)[:LONGEST_TEXT]
