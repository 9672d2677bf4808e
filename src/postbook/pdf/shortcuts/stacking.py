"""What lies on what: a line that holds only text and pictures is drawn as it stands.

To take out what is drawn before or after the rest (floats, what is placed or transformed) the engine copies every box
of a page but the texts. It looks for them in each line; a line without any is drawn the same as its copy.
"""

from __future__ import annotations

from typing import Any

from weasyprint import stacking
from weasyprint.formatting_structure.boxes import InlineBox, InlineReplacedBox, LineBox, TextBox

from postbook.pdf.shortcuts.replace import Replacements

_dispatch = stacking._dispatch

_IN_LINE = frozenset({InlineBox, InlineReplacedBox, LineBox, TextBox})


def install(replacements: Replacements) -> None:
    """Copy no lines."""
    replacements.put(stacking, "_dispatch", _dispatch_others)


def _dispatch_others(box: Any, *around: Any) -> Any:
    return box if _lies_flat(box) else _dispatch(box, *around)


def _lies_flat(box: Any) -> bool:
    if type(box) not in _IN_LINE or not _is_flat(box.style):
        return False
    for child in box.children:  # noqa: SIM110 - twice as fast
        if not _lies_flat(child):
            return False
    return True


def _is_flat(style: Any) -> bool:
    """Whether boxes of this style are drawn in their place among others; kept on the style, which is done with."""
    flat: bool | None = style.__dict__.get("pb_flat")
    if flat is None:
        flat = style.pb_flat = (
            style["position"] == "static"
            and style["float"] == "none"
            and style["overflow"] == "visible"
            and style["z_index"] == "auto"
            and style["opacity"] >= 1
            and not style["transform"]
        )
    return flat
