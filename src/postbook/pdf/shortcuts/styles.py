"""Computed styles: the sections of a book use the same ones again and again; they are computed once a process."""

from __future__ import annotations

from itertools import count
from typing import Any

from weasyprint.css import ComputedStyle, InitialStyle

from postbook.pdf.shortcuts.cascades import ITERATED, Cascade

MOST_STYLES = 2000
"""How many styles a process keeps, of some 15 kB each. A theme, its code and its furniture use about 1000."""

_OWN = frozenset({"anchor", "link"})
"""What an element declares of itself, and no other element computes anything from."""

_CHANGED_BY_LAYOUT = frozenset({"display", "overflow", "counter_increment", "counter_reset", "counter_set"})
"""What the engine writes into an element's own style after it was computed."""

_SPECIFIED = frozenset({"display", "float", "position"})
"""Properties of which the engine also keeps what was specified, to compute others from."""

_NOT_SHARED = _OWN | _CHANGED_BY_LAYOUT | _SPECIFIED

_PLACE = "pb_place"

_kept: dict[tuple[Any, ...], Any] = {}
_numbered: dict[tuple[Any, ...], Cascade] = {}
_places, _numbers = count(), count()


def lineage_of(style: Any) -> int | None:
    """A number that all styles share which are equal to this one; ``None`` if that is not known."""
    number: int | None = style.__dict__.get(_PLACE)
    return number


def forget() -> None:
    """Keep no style any more."""
    _kept.clear()
    _numbered.clear()


def compute(styles: Any, element: Any, pseudo_type: str | None, parent: Any, cascade: Cascade) -> Any:
    """The style of an element or a page, or of something that these have."""
    known = styles.get_computed_styles()
    root, base_url = styles.pb_root
    is_root = element == root and pseudo_type is None
    parent_style = None if is_root else known[parent, None]
    root_style = InitialStyle(styles.font_config) if is_root else known[root, None]
    computed = ComputedStyle(
        parent_style, cascade, pseudo_type, root_style, base_url, styles.font_config, styles.initial_page_sizes
    )
    known[element, pseudo_type] = computed
    if pseudo_type not in ITERATED:
        _share(computed, parent_style, pseudo_type)
    return computed


def _share(computed: Any, parent_style: Any, pseudo_type: str | None) -> None:
    """Take what has been computed for the same declarations under the same parents.

    A style follows from its declarations and those of its parents up to the root; the number at `_PLACE` stands for the
    whole line of them. The newest of equal styles is kept, which knows all that those before it computed.
    """
    above = computed.font_config if parent_style is None else parent_style.__dict__.get(_PLACE)
    if above is None:
        return
    lineage = (above, pseudo_type, _number(computed.cascaded))
    kept = _kept.get(lineage)
    if kept is not None:
        computed.update(kept)
        for name in _NOT_SHARED:
            computed.pop(name, None)
    elif len(_kept) >= MOST_STYLES:
        _kept.clear()
    computed.__dict__[_PLACE] = next(_places) if kept is None else kept.__dict__[_PLACE]
    _kept[lineage] = computed


def _number(cascade: Cascade) -> int:
    """A number that all cascades share which declare the same."""
    if cascade.number is None:
        declared = tuple(
            [
                (name, _hashable(value), precedence, layer, tuple(specificity))
                for name, (value, (precedence, layer, specificity)) in cascade.items()
                if name not in _OWN
            ]
        )
        if len(_numbered) >= MOST_STYLES:
            _numbered.clear()
        equal = _numbered.setdefault(declared, cascade)
        cascade.number = next(_numbers) if equal.number is None else equal.number
    return cascade.number


def _hashable(value: Any) -> Any:
    """A value to compare by; one that can't be compared is only equal to itself, and lives as long as its cascade."""
    try:
        hash(value)
    except TypeError:
        return id(value)
    return value
