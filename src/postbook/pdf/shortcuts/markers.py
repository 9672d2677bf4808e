"""Markers of lists: the same mark in the same style is as wide in the next item; the engine measures it four times."""

from __future__ import annotations

from typing import Any

from weasyprint.css import AnonymousStyle
from weasyprint.formatting_structure.boxes import LineBox, TextBox
from weasyprint.layout import absolute

from postbook.pdf.shortcuts.replace import Replacements
from postbook.pdf.shortcuts.styles import lineage_of

MOST_MARKS = 5000
"""How many a process keeps: lists with numbers have as many as items."""

_shrink_to_fit = absolute.shrink_to_fit

_kept: dict[tuple[Any, ...], float] = {}


def install(replacements: Replacements) -> None:
    """Measure a mark once."""
    replacements.put(absolute, "shrink_to_fit", shrink_to_fit)


def forget() -> None:
    """Keep no width any more."""
    _kept.clear()


def shrink_to_fit(context: Any, box: Any, available: float) -> float:
    """The width of a box that is placed, as ``weasyprint.layout.preferred.shrink_to_fit`` gives it."""
    mark = _mark_of(box) if box.is_outside_marker else None
    if mark is None:
        return float(_shrink_to_fit(context, box, available))
    key = (*mark, available)
    if key not in _kept:
        if len(_kept) >= MOST_MARKS:
            _kept.clear()
        _kept[key] = _shrink_to_fit(context, box, available)
    return _kept[key]


def _mark_of(box: Any) -> tuple[Any, ...] | None:
    """All that the width of a marker follows from, if it is one text: its style, and what the engine changes there."""
    if len(box.children) != 1 or type(line := box.children[0]) is not LineBox:
        return None
    if len(line.children) != 1 or type(text := line.children[0]) is not TextBox:
        return None
    lineage = _lineage_above(line.style)
    if lineage is None or lineage != _lineage_above(text.style):
        return None
    return lineage, line.style["white_space"], text.style["white_space"], text.text


def _lineage_above(style: Any) -> int | None:
    """Of the style that an anonymous one has all it has from, but for what the engine writes into it."""
    if type(style) is not AnonymousStyle:
        return None
    while type(style) is AnonymousStyle:
        style = style.parent_style
    return lineage_of(style)
