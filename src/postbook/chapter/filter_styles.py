"""Authors' ``style=`` attributes: what suits a book stays, property by property; the rest goes without a word."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import tinycss2
from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.tags import names
from postbook.xhtml import XHTML, elements

_PIXELS = re.compile(r"([1-9]\d{0,4})(?:\.\d+)?px")


def filter_styles(draft: Draft) -> None:
    """Keep the harmless declarations of every ``style``; drop the attribute when none is left."""
    for tree in (draft.title, draft.body):
        for node in elements(tree):
            style = str(node.attrib.pop("style", ""))
            if style and (kept := filter_style(style)):
                node.set("style", kept)
            _keep_direction(node, style)
            _keep_width(node, style)


def _keep_direction(node: etree._Element, style: str) -> None:
    """Say a direction in markup: EPUB forbids it in styles. https://www.w3.org/TR/epub-33/#sec-css-req"""
    for name, value in declarations(style) if "direction" in style.lower() else ():
        if name == "direction" and value in {"ltr", "rtl"} and not node.get("dir"):
            node.set("dir", value)


def _keep_width(node: etree._Element, style: str) -> None:
    """Say the width of a picture in markup, which holds in both files: a theme has no say in it."""
    for name, value in declarations(style) if node.tag == f"{XHTML}img" and "width" in style.lower() else ():
        if name == "width" and (pixels := _PIXELS.fullmatch(value)):
            node.set("width", pixels[1])


def filter_style(style: str) -> str:
    """The declarations of a style that a book can use, each once, the last one winning."""
    kept = {name: value for name, value in declarations(style) if name in _ALLOWED and _ALLOWED[name](value)}
    return "; ".join(f"{name}: {value}" for name, value in kept.items())


def declarations(style: str) -> list[tuple[str, str]]:
    """The declarations of a style, names and values in lower case, ``!important`` taken off."""
    parsed = tinycss2.parse_declaration_list(style, skip_comments=True, skip_whitespace=True)
    return [
        (each.lower_name, " ".join(tinycss2.serialize(each.value).split()).lower())
        for each in parsed
        if each.type == "declaration"
    ]


def is_hidden(style: str) -> bool:
    """Whether a style takes its element off the page."""
    return any(
        (name, value) in {("display", "none"), ("visibility", "hidden"), ("visibility", "collapse")}
        for name, value in declarations(style)
    )


def _one_of(words: str) -> Callable[[str], bool]:
    return names(words).__contains__


def _matches(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda value: compiled.fullmatch(value) is not None


_SMALL_INDENT = _matches(r"0|(?:[0-3](?:\.\d+)?|0?\.\d+)r?em|\d{1,2}px|(?:1?\d|20)(?:\.\d+)?%")

_ALLOWED: Mapping[str, Callable[[str], bool]] = {
    "text-align": _one_of("left right center justify start end"),
    "font-style": _one_of("normal italic oblique"),
    "font-weight": _one_of("normal bold bolder lighter 100 200 300 400 500 600 700 800 900"),
    "font-variant": _one_of("normal small-caps"),
    "font-variant-caps": _one_of("normal small-caps all-small-caps"),
    "text-decoration": _one_of("none underline line-through overline"),
    "text-decoration-line": _one_of("none underline line-through overline"),
    "text-transform": _one_of("none uppercase lowercase capitalize"),
    "vertical-align": _one_of("baseline sub super top middle bottom text-top text-bottom"),
    "white-space": _one_of("normal nowrap pre-wrap pre-line"),
    "list-style-type": _one_of(
        "none disc circle square decimal lower-alpha upper-alpha lower-latin upper-latin lower-roman upper-roman "
        "lower-greek"
    ),
    "width": _matches(r"(?:100|[1-9]?\d(?:\.\d+)?)%"),
    "max-width": _matches(r"(?:100|[1-9]?\d(?:\.\d+)?)%"),
    "margin-left": _SMALL_INDENT,
    "padding-left": _SMALL_INDENT,
    "text-indent": _SMALL_INDENT,
}
"""Property → whether a value may stand. Colours, floats, positions, lengths and fonts are the theme's business."""
