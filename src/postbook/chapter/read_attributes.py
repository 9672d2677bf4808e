"""Attribute lists: kramdown's `{: .class #id}` beside a block or an inline element, and `{#id}` after a heading.

https://kramdown.gettalong.org/syntax.html#block-ials: a list in a line of its own means the block after which it
stands, or before which, where a blank line parts it from the one after; at the beginning of an item, the item.
"""

from __future__ import annotations

import re

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.tree import has_text, name_of
from postbook.manuscript.post import Markup
from postbook.xhtml import add_class, elements, remove

_LINE = re.compile(r"\{:\s*(?P<list>[^{}]*)\}")
_ATTRIBUTE = r"(?:[#.][\w:-]+|[\w-]+=(?:\"[^\"]*\"|'[^']*'|[\w.%-]+))"
_AFTER = re.compile(rf"[ \t]*\{{:?\s*(?P<list>{_ATTRIBUTE}(?:\s+{_ATTRIBUTE})*)\s*\}}\s*")
_BESIDE_PICTURE = re.compile(rf"\{{:?\s*(?P<list>(?:{_ATTRIBUTE}|decorative)(?:\s+(?:{_ATTRIBUTE}|decorative))*)\s*\}}")
_PART = re.compile(r"#(?P<id>[\w:.-]+)|\.(?P<class>[\w-]+)|(?P<key>[\w-]+)=(?P<value>\"[^\"]*\"|'[^']*'|[\w%.-]+)")


def read_attributes(draft: Draft) -> None:
    """Give elements the attributes that are written beside them, where the engine has left them as text."""
    if draft.post.markup is not Markup.MARKDOWN:
        return
    for paragraph in list(elements(draft.body, "p")):
        _read_line(paragraph)
    for item in elements(draft.body, "li"):
        _read_item(item)
    for table in elements(draft.body, "table"):
        _read_row(table)
    for inline in elements(draft.body, "a", "em", "strong", "code"):
        _read_after(inline, _LINE)
    for picture in elements(draft.body, "img"):
        _read_after(picture, _BESIDE_PICTURE)
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
    head, newline, line = text.lstrip().partition("\n")
    if newline and (first := _LINE.fullmatch(head.strip())):
        paragraph.text = line
        _set(paragraph, first["list"])
    last = _end_of(paragraph)
    head, newline, line = last.rpartition("\n")
    if newline and (found := _LINE.fullmatch(line.strip())):
        _set_end(paragraph, head)
        _set(paragraph, found["list"])


def _read_item(item: etree._Element) -> None:
    """At the beginning of an item a list means the item; in a line after the last one, the whole list."""
    loose = not has_text(item.text) and len(item) > 0 and name_of(item[0]) == "p"
    first = item[0] if loose else item
    text = (first.text or "").lstrip()
    if found := _LINE.match(text):
        first.text = text[found.end() :].lstrip()
        _set(item, found["list"])
    if item.getnext() is None:
        head, newline, line = _end_of(item).rstrip().rpartition("\n")
        whole = item.getparent()
        if newline and whole is not None and (found := _LINE.fullmatch(line.strip())):
            _set_end(item, head)
            _set(whole, found["list"])


def _read_row(table: etree._Element) -> None:
    """Right under a table, a list looks like one more row of it."""
    row = next(reversed(list(elements(table, "tr"))), None)
    if row is not None and (found := _LINE.fullmatch("".join(map(str, row.itertext())).strip())):
        remove(row)
        _set(table, found["list"])


def _read_after(inline: etree._Element, form: re.Pattern[str]) -> None:
    """Right after an inline element, a list means it."""
    tail = inline.tail or ""
    if found := form.match(tail):
        inline.tail = tail[found.end() :] or None
        _set(inline, found["list"])


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
        elif part["key"] in ("lang", "dir", "title", "start", "style", "id", "width", "height", "cite", "alt", "role"):
            node.set(part["key"], part["value"].strip("\"'"))
    if "decorative" in attributes.split():
        add_class(node, "decorative")
