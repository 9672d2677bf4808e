"""Join the structure trees of galleys into one (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Page, Pdf


class TagJoiner:
    """Collects the elements of each galley under one Document, and their content under one parent tree."""

    def __init__(self, book: Pdf) -> None:
        self._book = book
        self._root = book.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = book.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self._root, K=Array()))
        self._slots: list[object] = []
        self._next = 0

    def join(self, part: Pdf, pages: Sequence[Page]) -> None:
        """Take over a galley's tags; ``pages`` are its pages in the book."""
        tree = self._book.copy_foreign(part.Root.StructTreeRoot)
        for element in tree.K[0].K:
            element.P = self._document
            self._document.K.append(element)
        slots = NumberTree(tree.ParentTree)
        highest = -1
        for key in slots:
            self._slots += [self._next + key, slots[key]]
            highest = max(highest, key)
        for page in pages:
            self._renumber(page.obj)
        self._next += highest + 1

    def _renumber(self, page: Object) -> None:
        if "/StructParents" in page:
            page.StructParents = int(page.StructParents) + self._next
        for note in page.get("/Annots", []):
            if "/StructParent" in note:
                note.StructParent = int(note.StructParent) + self._next

    def finish(self) -> None:
        """Put the tree into the file's catalog."""
        self._root.K = Array([self._document])
        self._root.ParentTree = self._book.make_indirect(Dictionary(Nums=Array(self._slots)))
        self._root.ParentTreeNextKey = self._next
        self._book.Root.StructTreeRoot = self._root
        self._book.Root.MarkInfo = Dictionary(Marked=True)
