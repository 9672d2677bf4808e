"""Matching selectors: what looks alike, in elements that look alike, matches the same, and is tried once.

WeasyPrint tries some hundred selectors on every element of a document. What most of them ask follows from the element's
own name, classes and attributes and from those of the elements it stands in; such an element has a `Node`, which
knows their answers. The others, which ask for siblings or contents, are tried on every element as before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from postbook.pdf.shortcuts.asked import asked_of

MOST_NODES = 5000
"""How many looks of elements a process keeps; a section of a book adds some dozens."""

_LANGUAGES = frozenset({"lang", "{http://www.w3.org/XML/1998/namespace}lang"})


class Entry(NamedTuple):
    """A selector of one of a document's sheets; sorted, they stand in the order in which they apply."""

    sheet: int
    specificity: tuple[int, int, int]
    order: int
    test: Any
    pseudo_type: str | None
    payload: Any


class Node:
    """Elements of one look in elements of one look."""

    __slots__ = ("below", "outcomes", "settled", "unsettled")

    def __init__(self) -> None:
        self.below: dict[Any, Node] = {}
        self.outcomes: dict[tuple[int, ...], Any] = {}
        """By those of the unsettled entries, by index, that match: what came of it."""
        self.settled: list[Entry] = []
        self.unsettled: list[Entry] = []


class Matching:
    """What matches the elements of documents that have the same sheets."""

    def __init__(self, matchers: Sequence[Any]) -> None:
        self._matchers = matchers
        read = [asked_of(matcher) for matcher in matchers]
        self._unsettled = [each.unsettled for each in read]
        self._words = frozenset[str]().union(_LANGUAGES, *(each.words for each in read))
        self._valued = frozenset[str]().union(_LANGUAGES, *(each.valued for each in read))
        self._classes: dict[str, frozenset[str]] = {}
        self._roots = Node()
        self._count = 0

    def begin(self) -> bool:
        """Before a document: whether it begins with nothing known."""
        if max(self._count, len(self._classes)) > MOST_NODES:
            self._roots, self._classes, self._count = Node(), {}, 0
        return self._count == 0

    def node(self, wrapper: Any) -> Node:
        """The node of an element, after that of its parent."""
        if wrapper.parent is None:
            # A document may also say its language from outside, and be read by the rules of XML.
            above, look = self._roots, (self._look(wrapper), wrapper.lang, wrapper.in_html_document)
        else:
            above, look = wrapper.parent.pb_node, self._look(wrapper)
        node = above.below.get(look)
        if node is None:
            node = above.below[look] = self._made(wrapper)
            self._count += 1
        wrapper.pb_node = node
        return node

    def _look(self, wrapper: Any) -> Any:
        """All of an element that its settled selectors can see."""
        element = wrapper.etree_element
        if not element.attrib:
            return element.tag
        seen: list[tuple[str, Any]] = []
        for name, value in element.attrib.items():
            if name == "class":
                classes = self._classes.get(value)
                if classes is None:
                    classes = self._classes[value] = frozenset(wrapper.classes & self._words)
                seen.append((".", classes))
            elif name == "id" and value in self._words:
                seen.append(("#", value))
            if name in self._words:
                seen.append((name, value if name in self._valued else ""))
        return (element.tag, *seen) if seen else element.tag

    def _made(self, wrapper: Any) -> Node:
        node = Node()
        for sheet, matcher in enumerate(self._matchers):
            for test, specificity, order, pseudo_type, payload in _candidates(matcher, wrapper):
                if order in self._unsettled[sheet]:
                    node.unsettled.append(Entry(sheet, specificity, order, test, pseudo_type, payload))
                elif test(wrapper):
                    node.settled.append(Entry(sheet, specificity, order, test, pseudo_type, payload))
        return node


def _candidates(matcher: Any, wrapper: Any) -> Iterator[Any]:
    """The selectors of a sheet that may match an element, by the engine's own tables."""
    yield from matcher.id_selectors.get(wrapper.id, ())
    for name in wrapper.classes:
        yield from matcher.class_selectors.get(name, ())
    # Bytes know no capitals but those of ASCII.
    yield from matcher.lower_local_name_selectors.get(wrapper.local_name.encode().lower().decode(), ())
    yield from matcher.namespace_selectors.get(wrapper.namespace_url, ())
    if "lang" in wrapper.etree_element.attrib:
        yield from matcher.lang_attr_selectors
    yield from matcher.other_selectors
