"""Drawings: an SVG without scripts, animation, foreign markup and anything it would fetch."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from postbook.chapter.tags import names
from postbook.xhtml import SVG, SVG_NS, XML_NS, remove, unwrap

XLINK_NS = "http://www.w3.org/1999/xlink"
_XLINK_HREF = f"{{{XLINK_NS}}}href"
_DROPPED = names(
    "script animate animateMotion animateTransform animateColor set discard audio video iframe canvas handler listener"
)
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!['\"]?\s*(?:#|data:image/))|@import|expression\(|javascript:", re.I)
_NAMESPACES = frozenset({XLINK_NS, XML_NS})
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp)[;,]", re.I)


def clean_svg(drawing: etree._Element) -> Counter[str]:
    """Clean a drawing in place. Gives what was dropped or flattened: element name → how often."""
    dropped: Counter[str] = Counter()
    for node in list(drawing.iterdescendants()):
        if node.getparent() is not None and _is_in(drawing, node):
            _clean_node(node, dropped)
    _clean_attributes(drawing)
    return dropped


def _is_in(drawing: etree._Element, node: etree._Element) -> bool:
    return any(above is drawing for above in node.iterancestors())


def _clean_node(node: etree._Element, dropped: Counter[str]) -> None:
    if not isinstance(node.tag, str):
        remove(node)
        return
    name = etree.QName(node)
    if name.namespace != SVG_NS:
        remove(node)
    elif name.localname in _DROPPED:
        dropped[name.localname] += 1
        remove(node)
    elif name.localname == "foreignObject":
        dropped["foreignObject"] += 1
        _flatten(node)
    elif name.localname == "metadata":
        remove(node)
    elif name.localname == "style" and _OUTSIDE.search("".join(map(str, node.itertext()))):
        dropped["style"] += 1
        remove(node)
    elif name.localname == "title":
        node.text = " ".join("".join(map(str, node.itertext())).split()) or None
        node[:] = []
        _clean_attributes(node)
    elif name.localname == "a":
        unwrap(node) if len(node) == 0 and not (node.text or "").strip() else _rename(node, "g")
    else:
        _clean_attributes(node)


def _rename(node: etree._Element, name: str) -> None:
    # A link inside text is a run of text; elsewhere it is a group.
    parent = node.getparent()
    inside = etree.QName(parent).localname if parent is not None and isinstance(parent.tag, str) else ""
    node.tag = f"{SVG}{'tspan' if inside in {'text', 'tspan', 'textPath'} else name}"
    for attribute in ("href", _XLINK_HREF, "target", "rel"):
        node.attrib.pop(attribute, "")
    _clean_attributes(node)


def _flatten(node: etree._Element) -> None:
    """Put the words of foreign markup where it stood: no engine of ours draws a foreignObject."""
    words = " ".join("".join(map(str, node.itertext())).split())
    attributes = {name: value for name in ("x", "y", "transform") if (value := node.get(name))}
    if height := re.match(r"\d+(?:\.\d+)?", node.get("height", "")):
        top = re.fullmatch(r"-?\d+(?:\.\d+)?", node.get("y", "0"))
        # The base line of one line of text in the middle of the box.
        attributes["y"] = f"{(float(top[0]) if top else 0.0) + float(height[0]) * 0.7:g}"
    for child in list(node):
        node.remove(child)
    node.tag = f"{SVG}text"
    node.attrib.clear()
    for name, value in attributes.items():
        node.set(name, value)
    node.text = words or None


def _clean_attributes(node: etree._Element) -> None:
    for name, value in list(node.attrib.items()):
        if not _may_stay(node, str(name), str(value)):
            del node.attrib[name]


def _may_stay(node: etree._Element, name: str, value: str) -> bool:
    qualified = etree.QName(name)
    local = qualified.localname
    if qualified.namespace and qualified.namespace not in _NAMESPACES:
        return False
    if local.lower().startswith("on") or _OUTSIDE.search(value):
        return False
    if qualified.namespace == XLINK_NS and local != "href":
        return False
    if local == "href":
        is_image = etree.QName(node).localname in {"image", "feImage"}
        return value.startswith("#") or (is_image and _PICTURE.match(value.strip()) is not None)
    return local not in {"base", "ping", "download"} and not (local == "id" and (not value or re.search(r"\s", value)))
