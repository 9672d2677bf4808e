"""What assemble gives: the book, with every link resolved and every number set."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from postbook.chapter.chapter import Chapter
from postbook.manuscript.post import Role
from postbook.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class BookPart:
    """A part with its number (empty where parts are not numbered) and its opening page's anchor."""

    title: str
    number: str
    anchor: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """Where and when a chapter was first published; at least one of the two is known."""

    chapter: Chapter
    date: datetime.date | None
    address: str
    """A full address, fit for a link; else empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The whole book, before it is set in type. Chapters' links are resolved, see docs/chapter-tree.md."""

    parts: tuple[BookPart, ...]
    """One with an empty title and anchor where the book has no parts."""
    front: tuple[Chapter, ...]
    back: tuple[Chapter, ...]
    extras: Mapping[str, Chapter] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    """Chapter slug → its number, as printed after “Chapter”; absent where it has none."""
    date: datetime.date | None = None
    identifier: str = ""
    """A URN or a URL."""
    first_appeared: tuple[Appearance, ...] = ()
    """In book order; empty where the book does not tell."""
    words: Words = field(kw_only=True)

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The numbered run, without front and back matter."""
        return tuple(chapter for part in self.parts for chapter in part.chapters)

    def of_role(self, role: Role) -> tuple[Chapter, ...]:
        """The written front and back matter of one kind."""
        return tuple(chapter for chapter in (*self.front, *self.back) if chapter.post.role is role)
