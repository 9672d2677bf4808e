"""Computed styles: the sections of a book use the same ones again and again; they are computed once a process."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Any

from weasyprint.css import ComputedStyle, InitialStyle, StyleFor

from postbook.pdf.shortcuts.replace import Replacements

MOST_STYLES = 2000
"""How many styles a process keeps, of some 15 kB each. A theme, its code and its furniture use about 1000."""

_OWN = frozenset({"anchor", "link"})
"""What an element declares of itself, and no other element computes anything from."""

_CHANGED_BY_LAYOUT = frozenset({"display", "overflow", "counter_increment", "counter_reset", "counter_set"})
"""What the engine writes into an element's own style after it was computed."""

_SPECIFIED = frozenset({"display", "float", "position"})
"""Properties of which the engine also keeps what was specified, to compute others from."""

_NOT_SHARED = _OWN | _CHANGED_BY_LAYOUT | _SPECIFIED

_ITERATED = frozenset({"first-line", "first-letter"})
"""Pseudo-elements of which the engine takes whatever has been computed so far."""

_WAITING = "pb_waiting"
_PLACE = "pb_place"

_ask = StyleFor.__call__
_kept: dict[tuple[Any, ...], Any] = {}
_places = count()


def install(replacements: Replacements) -> None:
    """Share styles, and compute those of pseudo-elements when they are asked for."""
    replacements.put(StyleFor, "set_computed_styles", _set_computed_styles)
    replacements.put(StyleFor, "__call__", _style_for)


def lineage_of(style: Any) -> int | None:
    """A number that all styles share which are equal to this one; ``None`` if that is not known."""
    number: int | None = style.__dict__.get(_PLACE)
    return number


def forget() -> None:
    """Keep no style any more."""
    _kept.clear()


def _set_computed_styles(
    styles: Any,
    element: Any,
    parent: Any,
    root: Any = None,
    pseudo_type: str | None = None,
    base_url: str | None = None,
    target_collector: Any = None,
) -> None:
    cascaded = styles.get_cascaded_styles().get((element, pseudo_type), {})
    if pseudo_type is not None and pseudo_type not in _ITERATED and "anchor" not in cascaded:
        # Every element has six pseudo-elements by the engine's own sheet; nearly none is ever asked for.
        waiting = styles.__dict__.setdefault(_WAITING, {})
        waiting[element, pseudo_type] = (parent, root, base_url, cascaded)
        return
    computed = _compute(styles, element, pseudo_type, parent, root, base_url, cascaded)
    if target_collector and computed["anchor"]:
        target_collector.collect_anchor(computed["anchor"])


def _style_for(styles: Any, element: Any, pseudo_type: str | None = None) -> Any:
    if pseudo_type is not None:
        waited = styles.__dict__.get(_WAITING, {}).pop((element, pseudo_type), None)
        if waited is not None:
            _compute(styles, element, pseudo_type, *waited)
    return _ask(styles, element, pseudo_type)


def _compute(
    styles: Any, element: Any, pseudo_type: str | None, parent: Any, root: Any, base_url: str | None, cascaded: Any
) -> Any:
    known = styles.get_computed_styles()
    is_root = element == root and pseudo_type is None
    parent_style = None if is_root else known[parent, None]
    root_style = InitialStyle(styles.font_config) if is_root else known[root, None]
    computed = ComputedStyle(
        parent_style, cascaded, pseudo_type, root_style, base_url, styles.font_config, styles.initial_page_sizes
    )
    known[element, pseudo_type] = computed
    if pseudo_type not in _ITERATED:
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
    lineage = (above, pseudo_type, _declarations(computed.cascaded))
    kept = _kept.get(lineage)
    if kept is not None:
        computed.update(kept)
        for name in _NOT_SHARED:
            computed.pop(name, None)
    elif len(_kept) >= MOST_STYLES:
        _kept.clear()
    computed.__dict__[_PLACE] = next(_places) if kept is None else kept.__dict__[_PLACE]
    _kept[lineage] = computed


def _declarations(cascaded: Mapping[str, Any]) -> tuple[Any, ...]:
    found = []
    for name, (value, (origin, layer, specificity)) in cascaded.items():
        if name not in _OWN:
            found.append((name, _hashable(value), origin, layer, tuple(specificity)))
    return tuple(found)


def _hashable(value: Any) -> Any:
    """A value to compare by; one that can't be compared is only equal to itself, which the kept style keeps alive."""
    try:
        hash(value)
    except TypeError:
        return id(value)
    return value
