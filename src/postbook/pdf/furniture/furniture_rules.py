"""What a book's stylesheets leave out of running heads and folios, so that furniture can be set once for many pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import tinycss2

from postbook.cache import Cache, key_of
from postbook.code_key import code_key
from postbook.engines import version
from postbook.sheet_files import walk

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_COUNTED = frozenset({"counter-increment", "counter-reset", "counter-set"})

_OF_THE_SECTION = frozenset({"attr"})
"""Functions whose value is the same wherever in its section a string is set."""

_PLAIN_CLASSES = frozenset({"is", "not", "root", "where"})
"""Pseudo-classes that do not make another element, and ask for nothing below an element."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnitureRules:
    """What holds of all furniture of a book. Whatever is not plainly so counts as not so."""

    folios_count: bool
    """A folio is the number of its page, and a margin box alone can show it."""
    pages_repeat: bool
    """Pages of one name and one side, the first of a section apart, differ in nothing but their running heads."""
    heads_are_of_sections: bool
    """Headings below a section's title are in no running head."""


def kept_rules(styles: Sequence[str], cache: Cache) -> FurnitureRules:
    """What the sheets say of furniture; they are read once."""
    key = key_of(code_key("pdf"), version("tinycss2"), *styles)
    kept = cache.get("css", key)
    if kept is not None:
        return FurnitureRules(**json.loads(kept))
    rules = _read_once(*styles)
    cache.put("css", key, json.dumps(asdict(rules)).encode())
    return rules


@lru_cache(maxsize=2)
def _read_once(*styles: str) -> FurnitureRules:
    return furniture_rules(styles)


def furniture_rules(styles: Sequence[str]) -> FurnitureRules:
    """What the sheets say of furniture."""
    found = list(_told(tinycss2.parse_stylesheet("\n".join(styles), skip_comments=True, skip_whitespace=True)))
    return FurnitureRules(
        folios_count="folios_count" not in found,
        pages_repeat="pages_repeat" not in found,
        heads_are_of_sections="heads_are_of_sections" not in found,
    )


_Selector = Sequence[Any] | None
"""Of the rule that something stands in; ``None`` in ``@page``, nothing where rules are nested."""


def _told(nodes: Iterable[Any], selector: _Selector = None) -> Iterator[str]:
    """What does not hold, rule by rule."""
    for node in nodes:
        if node.type == "declaration":
            yield from _told_by_declaration(node, selector)
        elif node.type == "qualified-rule":
            yield from _told_by_selector(node.prelude)
            # What a nested rule selects depends on those around it.
            yield from _told(_contents(node), node.prelude if selector is None else ())
        elif node.type == "at-rule":
            yield from _told_by_at_rule(node, selector)


def _contents(rule: Any) -> list[Any]:
    found: list[Any] = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    return found


def _told_by_at_rule(rule: Any, selector: _Selector) -> Iterator[str]:
    if rule.lower_at_keyword == "import":
        # What is in that sheet is not known here.
        yield from ("folios_count", "pages_repeat", "heads_are_of_sections")
    if rule.lower_at_keyword == "page" and not all(_is_first(each) for each in rule.prelude if each.type == "function"):
        yield "pages_repeat"
    if rule.content is not None:
        yield from _told(_contents(rule), selector)


def _is_first(function: Any) -> bool:
    """Whether it is ``nth(1)`` or ``nth(1 of name)``: a page that is laid out in any case."""
    told = [each for each in function.arguments if each.type not in {"whitespace", "comment"}]
    is_one = bool(told) and told[0].type == "number" and told[0].int_value == 1
    return is_one and all(each.type == "ident" for each in told[1:])


def _told_by_selector(selector: Sequence[Any]) -> Iterator[str]:
    """Whether it asks for headings below an element."""
    for function in walk(selector):
        if function.type == "function" and function.lower_name == "has":
            below = list(walk(function.arguments))
            if any(_is_heading(each) or each == "*" for each in below):
                yield "heads_are_of_sections"


def _is_heading(token: Any) -> bool:
    return token.type == "ident" and token.lower_value in _HEADINGS


def _told_by_declaration(declaration: Any, selector: _Selector) -> Iterator[str]:
    tokens = list(walk(declaration.value))
    functions = {each.lower_name for each in tokens if each.type == "function"}
    idents = {each.lower_value for each in tokens if each.type == "ident"}
    if declaration.lower_name == "string-set":
        if functions - _OF_THE_SECTION or not _is_of_section(selector or ()):
            yield "heads_are_of_sections"
        if functions & {"counter", "counters", "var"}:
            yield "folios_count"
    if "running" in functions:
        yield "heads_are_of_sections"
    if declaration.lower_name in _COUNTED and ("page" in idents or "var" in functions):
        yield "folios_count"
    if selector is not None and functions & {"counter", "counters"} and ("page" in idents or "var" in functions):
        yield "folios_count"


def _is_of_section(selector: Sequence[Any]) -> bool:
    """Whether each of the selectors selects sections only."""
    return bool(selector) and all(_ends_in_section(each) for each in _split(selector))


def _split(selector: Sequence[Any]) -> Iterator[list[Any]]:
    """The selectors between the commas."""
    current: list[Any] = []
    for token in selector:
        if token == ",":
            yield current
            current = []
        else:
            current.append(token)
    yield current


def _ends_in_section(selector: Sequence[Any]) -> bool:
    last: list[Any] = []
    is_over = False
    for token in selector:
        if token.type == "whitespace" or token in (">", "+", "~"):
            is_over = True
        elif token.type != "comment":
            last = [token] if is_over else [*last, token]
            is_over = False
    pairs = list(pairwise(last))
    names_section = any(dot == "." and name.type == "ident" and name.value == "pb-section" for dot, name in pairs)
    return names_section and all(_is_plain(name) for colon, name in pairs if colon == ":")


def _is_plain(name: Any) -> bool:
    return name.type in {"ident", "function"} and getattr(name, "lower_name", getattr(name, "lower_value", "")) in (
        _PLAIN_CLASSES
    )
