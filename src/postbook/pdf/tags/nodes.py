"""The structure tree of a galley while it is made: elements, and marks in the pages' drawings."""

from __future__ import annotations

from typing import Any


class Mark:
    """A marked piece of a drawing: the places of its operators in the list of what is drawn."""

    __slots__ = ("end", "number", "page", "start", "stream")

    def __init__(self, stream: Any, start: int) -> None:
        self.stream = stream
        self.start = start
        """Of the three items that begin it: tag, properties, operator."""
        self.end = -1
        """Of the item that ends it."""
        self.page = 0
        """The index of its page, from 0."""
        self.number = -1
        """Its MCID; unique in its stream."""


def make_artifact(mark: Mark, kind: bytes) -> None:
    """Mark what is drawn as something that is not read (ISO 32000-1, 14.8.2.2); ``kind``: its property list."""
    if mark.end > mark.start + 3:
        mark.stream.stream[mark.start : mark.start + 3] = (b"/Artifact", kind, b"BDC")
        mark.stream.stream[mark.end] = b"EMC"


class LinkPlace:
    """A link annotation, as a kid of an element (ISO 32000-1, 14.7.4.3)."""

    __slots__ = ("annotation", "page")

    def __init__(self, annotation: Any, page: int) -> None:
        self.annotation = annotation
        self.page = page


class Node:
    """A structure element (ISO 32000-1, 14.7.2)."""

    __slots__ = (
        "alt",
        "attributes",
        "element",
        "expansion",
        "headers",
        "identifier",
        "kids",
        "language",
        "page",
        "paragraph",
        "parent",
        "says_language",
        "tag",
    )

    def __init__(self, tag: str, parent: Node | None, element: Any = None, language: str = "", page: int = 0) -> None:
        self.tag = tag
        """The structure type; empty for a group that is left out, its kids taking its place."""
        self.parent = parent
        self.element = element
        """What it is made of; ``None`` for what is put between."""
        self.kids: list[Node | Mark | LinkPlace] = []
        self.language = language
        """What it is written in."""
        self.says_language = False
        """Whether it is another language than that of what is around it."""
        self.page = page
        """Where it begins."""
        self.paragraph: Node | None = None
        """In a group, the paragraph around the text that stands right in it."""
        self.alt = ""
        self.expansion = ""
        self.identifier = ""
        self.headers: list[Node] = []
        """The header cells that speak for a cell."""
        self.attributes: dict[str, dict[str, str]] = {}
        """Owner → key → value, as the file has them (ISO 32000-1, 14.8.5)."""

    def put_between(self, tag: str) -> Node:
        """A new element below this one, at its end."""
        node = Node(tag, self, None, self.language, self.page)
        self.kids.append(node)
        return node
