"""SVG files: read safely, cleaned, and written again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from postbook.chapter.clean_svg import clean_svg
from postbook.xhtml import SVG, SVG_NS

# CSS pixels in a unit: https://www.w3.org/TR/css-values-4/#absolute-lengths
_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "em": 16.0,
    "ex": 8.0,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A drawing, cleaned."""

    data: bytes
    width: int
    height: int
    """In CSS pixels; 0 where the drawing does not say."""
    dropped: tuple[str, ...]


def read_svg(data: bytes) -> Drawing | None:
    """Read an SVG file; ``None`` if it is not one."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None or etree.QName(root).localname != "svg":
        return None
    if etree.QName(root).namespace is None:
        root = _in_namespace(root)
    if root.tag != f"{SVG}svg":
        return None
    dropped = clean_svg(root)
    etree.cleanup_namespaces(root)
    width, height = _size(root)
    return Drawing(
        data=etree.tostring(root, encoding="utf-8", xml_declaration=True),
        width=width,
        height=height,
        dropped=tuple(sorted(dropped)),
    )


def _in_namespace(root: etree._Element) -> etree._Element:
    """A drawing that forgot to say that it is one."""
    text = etree.tostring(root, encoding="unicode").replace("<svg", f'<svg xmlns="{SVG_NS}"', 1)
    return etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, no_network=True))


def _size(root: etree._Element) -> tuple[int, int]:
    width, height = _pixels(root.get("width", "")), _pixels(root.get("height", ""))
    box = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", root.get("viewBox", ""))]
    if len(box) != 4 or box[2] <= 0 or box[3] <= 0:
        return round(width), round(height)
    if width and not height:
        height = width * box[3] / box[2]
    elif height and not width:
        width = height * box[2] / box[3]
    return round(width or box[2]), round(height or box[3])


def _pixels(length: str) -> float:
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*([a-z]*)\s*", length.lower())
    return float(match[1]) * _PIXELS[match[2]] if match and match[2] in _PIXELS else 0.0
