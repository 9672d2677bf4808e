"""XHTML documents: the frame around a section's tree, and its bytes."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from postbook.epub.document import Document
from postbook.epub.resource import Resource
from postbook.render.section import Matter
from postbook.xhtml import EPUB_NS, EPUB_TYPE, MATHML, NSMAP, SVG, VOID, XHTML, XML_LANG, element, elements

NAMESPACES = {**NSMAP, "epub": EPUB_NS}
MEDIA_TYPE = "application/xhtml+xml"
DOCTYPE = "<!DOCTYPE html>"

MATTERS = {Matter.FRONT: "frontmatter", Matter.BODY: "bodymatter", Matter.BACK: "backmatter"}
"""EPUB Structural Semantics 1.1, https://www.w3.org/TR/epub-ssv-11/#document-partitions."""


def write_document(document: Document, book_title: str, stylesheets: Sequence[str]) -> Resource:
    """A finished section as a file. ``stylesheets``: their hrefs."""
    section = document.section
    page = page_of(
        document.body,
        title=section.title or book_title,
        semantics=MATTERS[section.matter],
        language=section.language,
        direction=section.direction,
        stylesheets=[f"../{href}" for href in stylesheets],
    )
    return Resource(
        href=document.href, media_type=MEDIA_TYPE, data=serialize_page(page), properties=properties_of(document.body)
    )


def page_of(
    *content: etree._Element,
    title: str,
    semantics: str,
    language: str,
    direction: str,
    stylesheets: Sequence[str],
) -> etree._Element:
    """The ``<html>`` element around some content. ``stylesheets``: relative to the page; ``semantics``: of its body."""
    page = etree.Element(f"{XHTML}html", nsmap=NAMESPACES)
    page.set("lang", language)
    page.set(XML_LANG, language)
    page.set("dir", direction)
    head = element("head", "", element("meta", charset="utf-8"), element("title", title))
    for href in stylesheets:
        head.append(element("link", rel="stylesheet", type="text/css", href=href))
    body = element("body", "", *content)
    body.set(EPUB_TYPE, semantics)
    page.extend([head, body])
    return page


def serialize_page(page: etree._Element) -> bytes:
    """A page as UTF-8 XML. Nothing is indented: white space is text."""
    for node in elements(page):
        # Written as `<a></a>`: systems that read XHTML as HTML would let `<a/>` swallow what follows.
        if not len(node) and not node.text and node.tag not in VOID:
            node.text = ""
    etree.cleanup_namespaces(page, top_nsmap=NAMESPACES, keep_ns_prefixes=["epub"])
    return etree.tostring(page, encoding="utf-8", xml_declaration=True, doctype=DOCTYPE)


def properties_of(tree: etree._Element) -> tuple[str, ...]:
    """What the manifest must say of a document, https://www.w3.org/TR/epub-33/#sec-item-resource-properties."""
    marks = {"mathml": f"{MATHML}math", "svg": f"{SVG}svg"}
    return tuple(name for name, tag in marks.items() if next(tree.iter(tag), None) is not None)
