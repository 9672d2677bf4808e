"""What the selectors of a sheet ask of an element, as told by the code that cssselect2 makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from types import CodeType
from typing import Any, NamedTuple

_SETTLED = frozenset(
    (
        *("local_name", "namespace_url", "classes", "id", "lang", "in_html_document", "parent", "ancestors"),
        *("etree_element", "tag", "attrib", "get", "split_whitespace", "ascii_lower", "lower"),
        *("startswith", "endswith", "any", "next"),
    )
)
"""Names in the code of a selector that asks for nothing but an element, its attributes, and those it stands in."""

_ASKED = "pb_asked"


class Asked(NamedTuple):
    """What the selectors of a sheet ask for."""

    order: int
    unsettled: frozenset[int]
    words: frozenset[str]
    """Names, classes and attributes, and whatever else they are compared with."""
    valued: frozenset[str]
    """Attributes of which the value is asked for; of others, only whether they are there."""


def asked_of(matcher: Any) -> Asked:
    """What they ask for, read once a sheet."""
    kept: Asked | None = matcher.__dict__.get(_ASKED)
    if kept is None or kept.order != matcher.order:
        kept = _read(matcher)
        setattr(matcher, _ASKED, kept)
    return kept


def _read(matcher: Any) -> Asked:
    unsettled, words, valued = set(), set[str](), set[str]()
    for test, _, order, *_ in _entries(matcher):
        names, strings = _mentioned(test.__code__)
        words |= strings
        # The engine takes a value by `get(name, "")`, and asks for an attribute by `name in attrib` or `get(name)`.
        if "" in strings:
            valued |= strings
        if not names <= _SETTLED:
            unsettled.add(order)
    return Asked(matcher.order, frozenset(unsettled), frozenset(words), frozenset(valued))


def _entries(matcher: Any) -> Iterator[Any]:
    tables = (matcher.id_selectors, matcher.class_selectors, matcher.lower_local_name_selectors)
    for table in (*tables, matcher.namespace_selectors):
        for entries in table.values():
            yield from entries
    yield from matcher.lang_attr_selectors
    yield from matcher.other_selectors


def _mentioned(code: CodeType) -> tuple[set[str], set[str]]:
    """The names that a selector's code reads, and the strings that it compares with."""
    names, strings = set(code.co_names), set[str]()
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            inner_names, inner_strings = _mentioned(constant)
            names |= inner_names
            strings |= inner_strings
        elif isinstance(constant, str):
            strings.add(constant)
        elif isinstance(constant, tuple):
            strings.update(each for each in constant if isinstance(each, str))
    return names, strings
