"""A structure tree as rows, one an element, a mark or a link, which two files have alike if they read out alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pikepdf import Array
from tests.conformance.judges.structure_tree import Element, Structure
from tests.equal.drawn import Drawn, Mark

NEAR = 0.2
"""How far apart two places may lie, in points: it is enough to know which text it is; how exactly texts stand, pages
are asked."""

TEXTS = ("/Alt", "/Lang", "/E", "/ActualText", "/T")
"""What an element says of itself in words (ISO 32000-1, table 323)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An element, a mark or a link."""

    depth: int
    page: int | None
    """From 1; of an element where it begins."""
    said: tuple[object, ...]
    """Its type and all that it says of itself; of a mark what is drawn in it; of a link that it is one."""
    place: tuple[float, ...] = ()
    """Coordinates on the page, in points."""

    def is_like(self, other: Row) -> bool:
        """Whether it is read out the same, at the same depth."""
        return (
            (self.depth, self.page, self.said) == (other.depth, other.page, other.said)
            and len(self.place) == len(other.place)
            and all(abs(mine - its) <= NEAR for mine, its in zip(self.place, other.place, strict=True))
        )


class TagTree:
    """Reads the rows of a file."""

    def __init__(self, structure: Structure, pages: Sequence[Sequence[Drawn]]) -> None:
        """``pages``: what is drawn on each."""
        self._structure = structure
        self._drawn = _by_mark(pages)
        self._note_pages = {
            note.objgen: number
            for number, page in enumerate(structure.pdf.pages, 1)
            for note in page.obj.get("/Annots", [])
        }
        cells = [each for each in self._structure.elements if each.tag == "TH"]
        self._heads = {bytes(each.obj.ID): number for number, each in enumerate(cells) if "/ID" in each.obj}

    @property
    def rows(self) -> list[Row]:
        """All but the root: element by element, in reading order."""
        root = self._structure.elements[0]
        return [row for kid in root.content for row in self._rows(kid, 1)]

    def _rows(self, content: Any, depth: int) -> Iterator[Row]:
        if isinstance(content, Element):
            yield self._element(content, depth)
            for kid in content.content:
                yield from self._rows(kid, depth + 1)
        elif isinstance(content, tuple):
            yield from (
                Row(depth=depth, page=page, said=(each.kind, each.text), place=each.place[:2])
                for page, each in self._drawn.get(content, ())
            )
        else:
            edges = tuple(float(edge) for edge in content.Rect)
            yield Row(depth=depth, page=self._note_pages.get(content.objgen), said=("link",), place=edges)

    def _element(self, element: Element, depth: int) -> Row:
        said: list[object] = [element.tag, *((key, str(element.obj[key])) for key in TEXTS if key in element.obj)]
        place: tuple[float, ...] = ()
        if element.tag == "Note":
            said.append(("/ID", bytes(element.obj.ID).decode()))
        attributes = element.obj.get("/A", Array())
        for group in attributes if isinstance(attributes, Array) else [attributes]:
            said += [
                (str(group.O), key, self._attribute(key, group[key]))
                for key in sorted(group.keys())
                if key not in ("/O", "/BBox")
            ]
            if "/BBox" in group:
                place = tuple(float(edge) for edge in group.BBox)
        return Row(depth=depth, page=self._structure.page_of(element), said=tuple(said), place=place)

    def _attribute(self, key: str, value: Any) -> object:
        """Header cells are named by their place among those of the book: their ids are made differently."""
        if key == "/Headers":
            return tuple(self._heads.get(bytes(each), -1) for each in value)
        return str(value)


def _by_mark(pages: Sequence[Sequence[Drawn]]) -> Mapping[Mark, list[tuple[int, Drawn]]]:
    found: dict[Mark, list[tuple[int, Drawn]]] = {}
    for number, page in enumerate(pages, 1):
        for each in page:
            if each.mark and each.kind != "clip":
                found.setdefault(each.mark, []).append((number, each))
    return found
