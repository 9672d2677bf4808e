"""Mend a fault of WeasyPrint 70.0: a text that fills its line but for the blank after it was cut after its first word.

The end of a line swallows that blank, but the engine counts it, finds the text too long and, where Pango has not cut
it, takes its first word alone: a line of one word in the middle of a paragraph, about once in sixty texts that an
element follows.
"""

from __future__ import annotations

from typing import Any

import weasyprint
from weasyprint.text import line_break

from postbook.pdf.shortcuts.replace import Replacements

VERSION = "70.0"
"""The engine that has the fault."""

_split = line_break.split_first_line


def fill_lines() -> None:
    """Let the engine fill such lines from now on, in this process."""
    if weasyprint.__version__ != VERSION:
        return
    Replacements().put_everywhere(_split, split_first_line)


def split_first_line(
    text: str, style: Any, context: Any, max_width: float | None, spacing: float, *arguments: Any, **named: Any
) -> tuple[Any, ...]:
    """As much of a text as fits in a line, as ``weasyprint.text.line_break.split_first_line`` gives it."""
    split: tuple[Any, ...] = _split(text, style, context, max_width, spacing, *arguments, **named)
    layout, _, rest = split[:3]
    is_cut = rest is not None and max_width is not None and text.endswith(" ") and " " not in layout.text
    if not is_cut or style["white_space"] not in {"normal", "pre-line"}:
        return split
    if not _fits(text.rstrip(" "), style, context, max_width, spacing):
        return split
    # The whole text, its blank as wide as what is left: nothing more can stand in the line, and its end may be cut.
    whole = line_break.create_layout(text, style, context, None, spacing)
    line, _ = whole.get_first_line()
    *metrics, _width, height, baseline = line_break.first_line_metrics(line, text, whole, None, True, style)
    return (*metrics, max_width, height, baseline)


def _fits(text: str, style: Any, context: Any, max_width: Any, spacing: float) -> bool:
    # A line lives as long as its layout.
    layout = line_break.create_layout(text, style, context, max_width, spacing)
    line, rest = layout.get_first_line()
    width, _ = line_break.line_size(line, style)
    return rest is None and bool(width <= max_width)
