"""Where a file leads its readers: links, named places, outline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

NEAR = 0.02
"""How far apart two places may lie, in points: rounded numbers are added up in two ways."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place on a page, in points from its lower left corner. Pages count from 1."""

    page: int
    x: float
    y: float

    def is_like(self, other: Place) -> bool:
        """Whether a reader is led to the same spot."""
        return self.page == other.page and abs(self.x - other.x) <= NEAR and abs(self.y - other.y) <= NEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link: where it can be clicked, and where it leads."""

    page: int
    edges: tuple[float, ...]
    """Left, bottom, right, top."""
    address: str
    """Outside the book; empty for a link within it."""
    place: Place | None

    def is_like(self, other: Link) -> bool:
        """Whether it is clicked at the same spot and leads to the same."""
        same_edges = all(abs(mine - its) <= NEAR for mine, its in zip(self.edges, other.edges, strict=True))
        return self.page == other.page and same_edges and self.leads_like(other)

    @property
    def is_clickable(self) -> bool:
        """Whether there is any of it on the page."""
        return self.edges[2] - self.edges[0] > NEAR

    def leads_like(self, other: Link) -> bool:
        """Whether it leads to the same."""
        if self.place is None or other.place is None:
            return self.place is other.place and self.address == other.address
        return self.place.is_like(other.place)

    def is_within(self, other: Link) -> bool:
        """Whether its middle lies in another one that leads to the same."""
        left, bottom, right, top = self.edges
        x, y = (left + right) / 2, (bottom + top) / 2
        return (
            other.edges[0] <= x <= other.edges[2] and other.edges[1] <= y <= other.edges[3] and self.leads_like(other)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row of the outline."""

    level: int
    label: str
    place: Place

    def is_like(self, other: Entry) -> bool:
        """Whether it says the same and leads to the same."""
        return (self.level, self.label) == (other.level, other.label) and self.place.is_like(other.place)


class Navigation:
    """Reads them from a file."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Name → place."""
        names: Any = self._pdf.Root.get("/Names", Dictionary())
        return (
            {str(name): self._place(target) for name, target in pikepdf.NameTree(names.Dests).items()}
            if "/Dests" in names
            else {}
        )

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link, page by page."""
        return tuple(
            self._link(number, note)
            for number, page in enumerate(self._pdf.pages, 1)
            for note in page.obj.get("/Annots", [])
            if note.Subtype == Name.Link
        )

    @cached_property
    def outline(self) -> tuple[Entry, ...]:
        """Every row, in order."""

        def walk(items: list[pikepdf.OutlineItem], level: int) -> Iterator[Entry]:
            for item in items:
                yield Entry(level=level, label=item.title, place=self._place(item.destination))
                yield from walk(item.children, level + 1)

        with self._pdf.open_outline() as outline:
            return tuple(walk(outline.root, 1))

    def _link(self, page: int, note: Any) -> Link:
        left, bottom, right, top = (float(edge) for edge in note.Rect)
        edges = (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
        target = note.get("/Dest") or (note.A.get("/D") if "/A" in note else None)
        place = (
            None
            if target is None
            else self.places[str(target)]
            if isinstance(target, pikepdf.String)
            else self._place(target)
        )
        address = str(note.A.get("/URI", "")) if "/A" in note else ""
        return Link(page=page, edges=edges, address=address, place=place)

    def _place(self, target: Any) -> Place:
        place = target.D if isinstance(target, Dictionary) else target
        x, y = (float(each) if each is not None else 0.0 for each in (place[2], place[3]))
        # 0: a page that is not in the file.
        return Place(page=self._pages.get(place[0].objgen, 0), x=x, y=y)
