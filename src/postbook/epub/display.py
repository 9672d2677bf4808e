"""Whether readers can change how the text looks: no stylesheet holds on to what they may want otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2

from postbook.epub.resource import Resource

# https://www.w3.org/community/reports/a11y-discov-vocab/#displayTransformability
CHANGED = frozenset(
    {"font", "font-size", "font-family", "line-height", "letter-spacing", "word-spacing", "color"}
    | {"background", "background-color"}
)
"""Properties that reading systems let their readers set."""
ABSOLUTE = frozenset({"px", "pt", "pc", "in", "cm", "mm", "q"})
"""Units that do not grow with the text."""


def can_be_transformed(resources: Iterable[Resource]) -> bool:
    """Whether every stylesheet leaves size, family, spacing and colours of the text to the reader."""
    sheets = (resource.data.decode("utf-8", "replace") for resource in resources if resource.media_type == "text/css")
    return not any(is_held(declaration) for sheet in sheets for declaration in declarations_in(sheet))


def declarations_in(css: str) -> Iterator[Any]:
    """The declarations of a sheet, also those in ``@media`` blocks; not those of fonts and pages."""
    yield from declarations_of(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


def declarations_of(rules: Iterable[Any]) -> Iterator[Any]:
    """The declarations of some rules."""
    for rule in rules:
        if rule.type == "qualified-rule":
            inner = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            yield from (each for each in inner if each.type == "declaration")
        elif rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"} and rule.content:
            yield from declarations_of(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))


def is_held(declaration: Any) -> bool:
    """Whether a declaration keeps readers from setting its property."""
    if declaration.lower_name not in CHANGED:
        return False
    fixed = any(value.type == "dimension" and value.lower_unit in ABSOLUTE for value in declaration.value)
    return declaration.important or (fixed and declaration.lower_name != "background")
