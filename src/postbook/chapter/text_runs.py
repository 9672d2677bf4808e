"""Runs of text: what a reader reads in one go, across the inline elements in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from postbook.chapter.tags import names
from postbook.chapter.tree import name_of, put_in_text
from postbook.xhtml import XML_LANG

OBJECT = "\ufffc"
"""Stands in a run for code, a formula, a picture: something, but no text."""
_INLINE = names(
    "a abbr b bdi bdo cite del dfn em font i ins label mark q s small span strong sub sup time u wbr ruby rt rp big"
)
_OPAQUE = names(
    "code kbd samp pre tt var img svg math script style textarea iframe object video audio input button select"
)
_OPAQUE_CLASSES = frozenset({"pb-math", "pb-template-tag", "pb-missing-picture", "pb-code"})
_UNSEEN_CLASSES = frozenset({"pb-noteref"})


@dataclass(slots=True)
class Piece:
    """The text of an element, or what follows it. Without ``node``: what stands for an object or a line break."""

    node: etree._Element | None
    is_tail: bool
    text: str
    language: str

    def put(self, *parts: str | etree._Element) -> None:
        """Put text and elements in the piece's place."""
        if self.node is not None:
            put_in_text(self.node, self.is_tail, parts)


@dataclass(slots=True)
class Run:
    """The pieces of one run, in reading order."""

    pieces: list[Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of the run."""
        return "".join(piece.text for piece in self.pieces)

    def placed(self) -> Iterator[tuple[int, Piece]]:
        """Each piece with the place in the run's text where it begins."""
        at = 0
        for piece in self.pieces:
            yield at, piece
            at += len(piece.text)


def text_runs(tree: etree._Element, language: str) -> list[Run]:
    """The runs of a tree, in order. ``language`` is the tree's own, where nothing inside says another."""
    runs = [Run()]
    _walk(tree, language, runs)
    return [run for run in runs if any(piece.node is not None for piece in run.pieces)]


def _walk(node: etree._Element, language: str, runs: list[Run]) -> None:
    language = node.get(XML_LANG) or node.get("lang") or language
    if text := node.text:
        runs[-1].pieces.append(Piece(node, False, text, language))
    for child in node:
        _enter(child, language, runs)
        if tail := child.tail:
            runs[-1].pieces.append(Piece(child, True, tail, language))


def _enter(child: etree._Element, language: str, runs: list[Run]) -> None:
    name, ours = name_of(child), _our_classes(child)
    if not isinstance(child.tag, str) or ours & _UNSEEN_CLASSES:
        return
    if name == "br":
        runs[-1].pieces.append(Piece(None, False, "\n", language))
    elif name == "wbr":
        return
    elif name in _INLINE and not ours & _OPAQUE_CLASSES:
        _walk(child, language, runs)
    elif name == "pre":
        runs.append(Run())
    elif name in _OPAQUE or name in _INLINE or not name:
        runs[-1].pieces.append(Piece(None, False, OBJECT, language))
    else:
        runs.append(Run())
        if not ours & _OPAQUE_CLASSES:
            _walk(child, language, runs)
        runs.append(Run())


def _our_classes(node: etree._Element) -> frozenset[str]:
    written = node.get("class")
    return frozenset(written.split()) if written and "pb-" in written else frozenset()
