"""Leave in drawings only what SVG 1.1 has: EPUBCheck tells of anything else, and old systems stumble over it."""

from __future__ import annotations

import re

from lxml import etree

from postbook.epub.document import Document
from postbook.epub.svg_names import ATTRIBUTES, ELEMENTS, PROPERTIES
from postbook.xhtml import SVG, remove

SVG_TYPE = "image/svg+xml"
VERSIONS = ("1.0", "1.1", "1.2")


def plain_drawings(document: Document) -> None:
    """Make the drawings plain that stand in the text."""
    for drawing in list(document.body.iter(f"{SVG}svg")):
        if next(drawing.iterancestors(f"{SVG}svg"), None) is None:
            make_plain(drawing)
            title_drawing(drawing)


def title_drawing(drawing: etree._Element) -> None:
    """Say what a drawing shows as SVG 1.1 says it: that has no ``aria-label``."""
    label = str(drawing.attrib.pop("aria-label", ""))
    if label and drawing.find(f"{SVG}title") is None:
        title = etree.Element(f"{SVG}title")
        title.text, title.tail = label, drawing.text
        drawing.text = None
        drawing.insert(0, title)


def plain_svg(data: bytes) -> bytes:
    """The same for a file. What is no XML stays as it is: parse has told of it."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        drawing = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return data
    make_plain(drawing)
    return etree.tostring(drawing, encoding="utf-8", xml_declaration=True)


def make_plain(drawing: etree._Element) -> None:
    """Drop unknown elements and attributes; those that are properties move into the style."""
    for node in list(drawing.iter()):
        name = str(node.tag).removeprefix(SVG) if isinstance(node.tag, str) else ""
        if name not in ELEMENTS and node is not drawing:
            if node.getparent() is not None:
                remove(node)
            continue
        for attribute, value in [(str(name), str(value)) for name, value in node.attrib.items()]:
            if not is_known(attribute, value):
                del node.attrib[attribute]
                if attribute in PROPERTIES:
                    node.set("style", f"{node.get('style', '').rstrip('; ')}; {attribute}: {value}".lstrip("; "))


def is_known(attribute: str, value: str) -> bool:
    """Whether SVG 1.1 has an attribute. Names in a namespace (``xlink:href``, ``xml:space``) are judged by parse."""
    if attribute == "version":
        return value in VERSIONS
    return attribute in ATTRIBUTES or re.match(r"\{|aria-|data-", attribute) is not None
