"""Styles of anonymous boxes: what one takes from its parent's style and from the initial values, all like it take.

There is one for nearly every line and every text, and each looks some sixty properties up anew.
"""

from __future__ import annotations

from typing import Any

from weasyprint.css import INITIAL_NOT_COMPUTED, AnonymousStyle

from postbook.pdf.shortcuts.replace import Replacements
from postbook.pdf.shortcuts.styles import MOST_STYLES, lineage_of

_TAKEN = "pb_taken"

_begin = AnonymousStyle.__init__
_look_up = AnonymousStyle.__missing__
_taken: dict[int, dict[str, Any]] = {}
"""By the lineage of the parent's style. Layout writes into styles; into these dictionaries it does not."""


def install(replacements: Replacements) -> None:
    """Look properties up once a parent's style."""
    replacements.put(AnonymousStyle, "__init__", _begin_with_what_is_known)
    replacements.put(AnonymousStyle, "__missing__", _look_up_once)


def forget() -> None:
    """Keep nothing of any style."""
    _taken.clear()


def _begin_with_what_is_known(style: Any, parent_style: Any) -> None:
    _begin(style, parent_style)
    lineage = lineage_of(parent_style)
    if lineage is None:
        return
    taken = _taken.get(lineage)
    if taken is None:
        if len(_taken) >= MOST_STYLES:
            _taken.clear()
        taken = _taken[lineage] = {}
    style.update(taken)
    style.__dict__[_TAKEN] = taken


def _look_up_once(style: Any, name: str) -> Any:
    taken = style.__dict__.get(_TAKEN)
    # Some are computed, perhaps from what layout has written into this style.
    if taken is None or name in INITIAL_NOT_COMPUTED:
        return _look_up(style, name)
    if name not in taken:
        taken[name] = _look_up(style, name)
    else:
        # Many are begun before the first is asked for anything: it may have looked up more.
        style.update({**taken, **style})
    return taken[name]
