"""The cascade: elements that match the same selectors have the same declarations, which are put in order once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import Any, NamedTuple

from weasyprint.css import declaration_precedence

from postbook.pdf.shortcuts.matching import Entry, Matching

MOST_LISTS = 4
"""For how many lists of sheets a process keeps what has matched: chapters have one, furniture one a section."""

_lists: list[Sheets] = []


class Cascade(dict[str, tuple[Any, Any]]):
    """By property, the value declared for it and its weight. Many elements share one: it is never changed."""

    number: int | None = None
    """What ``styles`` knows it by."""


NOTHING = Cascade()

Cascades = Mapping[str | None, Cascade]
"""That of an element or a page, and those of its pseudo-elements."""


class Outcome(NamedTuple):
    """What comes of a set of selectors."""

    cascades: Cascades
    key: int
    """The engine lets siblings share a style where this is the same, and neither declares anything of its own."""
    early: tuple[str, ...]
    """Pseudo-elements whose style is computed before anyone asks for it."""


class Sheets:
    """A document's list of sheets: what they declare for its elements and its pages."""

    def __init__(self, sheets: Sequence[Any]) -> None:
        self._sheets = tuple(map(tuple, sheets))
        self._matching = Matching([sheet.matcher for sheet, *_ in sheets])
        self._outcomes: dict[tuple[tuple[int, int], ...], Outcome] = {}
        self._keys: dict[Any, int] = {}
        self._page_rules = [
            (index, specificity, pseudo_type, wanted, declarations)
            for index, (sheet, *_) in enumerate(sheets)
            for _, selectors, declarations in sheet.page_rules
            for specificity, pseudo_type, wanted in selectors
        ]
        self._wanted = tuple(dict.fromkeys(wanted for *_, wanted, _ in self._page_rules))
        self._pages: dict[tuple[Any, ...], Cascades] = {}

    def is_for(self, sheets: Sequence[Any]) -> bool:
        """Whether these are the same sheets, of the same origins and in the same order."""
        return tuple(map(tuple, sheets)) == self._sheets

    def begin(self) -> None:
        """Before a document."""
        if self._matching.begin():
            self._outcomes.clear()
            self._keys.clear()
            self._pages.clear()

    def outcome(self, wrapper: Any) -> Outcome:
        """What is declared for an element, after its parent was asked for."""
        node = self._matching.node(wrapper)
        hits = tuple([index for index, entry in enumerate(node.unsettled) if entry.test(wrapper)])
        outcome: Outcome | None = node.outcomes.get(hits)
        if outcome is None:
            matched = sorted([*node.settled, *(node.unsettled[index] for index in hits)])
            outcome = node.outcomes[hits] = self._outcome(matched)
        return outcome

    def page(self, page_type: Any, matches: Any) -> Cascades:
        """What is declared for a page and its margin boxes; ``matches``: the engine's word on a kind of pages."""
        found = tuple([matches(wanted, page_type) for wanted in self._wanted])
        if found not in self._pages:
            hits = {wanted for wanted, hit in zip(self._wanted, found, strict=True) if hit}
            self._pages[found] = self._merged(
                # No page rule is in a layer.
                (index, specificity, None, pseudo_type, declarations)
                for index, specificity, pseudo_type, wanted, declarations in self._page_rules
                if wanted in hits
            )
        return self._pages[found]

    def _outcome(self, matched: list[Entry]) -> Outcome:
        names = tuple((entry.sheet, entry.order) for entry in matched)
        if names not in self._outcomes:
            rules = [(*entry[:2], self._layer(entry), entry.pseudo_type, entry.payload[0]) for entry in matched]
            cascades = self._merged(rules)
            key = tuple((sheet, specificity, layer, id(declared)) for sheet, specificity, layer, _, declared in rules)
            self._outcomes[names] = Outcome(
                cascades=cascades,
                key=self._keys.setdefault(key, len(self._keys)),
                early=tuple(
                    each for each, cascade in cascades.items() if each and (each in ITERATED or "anchor" in cascade)
                ),
            )
        return self._outcomes[names]

    def _layer(self, entry: Entry) -> float:
        layer = entry.payload[1]
        return inf if layer is None else self._sheets[entry.sheet][0].layers.index(layer)

    def _merged(self, rules: Iterable[tuple[Any, ...]]) -> Cascades:
        cascades: dict[str | None, Cascade] = {}
        for index, specificity, layer, pseudo_type, declarations in rules:
            _, origin, sheet_specificity = self._sheets[index]
            cascade = cascades.setdefault(pseudo_type, Cascade())
            for name, value, importance in declarations:
                precedence = declaration_precedence(origin, importance)
                declare(cascade, name, value, (precedence, layer, sheet_specificity or specificity))
        return cascades


ITERATED = frozenset({"first-line", "first-letter"})
"""Pseudo-elements of which the engine takes whatever has been computed so far."""


def declare(cascade: Cascade, name: str, value: Any, weight: Any) -> None:
    """Put in a declaration, if none of more weight is there."""
    if name not in cascade or cascade[name][1] <= weight:
        cascade[name] = value, weight


def sheets_of(sheets: Sequence[Any]) -> Sheets:
    """What is known of a list of sheets."""
    found = next((known for known in _lists if known.is_for(sheets)), None)
    if found is None:
        found = Sheets(sheets)
    else:
        _lists.remove(found)
    # The one that was used last is the last to go.
    _lists.append(found)
    del _lists[:-MOST_LISTS]
    return found


def forget() -> None:
    """Keep nothing of any sheet."""
    _lists.clear()
