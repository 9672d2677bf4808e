"""From our elements to PDF's structure types (ISO 32000-1, 14.8.4)."""

from __future__ import annotations

from typing import Any

from postbook.words import LANGUAGE_TAG

SVG = "{http://www.w3.org/2000/svg}svg"

GROUP = ""
"""A block that is no element in a PDF; text that stands right in it is a paragraph."""

ARTIFACT = "Artifact"
"""What only decorates."""

BLOCKS = {
    **dict.fromkeys(("html", "body", "main", "header", "footer", "nav", "div", "hgroup", "address", "article"), GROUP),
    **dict.fromkeys(("details", "summary", "form", "fieldset", "aside"), "Div"),
    **dict.fromkeys(("section", "figure"), "Sect"),
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    **dict.fromkeys(("ul", "ol", "dl"), "L"),
    "li": "LI",
    "dt": "DT",
    "dd": "DD",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    **{tag: tag.upper() for tag in ("tr", "th", "td", "p")},
    **dict.fromkeys(("caption", "figcaption"), "Caption"),
    "blockquote": "BlockQuote",
    "pre": "Code",
    "hr": ARTIFACT,
}
"""``DT`` and ``DD`` are no structure types: see ``regular_tags``."""

INLINES = {"a": "Link", "code": "Code", "kbd": "Code", "samp": "Code", "q": "Quote", "img": "Figure", SVG: "Figure"}

CLASSES = {"pb-footnote": "Note", "pb-notes": "Sect", "pb-math": "Formula", "pb-checkbox": "Span", "pb-details": "Div"}
"""Elements that are what their class says."""

WRAPPERS = {"pb-footnote-mark": "Lbl", "pb-noteref": "Reference", "pb-backlink": "Reference"}
"""What stands around a link: the number of a note, the call of one."""

GROUPS = frozenset({GROUP, "Document", "Sect", "Div", "BlockQuote", "TOCI"})
"""They hold no text themselves."""

INLINE_TAGS = frozenset({"Link", "Quote", "Note", "Span", "Reference", "Lbl"})
"""In a group they stand in a paragraph. Pictures, formulas and code may stand by themselves."""


def role_of(element: Any, parent_tag: str) -> str | None:
    """The structure type of an element; ``None`` for an inline one that has none."""
    tag = element.tag
    role = BLOCKS.get(tag)
    if role is None:
        role = INLINES.get(tag)
    classes = element.get("class")
    if classes is not None and classes[:3] == "pb-":
        for each in classes.split():
            if each in CLASSES:
                role = CLASSES[each]
    if role == "L" and (parent_tag == "TOCI" or "pb-toc" in (classes or "")):
        return "TOC"
    if role == "LI" and parent_tag == "TOC":
        return "TOCI"
    if role == "Code" and parent_tag == "Code":
        return None
    if role is None and tag == "abbr" and element.get("title"):
        return "Span"
    return role


def language_of(element: Any) -> str:
    """What an element says of its language, if it says it in a known way."""
    language = element.get("lang") or ""
    return language if LANGUAGE_TAG.fullmatch(language) else ""
