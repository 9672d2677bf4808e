"""XMP packets (ISO 16684-1): how a file's properties are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DC = "http://purl.org/dc/elements/1.1/"
XMP = "http://ns.adobe.com/xap/1.0/"
PDF = "http://ns.adobe.com/pdf/1.3/"
_META = "adobe:ns:meta/"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_HEADER = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_TRAILER = b'\n<?xpacket end="w"?>'


def new_rdf() -> etree._Element:
    """What holds all descriptions of a packet."""
    meta = etree.Element(f"{{{_META}}}xmpmeta", nsmap={"x": _META})
    return etree.SubElement(meta, f"{{{RDF}}}RDF", nsmap={"rdf": RDF})


def packet(rdf: etree._Element) -> bytes:
    """The packet, as a file holds it."""
    return _HEADER + etree.tostring(rdf.getroottree(), encoding="utf-8") + _TRAILER


def describe(rdf: etree._Element, prefixes: Mapping[str, str]) -> etree._Element:
    """A new description of the file, still empty. ``prefixes``: of the properties' names."""
    about = etree.SubElement(rdf, f"{{{RDF}}}Description", nsmap=dict(prefixes))
    about.set(f"{{{RDF}}}about", "")
    return about


def add_text(about: etree._Element, name: str, value: str) -> None:
    """A property that is a text, if there is one."""
    if value:
        etree.SubElement(about, name).text = value


def add_list(about: etree._Element, name: str, container: str, values: Sequence[str]) -> None:
    """A property of Dublin Core that is a list, or a choice by language (XMP Specification Part 1, 7.7 and 7.8)."""
    if not any(values):
        return
    holder = etree.SubElement(etree.SubElement(about, f"{{{DC}}}{name}"), f"{{{RDF}}}{container}")
    for value in values:
        item = etree.SubElement(holder, f"{{{RDF}}}li")
        item.text = value
        if container == "Alt":
            item.set(_XML_LANG, "x-default")


def add_structure(about: etree._Element, name: str, container: str) -> etree._Element:
    """A property that is a list of structures; its one item."""
    holder = etree.SubElement(etree.SubElement(about, name), f"{{{RDF}}}{container}")
    return etree.SubElement(holder, f"{{{RDF}}}li", {f"{{{RDF}}}parseType": "Resource"})
