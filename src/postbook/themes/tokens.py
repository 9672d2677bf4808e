"""Design tokens: custom properties that print and EPUB share.

WeasyPrint reads ``var()``; many EPUB readers do not, so the EPUB's sheets get the values themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import tinycss2


def read_tokens(css: str) -> dict[str, str]:
    """The custom properties of a sheet's ``:root`` rules: name, with its dashes, to value. A later one wins."""
    tokens: dict[str, str] = {}
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule" and tinycss2.serialize(rule.prelude).strip() == ":root":
            tokens |= dict(_custom_properties(rule.content))
    return tokens


def resolve_tokens(css: str, tokens: Mapping[str, str]) -> str:
    """Put the tokens' values in the place of every ``var()``, and leave out comments. Raises: KeyError."""
    values = tinycss2.parse_component_value_list(css, skip_comments=True)
    return str(tinycss2.serialize(_resolved(values, tokens))).strip() + "\n"


def _custom_properties(content: list[Any]) -> Iterator[tuple[str, str]]:
    for declaration in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if declaration.type == "declaration" and declaration.name.startswith("--"):
            yield declaration.name, tinycss2.serialize(declaration.value).strip()


def _resolved(values: list[Any], tokens: Mapping[str, str]) -> list[Any]:
    out: list[Any] = []
    for value in values:
        if value.type == "function" and value.lower_name == "var":
            out.extend(_value_of(value.arguments, tokens))
            continue
        if value.type == "function":
            value.arguments = _resolved(value.arguments, tokens)
        elif value.type in {"{} block", "() block", "[] block"}:
            value.content = _resolved(value.content, tokens)
        out.append(value)
    return out


def _value_of(arguments: list[Any], tokens: Mapping[str, str]) -> list[Any]:
    """What ``var(--name, fallback)`` stands for; tokens may name other tokens."""
    name, _, fallback = tinycss2.serialize(arguments).partition(",")
    text = tokens[name.strip()] if name.strip() in tokens or not fallback else fallback
    return _resolved(tinycss2.parse_component_value_list(text.strip(), skip_comments=True), tokens)
