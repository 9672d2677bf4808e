"""Join the structure trees of galleys into one (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Page, Pdf, String

from postbook.pdf.tags.write_tags import MOVABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedTags:
    """A galley's structure tree in the book's file, not yet part of the book's."""

    elements: tuple[Object, ...]
    """Those at the top."""
    slots: Mapping[int, Object]
    ids: Mapping[bytes, Object]
    movable: tuple[Object, ...]
    """The elements that say where they stand on their page."""


def copy_tags(book: Pdf, part: Pdf) -> CopiedTags:
    """Copy a galley's tags; after its pages, so that they point at the copied ones."""
    tree = book.copy_foreign(part.Root.StructTreeRoot)
    names = list(tree.IDTree.Names) if "/IDTree" in tree else []
    return CopiedTags(
        # A galley on whose pages nothing is drawn has a Document without kids.
        elements=tuple(tree.K[0].get("/K", ())),
        slots=dict(NumberTree(tree.ParentTree).items()),
        ids={bytes(name): element for name, element in zip(names[::2], names[1::2], strict=True)},
        movable=tuple(tree.get(f"/{MOVABLE}", ())),
    )


class TagJoiner:
    """Collects the elements of each galley under one Document, and their content under one parent tree."""

    def __init__(self, book: Pdf) -> None:
        self._book = book
        self._root = book.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = book.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self._root, K=Array()))
        self._slots: list[object] = []
        self._ids: dict[bytes, Object] = {}
        self._next = 0

    def join(self, copied: CopiedTags, pages: Sequence[Page]) -> None:
        """Take over a galley's tags; ``pages`` are its pages in the book."""
        for element in copied.elements:
            element.P = self._document
            self._document.K.append(element)
        for key, slot in copied.slots.items():
            self._slots += [self._next + key, slot]
        for page in pages:
            self._renumber(page.obj)
        if pages:
            self._renumber_groups(pages[0].obj.get("/Resources", Dictionary()))
        self._next += max(copied.slots, default=-1) + 1
        self._ids.update(copied.ids)

    def _renumber(self, page: Object) -> None:
        if "/StructParents" in page:
            page.StructParents = int(page.StructParents) + self._next
        for note in page.get("/Annots", []):
            if "/StructParent" in note:
                note.StructParent = int(note.StructParent) + self._next

    def _renumber_groups(self, resources: Object) -> None:
        """What is drawn in groups has slots of its own. A galley's pages share their resources."""
        for form in resources.get("/XObject", {}).values():
            if "/StructParents" in form:
                form.StructParents = int(form.StructParents) + self._next
            if form.get("/Subtype") == Name.Form:
                self._renumber_groups(form.get("/Resources", Dictionary()))

    def finish(self) -> None:
        """Put the tree into the file's catalog."""
        self._root.K = Array([self._document])
        self._root.ParentTree = self._book.make_indirect(Dictionary(Nums=Array(self._slots)))
        self._root.ParentTreeNextKey = self._next
        if self._ids:
            names = [each for name in sorted(self._ids) for each in (String(name), self._ids[name])]
            self._root.IDTree = self._book.make_indirect(Dictionary(Names=Array(names)))
        self._book.Root.StructTreeRoot = self._root
        self._book.Root.MarkInfo = Dictionary(Marked=True)
