"""A document's styles: those of elements by what is known of its sheets, those of what elements have when asked for.

Every element has six pseudo-elements by the engine's own sheet, every page sixteen margin boxes; few are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import Any

from weasyprint.css import StyleFor, cssselect2, declaration_precedence, find_style_attributes, preprocess_declarations
from weasyprint.layout import page

from postbook.pdf.shortcuts.cascades import NOTHING, Cascade, Outcome, declare, sheets_of
from postbook.pdf.shortcuts.replace import Replacements
from postbook.pdf.shortcuts.styles import compute

SELECTORS = "0.10.1"
"""The version of cssselect2, whose tables ``matching`` reads."""

_ask = StyleFor.__call__


def install(replacements: Replacements) -> None:
    """Compute styles by the short way."""
    if cssselect2.VERSION != SELECTORS:
        return
    replacements.put(StyleFor, "__init__", _begin)
    replacements.put(StyleFor, "__call__", _style_for)
    replacements.put_everywhere(page.set_page_type_computed_styles, set_page_type_computed_styles)


def _begin(
    styles: Any, html: Any, sheets: Any, presentational_hints: bool, font_config: Any, target_collector: Any
) -> None:
    styles._computed_styles = {}
    styles.initial_page_sizes = {"box": None, "area": None}
    styles.font_config = font_config
    styles.pb_root = html.etree_element, html.base_url
    styles.pb_sheets = sheets_of(sheets)
    styles.pb_sheets.begin()
    styles.pb_cascades = {}
    early = []
    for element, outcome in _computed(styles, html, presentational_hints, target_collector):
        styles.pb_cascades[element] = outcome.cascades
        early += [(element, pseudo_type) for pseudo_type in outcome.early]
    for element, pseudo_type in early:
        _collect(compute_pseudo(styles, element, pseudo_type), target_collector)


def _computed(
    styles: Any, html: Any, presentational_hints: bool, target_collector: Any
) -> Iterator[tuple[Any, Outcome]]:
    """Compute the styles of all elements, parents first."""
    own = _own_declarations(html, presentational_hints)
    known = styles._computed_styles
    shared: dict[Any, Any] = {}
    for wrapper in html.wrapper_element.iter_subtree():
        element = wrapper.etree_element
        parent = None if wrapper.parent is None else wrapper.parent.etree_element
        outcome = styles.pb_sheets.outcome(wrapper)
        declarations, cascade = own.get(element, (None, None))
        key = (None if parent is None else id(known[parent, None]), declarations, outcome.key)
        style = shared.get(key)
        if style is None:
            declared = outcome.cascades.get(None, NOTHING)
            if cascade is not None:
                for name, (value, weight) in declared.items():
                    declare(cascade, name, value, weight)
                declared = cascade
            style = shared[key] = compute(styles, element, None, parent, declared)
            _collect(style, target_collector)
        else:
            known[element, None] = style
        yield element, outcome


def _own_declarations(html: Any, presentational_hints: bool) -> dict[Any, tuple[tuple[Any, ...], Cascade]]:
    """What an element's own attributes declare: the last of them, and all in a cascade."""
    own: dict[Any, tuple[tuple[Any, ...], Cascade]] = {}
    for specificity, element, declarations, base_url in find_style_attributes(
        html.etree_element, presentational_hints, html.base_url
    ):
        cascade = own[element][1] if element in own else Cascade()
        own[element] = tuple(declarations), cascade
        for name, value, importance in preprocess_declarations(base_url, declarations):
            declare(cascade, name, value, (declaration_precedence("author", importance), inf, specificity))
    return own


def _collect(style: Any, target_collector: Any) -> None:
    if target_collector and style["anchor"]:
        target_collector.collect_anchor(style["anchor"])


def compute_pseudo(styles: Any, element: Any, pseudo_type: str) -> Any:
    """The style of a pseudo-element, or of a page's margin box."""
    return compute(styles, element, pseudo_type, element, styles.pb_cascades[element][pseudo_type])


def _style_for(styles: Any, element: Any, pseudo_type: str | None = None) -> Any:
    if (
        pseudo_type is not None
        and pseudo_type in styles.pb_cascades.get(element, ())
        and (element, pseudo_type) not in styles._computed_styles
    ):
        compute_pseudo(styles, element, pseudo_type)
    return _ask(styles, element, pseudo_type)


def set_page_type_computed_styles(page_type: Any, html: Any, style_for: Any) -> None:
    """The style of a page; if it is made again, those of its margin boxes are as well."""
    cascades = style_for.pb_sheets.page(page_type, style_for._page_type_match)
    for pseudo_type in cascades:
        style_for._computed_styles.pop((page_type, pseudo_type), None)
    style_for.pb_cascades[page_type] = cascades
    compute(style_for, page_type, None, html.etree_element, cascades.get(None, NOTHING))
