"""Lines that are drawn as they were laid out.

The engine throws away what Pango made of a line as soon as it knows how wide and high it is, and lets Pango do it all
again to draw it. What is kept here is drawn in its place: the line of a text that Pango did not have to break. A line
that is filled by justification is another one when it is drawn, and is not kept.
"""

from __future__ import annotations

import re
from collections import deque
from typing import Any

from weasyprint.draw import text as drawing
from weasyprint.text.ffi import ffi, pango
from weasyprint.text.line_break import Layout

from postbook.pdf.shortcuts.lines import setting_for
from postbook.pdf.shortcuts.replace import Replacements

MOST_LINES = 3000
"""How many lines a process keeps, of some 4 kB each: about 60 pages."""

_APART = re.compile(r"[\n\r\t\0\u2028\u2029]")
"""What ends a line, or jumps, if it is laid out, and not, or otherwise, if it is drawn."""

_DRAWN = "pb_drawn"

_deactivate, _reactivate = Layout.deactivate, Layout.reactivate
_kept = deque[Any]()


def install(replacements: Replacements) -> None:
    """Keep lines until they are drawn."""
    replacements.put(Layout, "deactivate", _keep)
    replacements.put(Layout, "reactivate", _take)
    draw = drawing.draw_text

    def draw_text(stream: Any, box: Any, offset_x: float, text_overflow: str, *block_ellipsis: Any) -> None:
        if text_overflow == "ellipsis" or block_ellipsis not in ((), ("none",)):
            # It will be cut: not the line that was kept, which other places may draw too.
            _let_go(box.pango_layout)
        draw(stream, box, offset_x, text_overflow, *block_ellipsis)

    replacements.put_everywhere(draw, draw_text)


def forget() -> None:
    """Keep no line any more."""
    _kept.clear()


def is_kept(layout: Any) -> bool:
    """Whether Pango still knows the line."""
    return "layout" in layout.__dict__


def renew(layout: Any, style: Any) -> None:
    """Let Pango lay out a line anew."""
    _reactivate(layout, style)


def _keep(layout: Any) -> None:
    if layout.__dict__.pop(_DRAWN, False) or not _will_be_drawn_so(layout):
        _deactivate(layout)
        return
    _kept.append(layout)
    if len(_kept) > MOST_LINES:
        _let_go(_kept.popleft())


def _let_go(layout: Any) -> None:
    if is_kept(layout):
        _deactivate(layout)


def _will_be_drawn_so(layout: Any) -> bool:
    if layout.justification_spacing or setting_for(layout.style).is_spaced:
        return False
    if not layout.text.isprintable() and _APART.search(layout.text):
        return False
    return bool(pango.pango_layout_get_line_readonly(layout.layout, 1) == ffi.NULL)


def _take(layout: Any, style: Any) -> None:
    if not is_kept(layout) or layout.style is not style:
        _reactivate(layout, style)
    layout.__dict__[_DRAWN] = True
