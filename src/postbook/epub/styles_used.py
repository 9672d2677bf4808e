"""Which families, weights and slants the EPUB's text is set in: the cascade, as far as fonts go.

Each combination of an element with its ancestors is looked at once, without its siblings. CSS Cascading 4,
https://www.w3.org/TR/css-cascade-4/#cascading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import cssselect2
import tinycss2
from lxml import etree

from postbook.xhtml import EPUB_TYPE, XHTML, XML_LANG, element

BOLD_TAGS = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
SLANTED_TAGS = frozenset({"address", "cite", "dfn", "em", "i", "var"})
"""HTML Standard, https://html.spec.whatwg.org/multipage/rendering.html."""

BOLD_FROM = 600
"""The weight at which a bold face is taken."""

SEEN = frozenset({"class", "lang", XML_LANG, "dir", EPUB_TYPE, "data-language", "scope", "style"})
"""The attributes that stylesheets select by, and the one that styles; an id where a sheet names it."""

_FONT = frozenset({"font-family", "font-style", "font-weight"})
_NAMED_ID = re.compile(r"#([\w-]+)")


class UnsureError(Exception):
    """What a stylesheet says of fonts is more than is understood here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontStyle:
    """What text is set in. Families are in small letters, in the order in which they are asked."""

    families: tuple[str, ...] = ()
    is_bold: bool = False
    is_slanted: bool = False


@dataclass(slots=True, kw_only=True)
class _Path:
    """An element with its ancestors, wherever in the book it stands."""

    node: etree._Element
    has_text: bool = False
    below: dict[tuple[str, ...], _Path] = field(default_factory=dict)


def styles_used(
    trees: Iterable[tuple[etree._Element, str, str]], stylesheets: Sequence[str]
) -> frozenset[FontStyle] | None:
    """What the text of some trees, each with its language and direction, is set in; ``None`` if it can't be said."""
    try:
        matcher = _matcher(stylesheets)
        named = frozenset(name for css in stylesheets for name in _NAMED_ID.findall(css))
        roots: dict[tuple[str, str], _Path] = {}
        for tree, language, direction in trees:
            root = roots.setdefault((language, direction), _page(language, direction))
            _trace(tree, root.below[("body",)], named)
        return frozenset(style for root in roots.values() for style in _styles(root, matcher))
    except UnsureError:
        return None


def _page(language: str, direction: str) -> _Path:
    page = element("html", "", element("body"), lang=language, dir=direction)
    page.set(XML_LANG, language)
    return _Path(node=page, below={("body",): _Path(node=page[0])})


def _trace(node: etree._Element, above: _Path, named: frozenset[str]) -> None:
    """Add an element and what it holds to the paths below another's."""
    attributes = [(str(name), str(value)) for name, value in node.items()]
    seen = [(name, value) for name, value in attributes if name in SEEN or (name == "id" and value in named)]
    key = (str(node.tag), *(word for item in seen for word in item))
    path = above.below.get(key)
    if path is None:
        shadow = etree.SubElement(above.node, node.tag, dict(seen))
        path = above.below[key] = _Path(node=shadow)
    path.has_text = path.has_text or _is_text(node.text)
    for child in node:
        if isinstance(child.tag, str) and child.tag.startswith(XHTML):
            _trace(child, path, named)
        path.has_text = path.has_text or _is_text(child.tail)


def _is_text(text: str | None) -> bool:
    return bool(text and not text.isspace())


def _styles(root: _Path, matcher: cssselect2.Matcher) -> Iterator[FontStyle]:
    wrappers = {
        wrapper.etree_element: wrapper for wrapper in cssselect2.ElementWrapper.from_xml_root(root.node).iter_subtree()
    }
    waiting = [(root, FontStyle())]
    while waiting:
        path, inherited = waiting.pop()
        style, made = _cascaded(path.node, wrappers[path.node], inherited, matcher)
        if path.has_text:
            yield style
        yield from made
        waiting.extend((below, style) for below in path.below.values())


def _cascaded(
    node: etree._Element, wrapper: Any, inherited: FontStyle, matcher: cssselect2.Matcher
) -> tuple[FontStyle, list[FontStyle]]:
    """An element's style, and those of what sheets put before and after its text."""
    name = node.tag.removeprefix(XHTML)
    style = replace(
        inherited,
        is_bold=inherited.is_bold or name in BOLD_TAGS,
        is_slanted=inherited.is_slanted or name in SLANTED_TAGS,
    )
    matched = matcher.match(wrapper)
    rules = [declarations for _, _, pseudo, declarations in matched if pseudo is None]
    style = _declared(style, inherited, [*rules, _font_declarations(node.get("style", ""))])
    pseudos = {pseudo for _, _, pseudo, _ in matched if pseudo is not None}
    made = [_declared(style, style, [rule for _, _, pseudo, rule in matched if pseudo == each]) for each in pseudos]
    return style, made


def _declared(style: FontStyle, inherited: FontStyle, rules: Sequence[Sequence[Any]]) -> FontStyle:
    """Apply declarations in the order of the cascade; important ones come last."""
    declarations = [each for rule in rules for each in rule]
    for each in sorted(declarations, key=lambda declaration: bool(declaration.important)):
        value = tinycss2.serialize(each.value).strip().lower()
        if each.lower_name == "font-weight":
            style = replace(style, is_bold=_is_bold(value, inherited.is_bold))
        elif each.lower_name == "font-style":
            style = replace(style, is_slanted=_is_slanted(value, inherited.is_slanted))
        else:
            families = inherited.families if value in {"inherit", "unset"} else _families(value)
            style = replace(style, families=families)
    return style


def _is_bold(value: str, inherited: bool) -> bool:
    if value in {"inherit", "unset"}:
        return inherited
    if value.isdecimal():
        return int(value) >= BOLD_FROM
    return value in {"bold", "bolder"}


def _is_slanted(value: str, inherited: bool) -> bool:
    return inherited if value in {"inherit", "unset"} else value.startswith(("italic", "oblique"))


def _families(value: str) -> tuple[str, ...]:
    return tuple(family.strip().strip("\"'") for family in value.split(","))


def _matcher(stylesheets: Sequence[str]) -> cssselect2.Matcher:
    """Every rule that says something of fonts."""
    matcher = cssselect2.Matcher()
    for css in stylesheets:
        namespaces: dict[str | None, str] = {}
        for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
            if rule.type == "at-rule":
                _take_at_rule(rule, namespaces)
            elif rule.type == "qualified-rule" and (declarations := _font_declarations(rule.content)):
                for selector in _selectors(rule.prelude, namespaces):
                    matcher.add_selector(selector, declarations)
    return matcher


def _take_at_rule(rule: Any, namespaces: dict[str | None, str]) -> None:
    if rule.lower_at_keyword == "namespace":
        prefixes = [token.value for token in rule.prelude if token.type == "ident"]
        addresses = [token.value for token in rule.prelude if token.type in {"string", "url"}]
        namespaces[prefixes[0] if prefixes else None] = addresses[0] if addresses else ""
    elif rule.lower_at_keyword != "font-face" and "font" in tinycss2.serialize(rule.content or []):
        raise UnsureError


def _selectors(prelude: Any, namespaces: dict[str | None, str]) -> list[Any]:
    try:
        return list(cssselect2.compile_selector_list(prelude, namespaces=namespaces))
    except cssselect2.SelectorError as problem:
        raise UnsureError from problem


def _font_declarations(block: Any) -> list[Any]:
    declared = tinycss2.parse_blocks_contents(block, skip_comments=True, skip_whitespace=True)
    found = [each for each in declared if each.type == "declaration"]
    if any(each.lower_name in {"font", "all"} or "var(" in tinycss2.serialize(each.value) for each in found):
        raise UnsureError
    return [each for each in found if each.lower_name in _FONT]
