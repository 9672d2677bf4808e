"""Small operations on XHTML trees that the transforms of parse share."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from postbook.xhtml import XHTML, has_class, plain_text, remove

LITERAL = frozenset({"code", "kbd", "pre", "samp", "script", "style", "textarea", "tt", "var", "xmp"})
"""Elements in which text means only itself: no note, formula or address is looked for there."""


class _LocalNames(dict[object, str]):
    """Tag → local name, worked out once: a tree has thousands of elements and some dozen tags."""

    def __missing__(self, tag: object) -> str:
        self[tag] = tag[len(XHTML) :] if isinstance(tag, str) and tag.startswith(XHTML) else ""
        return self[tag]


_LOCAL_NAMES = _LocalNames()


def name_of(node: etree._Element) -> str:
    """The local name of an XHTML element; empty for anything else."""
    return _LOCAL_NAMES[node.tag]


def append_text(node: etree._Element, text: str | None) -> None:
    """Put text at an element's end."""
    if not text:
        return
    if len(node):
        node[-1].tail = (node[-1].tail or "") + text
    else:
        node.text = (node.text or "") + text


def is_blank(node: etree._Element) -> bool:
    """Whether an element holds nothing but white space."""
    return not len(node) and not (node.text or "").strip()


def has_text(text: str | None) -> bool:
    """Whether a text is more than white space."""
    return bool(text and text.strip())


def is_within(node: etree._Element, names: Iterable[str]) -> bool:
    """Whether an element lies in one of these XHTML elements."""
    wanted = names if isinstance(names, frozenset) else frozenset(names)
    return any(name_of(ancestor) in wanted for ancestor in node.iterancestors())


def texts(tree: etree._Element, *signs: str) -> list[tuple[etree._Element, bool, str]]:
    """Every piece of text outside code that holds one of the signs: (element, whether it is its tail, text)."""
    found: list[tuple[etree._Element, bool, str]] = []
    for node in tree.iter():
        if (text := node.text) and any(sign in text for sign in signs) and _is_prose(node):
            found.append((node, False, text))
        tail = node.tail if node is not tree else None
        if tail and any(sign in tail for sign in signs) and _is_prose(node.getparent()):
            found.append((node, True, tail))
    return found


def _is_prose(node: etree._Element | None) -> bool:
    """Whether text in an element is XHTML text, not code, not part of a drawing, a formula or a comment."""
    if node is None or not (name := name_of(node)):
        return False
    return name not in LITERAL and not is_within(node, LITERAL)


def put_in_text(node: etree._Element, is_tail: bool, pieces: Iterable[str | etree._Element]) -> None:
    """Put text and elements in the place of an element's text, or of its tail."""
    parent = node.getparent() if is_tail else node
    assert parent is not None
    at = parent.index(node) + 1 if is_tail else 0
    if is_tail:
        node.tail = None
    else:
        node.text = None
    before: etree._Element | None = node if is_tail else None
    for piece in pieces:
        if not isinstance(piece, str):
            parent.insert(at, piece)
            at, before = at + 1, piece
        elif before is None:
            parent.text = (parent.text or "") + piece
        else:
            before.tail = (before.tail or "") + piece


def words_of(heading: etree._Element) -> str:
    """The words of a heading as contents and links know it: without the numbers of its notes."""
    if not any(has_class(each, "pb-noteref") for each in heading.iterdescendants(f"{XHTML}a")):
        return plain_text(heading)
    copied = deepcopy(heading)
    for call in [each for each in copied.iterdescendants(f"{XHTML}a") if has_class(each, "pb-noteref")]:
        remove(call)
    return plain_text(copied)
