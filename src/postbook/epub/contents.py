"""The contents as a tree of entries: what the navigation document and the NCX both show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from postbook.epub.document import Document
from postbook.manuscript.post import Role
from postbook.render.section import Matter


@dataclass(slots=True, kw_only=True)
class Entry:
    """A line of the contents, and those below it."""

    label: str
    href: str
    """From the folder of the package document."""
    kind: str
    """``part``, ``chapter``, ``front``, ``back`` or ``heading``: how the themes style it."""
    language: str
    entries: list[Entry] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """How many levels it spans, itself included."""
        return 1 + depth_of(self.entries)


def depth_of(entries: Iterable[Entry]) -> int:
    """How many levels a list of entries spans."""
    return max((entry.depth for entry in entries), default=0)


def contents_of(documents: Sequence[Document], depth: int) -> list[Entry]:
    """The listed sections in reading order, chapters below their parts, headings down to ``depth`` (1: none).

    A book of which nothing is listed lists everything: EPUB wants at least one entry.
    """
    listed = [document for document in documents if document.section.label] or documents
    entries: list[Entry] = []
    for document in listed:
        entry = entry_of(document, depth)
        below_part = document.section.level > 1 and entries and entries[-1].kind == "part"
        (entries[-1].entries if below_part else entries).append(entry)
    return entries


def entry_of(document: Document, depth: int) -> Entry:
    """A section's entry, with the headings below it."""
    section = document.section
    label = section.label or section.title or section.name
    entry = Entry(label=label, href=document.href, kind=kind_of(document), language=section.language)
    if section.matter is Matter.BODY and section.role is not Role.PART:
        add_headings(entry, document, depth)
    return entry


def add_headings(entry: Entry, document: Document, depth: int) -> None:
    """Nest the section's headings: level 2 is the first below the chapter's title."""
    anchors = {node.get("id") for node in document.body.iter()}
    path = [entry]
    for heading in document.section.headings:
        if heading.level > depth or heading.anchor not in anchors or not heading.plain_text:
            continue
        del path[max(1, heading.level - 1) :]
        href, language = f"{document.href}#{heading.anchor}", document.section.language
        below = Entry(label=heading.plain_text, href=href, kind="heading", language=language)
        path[-1].entries.append(below)
        path.append(below)


def kind_of(document: Document) -> str:
    """How a section's line is styled."""
    section = document.section
    return "part" if section.role is Role.PART else section.matter.entry_kind
