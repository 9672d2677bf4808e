"""A section before its template has been filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from lxml import etree

from postbook.chapter.chapter import Heading, Picture
from postbook.config import Opens
from postbook.manuscript.post import Role
from postbook.render.section import Matter

PRINT_ONLY = frozenset({"pdf"})
EVERYWHERE = frozenset({"pdf", "epub"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a section will be; its template sees it as `frame`. Fields without a word here are explained there."""

    name: str
    role: Role
    matter: Matter
    title: str
    language: str
    heading: etree._Element | None = None
    """The title with its inline markup, for written pages."""
    title_id: str = ""
    """The id of the title's element; empty where the page shows none."""
    number: str = ""
    label: str = ""
    level: int = 1
    opens: Opens = Opens.RECTO
    part_title: str = ""
    headings: tuple[Heading, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    media: frozenset[str] = EVERYWHERE
    source_path: PurePosixPath | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    """What this page's template takes beside the above, by name."""
