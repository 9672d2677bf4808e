"""Texts that fit their line: words of code, marks of lists, blanks. They are laid out once a process.

Where a text has all the room that it wants, it is as wide and high as it was in any other line. One that nearly fills
its line is left to the engine, which decides whether it fits.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from weasyprint.text import line_break

from postbook.pdf.shortcuts.kept_lines import is_kept
from postbook.pdf.shortcuts.lines import Setting, setting_for
from postbook.pdf.shortcuts.replace import Replacements

MOST_TEXTS = 2000
"""How many a process keeps, of some 4 kB each."""

LONGEST = 32
"""Characters of a text that is likely to come again."""

_TO_SPARE = 1.0
"""Pixels between a text and the end of its line; the engine's own rounding is a thousandth of that."""

_WRAPS = frozenset({"normal", "pre-wrap", "pre-line"})


class _Whole(NamedTuple):
    """A text as it was laid out."""

    layout: dict[str, Any]
    length: int
    width: float
    height: float
    baseline: float


_known: dict[tuple[Setting, str], _Whole] = {}


def install(replacements: Replacements) -> None:
    """Lay texts out once that fit."""
    split = line_break.split_first_line

    def split_first_line(
        text: str, style: Any, context: Any, max_width: float | None, spacing: float, *arguments: Any, **named: Any
    ) -> tuple[Any, ...]:
        if spacing or len(text) > LONGEST:
            whole: tuple[Any, ...] = split(text, style, context, max_width, spacing, *arguments, **named)
            return whole
        room = max_width if style["white_space"] in _WRAPS else None
        key = setting_for(style), text
        known = _known.get(key)
        if known is not None and _fits(known.width, room):
            return _again(known, style, max_width)
        whole = split(text, style, context, max_width, spacing, *arguments, **named)
        _learn(key, whole, room)
        return whole

    replacements.put_everywhere(split, split_first_line)


def forget() -> None:
    """Keep no text any more."""
    _known.clear()


def _fits(width: float, room: float | None) -> bool:
    return room is None or width + _TO_SPARE <= room


def _again(known: _Whole, style: Any, max_width: float | None) -> tuple[Any, ...]:
    layout = object.__new__(line_break.Layout)
    layout.__dict__.update(known.layout)
    layout.style, layout.max_width = style, max_width
    return layout, known.length, None, known.width, known.height, known.baseline


def _learn(key: tuple[Setting, str], split: tuple[Any, ...], room: float | None) -> None:
    layout, length, rest, width, height, baseline = split
    # The engine may have put a hyphen or a blank without width to it.
    if rest is None and layout.text == key[1] and is_kept(layout) and _fits(width, room):
        if len(_known) >= MOST_TEXTS:
            _known.clear()
        kept = {name: value for name, value in layout.__dict__.items() if name != "style"}
        _known[key] = _Whole(kept, length, width, height, baseline)
