"""Used lengths: boxes of one style in blocks of one size have the same ones, and most are pixels already, or ``auto``.

Only the others need the engine's general way.
"""

from __future__ import annotations

from math import inf
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure.boxes import Box, PageBox
from weasyprint.layout import percent

from postbook.pdf.shortcuts.replace import Replacements

_OF_WIDTH = ("margin_left", "margin_right", "padding_left", "padding_right", "width", "min_width", "max_width")
_OF_WIDTH_OR_HEIGHT = ("margin_top", "margin_bottom", "padding_top", "padding_bottom")
_BORDERS = ("border_top_width", "border_right_width", "border_bottom_width", "border_left_width")
_USED = (*_OF_WIDTH, *_OF_WIDTH_OR_HEIGHT, "height", "min_height", "max_height", *_BORDERS)


def install(replacements: Replacements) -> None:
    """Resolve lengths by the short way."""
    replacements.put_everywhere(percent.resolve_percentages, resolve_percentages)


def resolve_percentages(box: Any, containing_block: Any) -> None:
    """Set a box's used values, as ``weasyprint.layout.percent.resolve_percentages`` does."""
    if isinstance(containing_block, Box):
        width, height = containing_block.width, containing_block.height
    else:
        width, height = containing_block
    style, used = box.style, box.__dict__
    last = style.__dict__.get("pb_used")
    if last is not None and last[0] == width and last[1] == height:
        used.update(last[2])
        return
    collapse = style["border_collapse"] == "collapse"
    _resolve(box, width, height, collapse=collapse)
    if not collapse:
        # Of a style that has been used nothing is changed any more but on copies, which begin without this.
        style.pb_used = (width, height, {name: used[name] for name in _USED})


def _resolve(box: Any, width: Any, height: Any, *, collapse: bool) -> None:
    style, used = box.style, box.__dict__
    for name in _OF_WIDTH:
        used[name] = _used(style[name], style, width)
    if used["min_width"] == "auto":
        used["min_width"] = 0
    vertical = height if isinstance(box, PageBox) else width
    for name in _OF_WIDTH_OR_HEIGHT:
        used[name] = _used(style[name], style, vertical)
    _resolve_heights(style, used, height)
    for name in _BORDERS:
        # A collapsed border was resolved with those of its neighbours.
        if not (collapse and hasattr(box, name)):
            used[name] = style[name]
    if style["box_sizing"] != "content-box":
        percent.adjust_box_sizing(box, "width")
        percent.adjust_box_sizing(box, "height")


def _resolve_heights(style: Any, used: dict[str, Any], height: Any) -> None:
    least, most = height, height
    wanted = style["height"]
    if height == "auto":
        least, most = 0, inf
        is_fixed = type(wanted) is Dimension and wanted.unit != "%"
        used["height"] = wanted.value if is_fixed else "auto"
    else:
        used["height"] = _used(wanted, style, height)
    minimum = _used(style["min_height"], style, least)
    used["min_height"] = 0 if minimum == "auto" else minimum
    used["max_height"] = _used(style["max_height"], style, most)


def _used(value: Any, style: Any, whole: Any) -> Any:
    if type(value) is Dimension:
        return whole * value.value / 100 if value.unit == "%" else value.value
    return value if value == "auto" else percent.percentage(value, style, whole)
