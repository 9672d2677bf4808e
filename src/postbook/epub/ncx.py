"""The NCX, for reading systems of EPUB 2. OPF 2.0.1, https://idpf.org/epub/20/spec/OPF_2.0.1_draft.htm#Section2.4.1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from lxml import etree

from postbook.epub.contents import Entry, depth_of
from postbook.xhtml import XML_LANG

NCX_NS = "http://www.daisy.org/z3986/2005/ncx/"
NCX = f"{{{NCX_NS}}}"
NSMAP: Any = {None: NCX_NS}


def write_ncx(entries: Sequence[Entry], *, identifier: str, title: str, language: str) -> bytes:
    """The same contents as the navigation document. ``identifier``: the publication's unique identifier."""
    root = etree.Element(f"{NCX}ncx", nsmap=NSMAP, version="2005-1")
    root.set(XML_LANG, language)
    head = etree.SubElement(root, f"{NCX}head")
    for name, value in head_of(entries, identifier):
        etree.SubElement(head, f"{NCX}meta", name=name, content=value)
    add_label(root, "docTitle", title)
    add_points(etree.SubElement(root, f"{NCX}navMap"), entries, count(1))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def head_of(entries: Sequence[Entry], identifier: str) -> Iterator[tuple[str, str]]:
    """What the NCX says of itself; there are no printed pages in it."""
    yield "dtb:uid", identifier
    yield "dtb:depth", str(depth_of(entries))
    yield "dtb:totalPageCount", "0"
    yield "dtb:maxPageNumber", "0"


def add_points(parent: etree._Element, entries: Sequence[Entry], places: Iterator[int]) -> None:
    """A point for each entry, in reading order."""
    for entry in entries:
        place = str(next(places))
        point = etree.SubElement(parent, f"{NCX}navPoint", id=f"point-{place}", playOrder=place)
        add_label(point, "navLabel", entry.label)
        etree.SubElement(point, f"{NCX}content", src=entry.href)
        add_points(point, entry.entries, places)


def add_label(parent: etree._Element, name: str, text: str) -> None:
    """A text, wrapped as the NCX wants it."""
    label = etree.SubElement(parent, f"{NCX}{name}")
    etree.SubElement(label, f"{NCX}text").text = text
