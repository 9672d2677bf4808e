"""Margin boxes: a book has the same ones in section after section. They are laid out once a process.

What is in them follows from the style of the page, from what its rules declare for them, from its size, and from the
strings and counters that they ask for by name. Where they ask for anything else, the engine makes them.
"""

from __future__ import annotations

from typing import Any

import weasyprint.layout

from postbook.pdf.shortcuts.replace import Replacements
from postbook.pdf.shortcuts.styles import lineage_of

MOST_PAGES = 200
"""Of how many pages a process keeps the margin boxes."""

_UNKNOWN = object()

_IN_THE_PAGE = frozenset({None, "@footnote", "@note-area"})
"""What page rules declare things for that are no margin boxes."""

_make = weasyprint.layout.make_margin_boxes
_kept: dict[tuple[Any, ...], tuple[Any, ...]] = {}
_asked: dict[tuple[Any, ...], tuple[Any, Any]] = {}
"""Style and rules of a page → the rules, which so live as long, and what its margin boxes ask for."""


def install(replacements: Replacements) -> None:
    """Take what was laid out for the same."""
    replacements.put(weasyprint.layout, "make_margin_boxes", _make_margin_boxes)


def forget() -> None:
    """Keep nothing of the pages that were laid out."""
    _kept.clear()
    _asked.clear()


def _make_margin_boxes(context: Any, page: Any, state: Any) -> Any:
    key = _key(context, page, state)
    if key is None:
        return _make(context, page, state)
    if key not in _kept:
        if len(_kept) >= MOST_PAGES:
            forget()
            key = _key(context, page, state)
        _kept[key] = tuple(_make(context, page, state))
    # What is drawn is marked and painted: what is kept stays as it was laid out.
    return [box.deepcopy() for box in _kept[key]]


def _key(context: Any, page: Any, state: Any) -> Any:
    """All that the boxes depend on; ``None`` if that is not known."""
    lineage = lineage_of(page.style)
    # Where styles are computed by the engine alone, nothing is known of them.
    rules = context.style_for.__dict__.get("pb_cascades", {}).get(page.page_type)
    if lineage is None or rules is None:
        return None
    place = lineage, id(rules)
    if place not in _asked:
        if len(_asked) >= MOST_PAGES:
            forget()
        _asked[place] = rules, _wanted(context.style_for, page.page_type, rules)
    wanted = _asked[place][1]
    if wanted is _UNKNOWN:
        return None
    counters = state[1]
    values = [
        tuple(counters.get(name, ())) if kind == "counter" else context.get_string_set_for(page, name, *keyword)
        for kind, name, *keyword in wanted
    ]
    margins = page.margin_top, page.margin_right, page.margin_bottom, page.margin_left
    return (*place, *margins, page.border_width(), page.border_height(), *values)


def _wanted(style_for: Any, page_type: Any, rules: Any) -> Any:
    """The names that the margin boxes of a page ask for."""
    wanted: dict[tuple[str, ...], None] = {}
    for at_keyword in rules.keys() - _IN_THE_PAGE:
        style = style_for(page_type, at_keyword)
        content = style["content"]
        for kind, value in () if isinstance(content, str) else content:
            if kind == "string()":
                wanted["string", *value] = None
            elif kind in ("counter()", "counters()"):
                wanted["counter", value[0]] = None
            elif kind != "string":
                return _UNKNOWN
        if _counts(style):
            return _UNKNOWN
    return tuple(sorted(wanted))


def _counts(style: Any) -> bool:
    return any(style[f"counter_{how}"] not in ("auto", ()) for how in ("increment", "reset", "set"))
