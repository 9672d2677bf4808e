"""Collate: copy galleys into the book's file, while others are still being set."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pikepdf import Array, NameTree, Object, Pdf

from postbook.pdf.setting import Galley
from postbook.pdf.tags import CopiedTags, copy_tags


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedGalley:
    """A galley in the book's file: whatever does not depend on its place there. Its pages are not yet the book's."""

    pages: tuple[Object, ...]
    tags: CopiedTags
    destinations: Mapping[str, Array]


class Collator:
    """The book's file, and the galleys that have been copied into it so far.

    Objects are written in the order in which they were made, so galleys are copied in one order, whichever come first.
    """

    def __init__(self, order: Sequence[str]) -> None:
        """``order``: the names of all sections; those that are settled first come first."""
        self.book = Pdf.new()
        self._waiting = list(reversed(order))
        self._opened: dict[str, Pdf] = {}
        self._copied: dict[str, CopiedGalley] = {}

    def offer(self, name: str, galley: Galley) -> None:
        """Open a section's galley, which is final, and copy all whose turn has come."""
        self._opened[name] = Pdf.open(io.BytesIO(galley.pdf))
        while self._waiting and self._waiting[-1] in self._opened:
            current = self._waiting.pop()
            with self._opened.pop(current) as part:
                self._copied[current] = _copy(self.book, part)

    def copies(self, galleys: Mapping[str, Galley]) -> Mapping[str, CopiedGalley]:
        """The copies of all galleys, by the names of their sections."""
        for name in reversed(self._waiting.copy()):
            if name not in self._opened and name not in self._copied:
                self.offer(name, galleys[name])
        return self._copied


def _copy(book: Pdf, part: Pdf) -> CopiedGalley:
    pages = tuple(book.copy_foreign(page.obj) for page in part.pages)
    # What is copied after the pages points at the copied pages.
    return CopiedGalley(pages=pages, tags=copy_tags(book, part), destinations=_destinations(book, part))


def _destinations(book: Pdf, part: Pdf) -> dict[str, Array]:
    names = part.Root.get("/Names")
    if names is None or "/Dests" not in names:
        return {}
    copied = NameTree(book.copy_foreign(part.make_indirect(names.Dests)))
    return {str(name): Array(list(place)) for name, place in copied.items()}
