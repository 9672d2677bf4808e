"""Attribute lists: kramdown's `{: .class #id}` in a line of its own, and `{#id}` after a heading."""

from __future__ import annotations

import re

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.tree import has_text, name_of
from postbook.manuscript.post import Markup
from postbook.xhtml import add_class, elements, remove

_LINE = re.compile(r"\{:\s*(?P<list>[^{}]*)\}")
_ATTRIBUTE = r"(?:[#.][\w:-]+|[\w-]+=(?:\"[^\"]*\"|'[^']*'|[\w-]+))"
_AFTER = re.compile(rf"[ \t]*\{{:?\s*(?P<list>{_ATTRIBUTE}(?:\s+{_ATTRIBUTE})*)\s*\}}\s*")
_PART = re.compile(r"#(?P<id>[\w:.-]+)|\.(?P<class>[\w-]+)|(?P<key>[\w-]+)=(?P<value>\"[^\"]*\"|'[^']*'|[\w%.-]+)")


def read_attributes(draft: Draft) -> None:
    """Give elements the attributes that are written beside them, where the engine has left them as text."""
    if draft.post.markup is not Markup.MARKDOWN:
        return
    for paragraph in list(elements(draft.body, "p")):
        _read_line(paragraph)
    for heading in elements(draft.body, "h1", "h2", "h3", "h4", "h5", "h6"):
        _read_end(heading)


def _read_line(paragraph: etree._Element) -> None:
    """A paragraph that is only an attribute list means the block before it; after a text it means that paragraph."""
    text = paragraph.text or ""
    if not len(paragraph) and (alone := _LINE.fullmatch(text.strip())):
        before = paragraph.getprevious()
        if before is not None and not has_text(before.tail):
            _set(before, alone["list"])
        remove(paragraph)
        return
    last = _end_of(paragraph)
    head, newline, line = last.rpartition("\n")
    if newline and (found := _LINE.fullmatch(line.strip())):
        _set_end(paragraph, head)
        _set(paragraph, found["list"])


def _read_end(heading: etree._Element) -> None:
    text = _end_of(heading)
    found = next((match for match in _AFTER.finditer(text) if match.end() == len(text)), None)
    if found:
        _set_end(heading, text[: found.start()])
        _set(heading, found["list"])


def _end_of(node: etree._Element) -> str:
    return (node[-1].tail if len(node) else node.text) or ""


def _set_end(node: etree._Element, text: str) -> None:
    if len(node):
        node[-1].tail = text or None
    else:
        node.text = text or None


def _set(node: etree._Element, attributes: str) -> None:
    if not name_of(node):
        return
    for part in _PART.finditer(attributes):
        if part["id"]:
            node.set("id", part["id"])
        elif part["class"] and not part["class"].startswith("pb-"):
            add_class(node, part["class"])
        elif part["key"] in ("lang", "dir", "title", "start", "style", "id", "width", "height", "cite"):
            node.set(part["key"], part["value"].strip("\"'"))
