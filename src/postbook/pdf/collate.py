"""Collate: bring galleys into the book's file, while others are still being set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from postbook.pdf.setting import Galley

if TYPE_CHECKING:
    from pikepdf import Pdf

    from postbook.pdf.copy_galley import CopiedGalley


class Collator:
    """The book's file, and the galleys that have been copied into it so far.

    Objects are written in the order in which they were made, so galleys are copied in one order, whichever come first.
    What copies them is imported with the first: by then the workers have something to do.
    """

    def __init__(self, order: Sequence[str]) -> None:
        """``order``: the names of all sections; those that are settled first come first."""
        self._waiting = list(reversed(order))
        self._opened: dict[str, Pdf] = {}
        self._copied: dict[str, CopiedGalley] = {}

    @cached_property
    def book(self) -> Pdf:
        """The file."""
        from pikepdf import Pdf

        return Pdf.new()

    def offer(self, name: str, galley: Galley) -> None:
        """Open a section's galley, which is final, and copy all whose turn has come. Nothing is copied twice."""
        from postbook.pdf.copy_galley import copy_galley, open_galley

        if name in self._opened or name in self._copied:
            return
        self._opened[name] = open_galley(galley)
        while self._waiting and self._waiting[-1] in self._opened:
            current = self._waiting.pop()
            with self._opened.pop(current) as part:
                self._copied[current] = copy_galley(self.book, part)

    def copies(self, galleys: Mapping[str, Galley]) -> Mapping[str, CopiedGalley]:
        """The copies of all galleys, by the names of their sections."""
        for name in reversed(self._waiting.copy()):
            self.offer(name, galleys[name])
        return self._copied
