"""What render gives: sections, the units of layout and of the EPUB's spine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import PurePosixPath

from lxml import etree

from postbook.chapter.chapter import Heading, Picture
from postbook.config import Opens
from postbook.manuscript.post import Role


class Matter(Enum):
    """The three divisions of a book."""

    FRONT = "front"
    BODY = "body"
    BACK = "back"

    @property
    def entry_kind(self) -> str:
        """How themes call its lines in the contents; parts and headings have kinds of their own."""
        return "chapter" if self is Matter.BODY else self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One unit of layout and one EPUB document."""

    name: str
    """Unique, ASCII: the id of its root element and the stem of its EPUB document."""
    role: Role
    matter: Matter
    title: str
    """Plain text, for outline, navigation and the document's ``<title>``."""
    number: str = ""
    """``3`` or ``II``; empty where it has none."""
    label: str = ""
    """Number and title as navigation shows them: ``3. The Harbour``; empty: it is not listed."""
    level: int = 1
    """1, or 2 for a chapter within a part."""
    opens: Opens = Opens.RECTO
    body: etree._Element = field(repr=False)
    """An XHTML ``<section id=name class="pb-section pb-<role>">``."""
    headings: tuple[Heading, ...] = ()
    """Headings that the outline lists below the section."""
    pictures: Mapping[str, Picture] = field(default_factory=dict, repr=False)
    language: str
    direction: str = "ltr"
    media: frozenset[str] = frozenset({"pdf", "epub"})
    """The formats in which it appears."""
    source_path: PurePosixPath | None = None
    """The post it was made from, for messages; ``None`` for a generated page."""
