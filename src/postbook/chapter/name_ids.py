"""Ids: every one is ``<slug>--<name>``, unique in the book, and what refers to it follows."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from urllib.parse import unquote

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.heading_slugs import ascii_name, heading_slugs
from postbook.chapter.tree import words_of
from postbook.xhtml import SVG, XHTML, element, elements, plain_text

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_REFERENCES = frozenset({"aria-labelledby", "aria-describedby", "for"})
_DRAWN = re.compile(r"url\(\s*(['\"]?)#([^)'\"]+)\1\s*\)")
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"

_Heads = dict[tuple[etree._Element | None, str], str]
"""The table and the id that the author gave to a header cell of it → the id that it has now."""


def name_ids(draft: Draft) -> None:
    """Name every id and every heading, record the author's names in ``draft.anchors``, and let links follow.

    A link to no id of this chapter stays ``#x``: assemble reports it.
    """
    for node in draft.title.iter():
        node.attrib.pop("id", "")
        node.attrib.pop("name", "")
    names = _Names(draft)
    _turn_names_into_ids(draft.body)
    heads = _name_written(draft.body, names)
    for written, instead in draft.renamed.items():
        if instead in draft.anchors:
            draft.anchors.setdefault(written, draft.anchors[instead])
    _name_headings(list(elements(draft.body, *_HEADINGS)), names)
    for slug in heading_slugs(plain_text(draft.title)):
        draft.anchors.setdefault(slug, draft.post.slug)
    _lead_links(draft)
    for cell in elements(draft.body, "th", "td"):
        _lead_headers(cell, heads)


def _name_written(body: etree._Element, names: _Names) -> _Heads:
    """Name the ids that the author gave."""
    heads: _Heads = {}
    for node in [node for node in body.iterdescendants() if isinstance(node.tag, str)]:
        if (written := node.get("id")) is not None:
            node.set("id", names.give(written))
            if node.tag == f"{XHTML}th":
                heads.setdefault((_table_around(node), written), node.get("id", ""))
    return heads


def _name_headings(headings: Sequence[etree._Element], names: _Names) -> None:
    """Name the headings that have no id, and let all answer to the slugs that blog engines would give them."""
    for number, heading in enumerate(headings, 1):
        if not heading.get("id"):
            words = words_of(heading)
            heading.set("id", names.make(ascii_name(words.lower()) or f"h-{number}"))
    for heading in headings:
        names.answer_to(heading_slugs(words_of(heading)), heading.get("id", ""))


class _Names:
    """Hands out names, each once."""

    def __init__(self, draft: Draft) -> None:
        self._anchors = draft.anchors
        self._prefix = f"{draft.post.slug}--"
        # The template that opens a chapter gives its title this id.
        self._taken = {f"{self._prefix}title"}
        self._names, self._answers = _Numbers(self._taken), _Numbers(self._anchors)

    def give(self, written: str) -> str:
        """Name an id that the author gave. The first of several equal ones is the one that links mean."""
        made = self.make(ascii_name(written.removeprefix(self._prefix)) or "id")
        self._anchors.setdefault(written, made)
        return made

    def make(self, name: str) -> str:
        """Make a name that nobody has."""
        made = f"{self._prefix}{name}"
        if made in self._taken:
            made = self._names.free(f"{made}-")
        self._taken.add(made)
        return made

    def answer_to(self, slugs: tuple[str, ...], anchor: str) -> None:
        """Let a heading be found by the names that blog engines give, numbered as they number equal ones."""
        for slug in slugs:
            if slug not in self._anchors:
                self._anchors[slug] = anchor
                continue
            if self._anchors[slug] == anchor:
                continue
            for joint in ("-", "_"):
                self._anchors[self._answers.free(f"{slug}{joint}")] = anchor


class _Numbers:
    """Numbers names that are taken; none is ever given back, so each number is tried once."""

    def __init__(self, taken: Container[str]) -> None:
        self._taken = taken
        self._reached: dict[str, int] = {}

    def free(self, stem: str) -> str:
        """The first numbered name that nobody has."""
        number = self._reached.get(stem, 1)
        while f"{stem}{number}" in self._taken:
            number += 1
        self._reached[stem] = number
        return f"{stem}{number}"


def _turn_names_into_ids(body: etree._Element) -> None:
    for link in list(elements(body, "a")):
        name = str(link.attrib.pop("name", "")).strip()
        if not name or name == link.get("id"):
            continue
        if link.get("id") is None:
            link.set("id", name)
        else:
            mark = element("span", id=name)
            mark.tail, link.text = link.text, None
            link.insert(0, mark)


def _lead_links(draft: Draft) -> None:
    find = _Finder(draft)
    for node in draft.body.iterdescendants():
        if not isinstance(node.tag, str):
            continue
        if node.tag == f"{XHTML}a":
            _lead_link(node, find)
        elif node.tag.startswith(SVG):
            _lead_drawing(node, find)
        for attribute in _REFERENCES.intersection(map(str, node.keys())):
            _lead_reference(node, attribute, find)
    for link in elements(draft.title, "a"):
        _lead_link(link, find)


class _Finder:
    """Finds the anchor that an author's fragment means."""

    def __init__(self, draft: Draft) -> None:
        self._anchors, self._slug = draft.anchors, draft.post.slug

    def __call__(self, fragment: str) -> str | None:
        for written in (fragment, unquote(fragment), unquote(fragment).lower()):
            if written in self._anchors:
                return self._anchors[written]
        return self._slug if fragment.lower() in {"", "top"} else None


def _lead_link(link: etree._Element, find: _Finder) -> None:
    href = (link.get("href") or "").strip()
    if href.startswith("#") and (anchor := find(href[1:])):
        link.set("href", f"#{anchor}")


def _lead_reference(node: etree._Element, attribute: str, find: _Finder) -> None:
    found = [anchor for name in node.get(attribute, "").split() if (anchor := find(name))]
    if found:
        node.set(attribute, " ".join(found))
    else:
        del node.attrib[attribute]


def _table_around(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors(f"{XHTML}table"), None)


def _lead_headers(cell: etree._Element, heads: _Heads) -> None:
    """A cell's headers stand in its own table (https://html.spec.whatwg.org/multipage/tables.html#attr-tdth-headers):
    authors give the same ids to all their tables."""
    table = _table_around(cell)
    found = [heads[table, name] for name in str(cell.attrib.pop("headers", "")).split() if (table, name) in heads]
    if found:
        cell.set("headers", " ".join(found))


def _lead_drawing(node: etree._Element, find: _Finder) -> None:
    for link in ("href", _XLINK_HREF):
        if (target := node.get(link, "")).startswith("#"):
            node.set(link, f"#{find(target[1:]) or target[1:]}")
    for name, value in list(node.attrib.items()):
        if "url(" in str(value):
            node.set(name, _DRAWN.sub(lambda match: f"url(#{find(match[2].strip()) or match[2]})", str(value)))
