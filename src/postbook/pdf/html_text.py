"""XHTML tree → HTML text. WeasyPrint's parser reads HTML: an XHTML ``<a id="x"/>`` would swallow the rest."""

from __future__ import annotations

from html import escape

from lxml import etree

from postbook.xhtml import MATHML_NS, SVG_NS, VOID, XHTML, XHTML_NS, XML_LANG

_ATTRIBUTES = {XML_LANG: "", "{http://www.w3.org/1999/xlink}href": "xlink:href"}


def to_html(tree: etree._Element) -> str:
    """Serialize a tree, without what follows it, as the HTML that parses back to it."""
    out: list[str] = []
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event == "start":
            out.append(_start(node))
        elif event == "end" and f"{XHTML}{_name(node)}" not in VOID:
            out.append(f"</{_name(node)}>")
        if event != "start" and node is not tree and node.tail:
            out.append(escape(node.tail, quote=False))
    return "".join(out)


def _start(node: etree._Element) -> str:
    attributes = "".join(
        f' {name}="{_value(str(value))}"' for key, value in node.attrib.items() if (name := _attribute(str(key)))
    )
    text = escape(node.text or "", quote=False)
    # The parser drops a line end right after <pre>.
    first = "\n" if _name(node) == "pre" and text.startswith("\n") else ""
    return f"<{_name(node)}{attributes}>{first}{text}"


def _value(text: str) -> str:
    # As they stand, lines and tabs would be spaces in XML, as which this is read if it can be.
    return escape(text).replace("\n", "&#10;").replace("\t", "&#9;")


def _name(node: etree._Element) -> str:
    name = etree.QName(node)
    assert name.namespace in (XHTML_NS, SVG_NS, MATHML_NS, None), node.tag
    return name.localname


def _attribute(key: str) -> str:
    """An attribute's name in HTML, empty if it has none there."""
    if not key.startswith("{"):
        return key
    return _ATTRIBUTES.get(key, "")
