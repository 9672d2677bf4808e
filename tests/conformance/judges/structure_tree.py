"""A PDF's structure tree, read once: elements with what is around them, their marks, their annotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import pikepdf
from pikepdf import Dictionary, Object, Pdf

Stream = tuple[int, int]
"""The object that is drawn: a page, or a form of its own marks."""


@dataclass(slots=True, eq=False)
class Element:
    """A structure element."""

    tag: str
    obj: Object
    parent: Element | None
    kids: list[Element] = field(default_factory=list)
    marks: list[tuple[Stream, int]] = field(default_factory=list)
    """Where it is drawn, and the MCID there."""
    annotations: list[Object] = field(default_factory=list)
    content: list[Element | tuple[Stream, int] | Object] = field(default_factory=list)
    """Kids, marks and annotations, in reading order."""

    def add_mark(self, mark: tuple[Stream, int]) -> None:
        """Take in a mark, after what it has."""
        self.marks.append(mark)
        self.content.append(mark)

    def up(self) -> Iterator[Element]:
        """The elements around it, the nearest first."""
        around = self.parent
        while around is not None:
            yield around
            around = around.parent

    def around(self, tag: str) -> Element | None:
        """The nearest element of a type around it."""
        return next((each for each in self.up() if each.tag == tag), None)


@dataclass(frozen=True, slots=True)
class Place:
    """A place on a page: its index, and the height in points."""

    page: int
    height: float

    def is_near(self, other: Place) -> bool:
        """Within some lines of one another."""
        return self.page == other.page and abs(self.height - other.height) < 60


class Structure:
    """The whole tree, and what is needed to say where things are."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self.elements: list[Element] = []
        if "/StructTreeRoot" in pdf.Root:
            for kid in _listed(pdf.Root.StructTreeRoot.get("/K")):
                self._read(kid, None, None)

    def _read(self, first: Object, around: Element | None, page: Object | None) -> None:
        waiting: list[tuple[Object, Element | None, Object | None]] = [(first, around, page)]
        while waiting:
            obj, parent, page = waiting.pop()
            if not isinstance(obj, Dictionary):
                assert parent is not None and page is not None
                parent.add_mark((page.objgen, int(obj)))
            elif "/S" in obj:
                element = Element(tag=str(obj.S)[1:], obj=obj, parent=parent)
                self.elements.append(element)
                if parent is not None:
                    parent.kids.append(element)
                    parent.content.append(element)
                own = obj.get("/Pg", page)
                waiting += [(kid, element, own) for kid in reversed(_listed(obj.get("/K")))]
            elif parent is not None and "/MCID" in obj:
                stream = obj.get("/Stm", obj.get("/Pg", page))
                parent.add_mark((stream.objgen, int(obj.MCID)))
            elif parent is not None and "/Obj" in obj:
                parent.annotations.append(obj.Obj)
                parent.content.append(obj.Obj)

    @cached_property
    def marks(self) -> dict[tuple[Stream, int], list[Element]]:
        """Every mark that an element reaches."""
        found: dict[tuple[Stream, int], list[Element]] = {}
        for element in self.elements:
            for mark in element.marks:
                found.setdefault(mark, []).append(element)
        return found

    @cached_property
    def _annotation_pages(self) -> dict[Stream, int]:
        return {
            note.objgen: number for number, page in enumerate(self.pdf.pages) for note in page.obj.get("/Annots", [])
        }

    @cached_property
    def _destinations(self) -> pikepdf.NameTree | dict[str, Object]:
        names = self.pdf.Root.get("/Names", Dictionary())
        return pikepdf.NameTree(names.Dests) if "/Dests" in names else {}

    def place_of(self, annotation: Object) -> Place:
        """Where an annotation stands; its upper edge."""
        rectangle = [float(edge) for edge in annotation.Rect]
        return Place(self._annotation_pages.get(annotation.objgen, -1), max(rectangle[1], rectangle[3]))

    def target_of(self, annotation: Object) -> Place | None:
        """Where a link leads; ``None`` out of the book, or nowhere."""
        target = annotation.get("/Dest")
        if target is None and annotation.get("/A", Dictionary()).get("/S") == pikepdf.Name.GoTo:
            target = annotation.A.D
        if isinstance(target, pikepdf.String | pikepdf.Name):
            target = self._destinations.get(str(target))
        if isinstance(target, Dictionary):
            target = target.get("/D")
        if target is None:
            return None
        height = float(target[3]) if len(target) > 3 and target[3] is not None else 0.0
        return Place(self.pages.get(target[0].objgen, -1), height)

    def page_of(self, element: Element) -> int | None:
        """The number of the page where an element begins, from 1."""
        for each in (element, *element.up()):
            if "/Pg" in each.obj:
                return self.pages.get(each.obj.Pg.objgen, -1) + 1
        return None


def _listed(kids: Object | None) -> list[Object]:
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
