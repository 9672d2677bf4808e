"""Any HTML → a clean XHTML tree. The only module that imports tinyhtml5."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import tinyhtml5
from lxml import etree

from postbook.chapter.plain_html import read_plain_html
from postbook.chapter.tree import append_text
from postbook.utf8 import NOT_XML
from postbook.xhtml import EPUB_NS, XHTML, XML_NS, element, elements, plain_text

# Elements nested deeper than any author means: layout engines recurse.
MAX_DEPTH = 64

XMLNS_NS = "http://www.w3.org/2000/xmlns/"

# In HTML `<a id="x"/>` opens an element that swallows the rest; authors mean an empty one.
_SELF_CLOSED = re.compile(
    r"""<(a|abbr|b|cite|code|div|em|i|iframe|mark|p|section|small|span|strong|sub|sup|td|u|video)"""
    r"""((?:\s+[\w:.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*/>""",
    re.IGNORECASE,
)

# In raw HTML nobody has made a link of `<https://…>` or `<doi:…>`: as an element it would vanish.
_ADDRESS_TAG = re.compile(r"<((?:(?:https?|ftp)://|(?:doi|mailto|tel|urn|news|ircs?|xmpp):)[^\s<>]+)>", re.IGNORECASE)

# `alt=""The pier""`: an HTML parser takes the words for names of attributes.
_QUOTED_TWICE = re.compile(r"""(<[a-z][^<>]*\s(?:alt|title)\s*=\s*)""([^"<>=]+)""(?=[\s/>])""", re.IGNORECASE)

_IS_DOCUMENT = re.compile(r"<(?:!doctype|html|body|head)[\s>]", re.IGNORECASE)
_IS_XML = re.compile(r"\s*<\?xml|<html\s[^>]*xmlns=")

_PREFIXES = {"xml": XML_NS, "epub": EPUB_NS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An HTML document or fragment, read."""

    body: etree._Element
    """``<div class="pb-body">``."""
    title: str = ""
    """What ``<title>`` says; empty in a fragment."""


def read_html(markup: str) -> etree._Element:
    """Read a fragment. Gives ``<div class="pb-body">``; whatever comes in, XHTML comes out."""
    plain = read_plain_html(markup, MAX_DEPTH)
    return plain if plain is not None else _body_from([_parse_html(f"<html><body>{markup}")[-1]])


def read_document(markup: str) -> Document:
    """Read a whole page or a fragment: of a page, what is its ``<article>`` or ``<main>``, if it has just one."""
    if not _IS_DOCUMENT.search(markup[:4096]):
        return Document(body=read_html(markup))
    page = element("div")
    _copy(_parse_xml(markup) if _IS_XML.match(markup) else _parse_html(markup), page)
    title = next((plain_text(each) for each in elements(page, "title")), "")
    return Document(body=_body_from(_main_parts(page)), title=title)


def _main_parts(page: etree._Element) -> list[etree._Element]:
    """The elements that hold the text of a page."""
    body = next(elements(page, "body"), page)
    for tag in ("article", "main"):
        found = list(elements(body, tag))
        if len(found) == 1:
            return found
    return [body]


def _body_from(parts: Iterable[Any]) -> etree._Element:
    body = element("div", class_="pb-body")
    for part in parts:
        _copy(part, body)
    return body


def _parse_html(markup: str) -> Any:
    # Without a doctype, HTML parsers leave a table inside the paragraph before it.
    closed = _SELF_CLOSED.sub(r"<\1\2></\1>", markup)
    linked = _ADDRESS_TAG.sub(r'<a href="\1">\1</a>', _QUOTED_TWICE.sub(r'\1"\2"', closed))
    # A short string would be taken for the name of a file.
    return tinyhtml5.parse(io.StringIO(f"<!DOCTYPE html>{linked}"))


def _parse_xml(markup: str) -> Any:
    """Read a page that says that it is XML; as HTML if it is not."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return _parse_html(markup)


def _copy(source: Any, target: etree._Element) -> None:
    """Append the content of a parsed element to one of ours, node by node and without recursion."""
    append_text(target, clean_text(source.text))
    open_elements: list[tuple[Iterator[Any], etree._Element]] = [(iter(source), target)]
    tails: list[str | None] = []
    while open_elements:
        children, parent = open_elements[-1]
        child = next(children, None)
        if child is None:
            open_elements.pop()
            if tails:
                append_text(open_elements[-1][1], clean_text(tails.pop()))
            continue
        made = _open(child, parent, len(open_elements)) if isinstance(child.tag, str) else None
        if made is None:
            # A comment, a processing instruction.
            append_text(parent, clean_text(child.tail))
            continue
        append_text(made, clean_text(child.text))
        open_elements.append((iter(child), made))
        tails.append(child.tail)


def _open(child: Any, parent: etree._Element, depth: int) -> etree._Element:
    """The element of ours that takes what a parsed one holds: a new one, or the parent where there can't be one."""
    if depth > MAX_DEPTH:
        return parent
    space = _namespace(child.tag)
    nsmap = {None: space} if space != _namespace(parent.tag) else None
    try:
        made = etree.SubElement(parent, child.tag if space else f"{XHTML}{child.tag}", nsmap=nsmap)  # type: ignore[arg-type]
    except ValueError:
        append_text(parent, _bracketed(child))
        return parent
    _set_attributes(made, child.attrib)
    return made


def _bracketed(child: Any) -> str:
    """What was no element: `<me@x.org>` is text, while `<o:p>` is what word processors leave behind."""
    name = str(child.tag).rpartition("}")[2]
    return "" if ":" in name else clean_text(f"<{' '.join([name, *map(str, child.attrib)])}>")


def _namespace(tag: object) -> str:
    # `QName` refuses the odd names that HTML takes for elements: `<https://…>`.
    return str(tag)[1:].partition("}")[0] if str(tag).startswith("{") else ""


def _set_attributes(made: etree._Element, attributes: Mapping[str, str]) -> None:
    for name, value in attributes.items():
        if name.startswith((f"{{{XMLNS_NS}}}", "xmlns")):
            continue
        # A name that lxml refuses (`a"b`, `@click`) is none that XHTML knows.
        try:
            made.set(_qualified(name), clean_text(value))
        except ValueError:
            continue


def _qualified(name: str) -> str:
    prefix, colon, local = name.partition(":")
    if name.startswith("{") or not colon or prefix not in _PREFIXES:
        return name
    return f"{{{_PREFIXES[prefix]}}}{local}"


def clean_text(text: str | None) -> str:
    """Text without the characters that XML does not know; they appear only in parsing (`&#8;`)."""
    return NOT_XML.sub("", text) if text else ""
