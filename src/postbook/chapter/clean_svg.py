"""Drawings: an SVG without scripts, animation, foreign markup and anything it would fetch, valid as SVG 1.1."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from postbook.chapter.embedded_pictures import settle_embedded
from postbook.chapter.svg_vocabulary import ATTRIBUTES, CHILDREN, REQUIRED, WORDS
from postbook.chapter.tags import names
from postbook.xhtml import SVG, SVG_NS, XML_LANG, XML_NS, remove, unwrap

XLINK_NS = "http://www.w3.org/1999/xlink"
_XLINK_HREF = f"{{{XLINK_NS}}}href"
_REPORTED = names(
    "script animate animateMotion animateTransform animateColor set audio video iframe canvas foreignObject style"
)
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!['\"]?\s*(?:#|data:image/))|@import|expression\(|javascript:", re.I)
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp)[;,]", re.I)
_NUMBER = r"-?\d+(?:\.\d+)?"


def clean_svg(drawing: etree._Element) -> Counter[str]:
    """Clean a drawing in place. Gives what was dropped or flattened: element name → how often."""
    dropped: Counter[str] = Counter()
    for node in list(drawing.iterdescendants()):
        if any(above is drawing for above in node.iterancestors()):
            _clean_node(node, dropped)
    _clean_attributes(drawing, "svg")
    drawing.text = None
    return dropped


def _clean_node(node: etree._Element, dropped: Counter[str]) -> None:
    if not isinstance(node.tag, str):
        remove(node)
        return
    name = etree.QName(node)
    local = name.localname
    if name.namespace != SVG_NS:
        node.tail = None
        remove(node)
        return
    if local in _REPORTED and (local != "style" or _OUTSIDE.search(_text_of(node))):
        dropped[local] += 1
    if local == "image" and not settle_embedded(node, ("href", _XLINK_HREF)):
        dropped[local] += 1
        node.tail = None
        remove(node)
    elif local == "foreignObject":
        _flatten(node)
    elif local == "a":
        _rename(node, "tspan" if _name_of(node.getparent()) in {"text", "tspan", "textPath"} else "g")
    elif local == "textPath" and _name_of(node.getparent()) == "tspan":
        _rename(node, "tspan")
    else:
        _settle(node, local)


def _settle(node: etree._Element, local: str) -> None:
    """Keep an element where it may stand; else let what it holds stand there."""
    parent = _name_of(node.getparent())
    if parent not in WORDS:
        node.tail = None
    if local in {"title", "desc"}:
        node.text = " ".join(_text_of(node).split()) or None
        node[:] = []
    if local not in CHILDREN.get(parent, frozenset()):
        if local == "tspan" and "text" in CHILDREN.get(parent, frozenset()):
            _rename(node, "text")
        elif local in {"g", "svg", "switch", "tspan"}:
            unwrap(node)
        else:
            remove(node)
    else:
        _keep(node, local)


def _keep(node: etree._Element, local: str) -> None:
    """Clean an element; without an attribute that it can't do without, it goes."""
    _clean_attributes(node, local)
    missing = REQUIRED.get(local, frozenset()) - set(map(str, node.attrib))
    if local == "image" and (node.get("href") or node.get(_XLINK_HREF)):
        for name in missing:
            node.set(name, "100%")
    elif local == "stop":
        node.set("offset", node.get("offset", "0"))
    elif missing or (local == "style" and _OUTSIDE.search(_text_of(node))):
        remove(node)
        return
    if local not in WORDS:
        node.text = None


def _text_of(node: etree._Element) -> str:
    return "".join(map(str, node.itertext()))


def _name_of(node: etree._Element | None) -> str:
    return etree.QName(node).localname if node is not None and isinstance(node.tag, str) else ""


def _rename(node: etree._Element, name: str) -> None:
    """Give an element the name of one that may stand here, and judge it as such."""
    node.tag = f"{SVG}{name}"
    _settle(node, name)


def _flatten(node: etree._Element) -> None:
    """Put the words of foreign markup where it stood: no engine of ours draws a foreignObject."""
    parent = node.getparent()
    if _name_of(parent) == "switch" and parent is not None and len(parent) > 1:
        # The next choice of the switch is drawn instead.
        remove(node)
        return
    attributes = {name: value for name in ("x", "y", "transform") if (value := node.get(name))}
    if height := re.match(r"\d+(?:\.\d+)?", node.get("height", "")):
        top = re.fullmatch(_NUMBER, node.get("y", "0"))
        # The base line of one line of text in the middle of the box.
        attributes["y"] = f"{(float(top[0]) if top else 0.0) + float(height[0]) * 0.7:g}"
    words = " ".join(_text_of(node).split())
    node[:] = []
    node.attrib.clear()
    node.text = words or None
    for name, value in attributes.items():
        node.set(name, value)
    _rename(node, "text")


def _clean_attributes(node: etree._Element, local: str) -> None:
    for name, value in list(node.attrib.items()):
        if not _may_stay(local, str(name), str(value)):
            del node.attrib[name]


def _may_stay(local: str, name: str, value: str) -> bool:
    if _OUTSIDE.search(value):
        return False
    if name in {"href", _XLINK_HREF}:
        is_picture = local == "image" and _PICTURE.match(value.strip()) is not None
        return "href" in ATTRIBUTES[local] and (value.startswith("#") or is_picture)
    if name == f"{{{XML_NS}}}space":
        return value in {"preserve", "default"} and local != "style"
    if name == XML_LANG:
        return re.fullmatch(r"[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*", value) is not None and local != "style"
    if name == "role":
        return value in {"img", "presentation"}
    if name == "id":
        return re.fullmatch(r"\S+", value) is not None
    return name in ATTRIBUTES[local] and bool(value.strip())
