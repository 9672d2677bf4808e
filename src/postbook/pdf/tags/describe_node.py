"""What the structure tree says of an element beside its tag: what a picture shows, how a list is numbered …"""

from __future__ import annotations

from typing import Any

from postbook.pdf.tags.alternatives import alternative
from postbook.pdf.tags.nodes import Node

_NUMBERINGS = {
    "none": "None",
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
    "decimal": "Decimal",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
    "lower-alpha": "LowerAlpha",
    "lower-latin": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "upper-latin": "UpperAlpha",
}
"""What ISO 32000-1, Table 347, calls them; the others are ordered or not, which ISO 32000-2 has words for."""


def describe_node(node: Node, box: Any) -> None:
    """What the tree says of an element beside its tag. ``box``: its first one, which is WeasyPrint's."""
    element = node.element
    if node.tag in ("Figure", "Formula") or (node.tag == "Span" and element.get("role") == "img"):
        node.alt = alternative(element, _figure_around(node))
        if node.tag == "Figure":
            node.attributes["Layout"] = {"BBox": _bounds(box)}
    elif node.tag == "Note":
        node.identifier = element.get("id", "")
    elif node.tag == "Span":
        node.expansion = element.get("title", "") if element.tag == "abbr" else ""
    elif node.tag in ("TH", "TD"):
        node.attributes["Table"] = {"ColSpan": str(box.colspan), "RowSpan": str(box.rowspan)}
    elif node.tag == "L":
        node.attributes["List"] = {"ListNumbering": _numbering(node, box)}
    elif node.tag == "Code" and element.tag == "pre":
        node.attributes["Layout"] = {"Placement": "/Block"}


def _figure_around(node: Node) -> Any:
    around = node.parent
    while around is not None and (around.element is None or around.element.tag != "figure"):
        around = around.parent
    return around.element if around is not None else None


def _numbering(node: Node, box: Any) -> str:
    if node.element.tag == "dl":
        return "/Description"
    style = box.style["list_style_type"]
    known = _NUMBERINGS.get(style) if isinstance(style, str) else None
    return f"/{known or ('Ordered' if node.element.tag == 'ol' else 'Unordered')}"


def _bounds(box: Any) -> str:
    """Where a picture stands, as the page has it: in CSS pixels from the top; ``write_tags`` turns it."""
    left, top = box.content_box_x(), box.content_box_y()
    return f"{left} {top} {left + box.width} {top + box.height}"
