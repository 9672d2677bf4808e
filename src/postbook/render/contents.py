"""The table of contents, from the frames of all other pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from postbook.book.book import Book
from postbook.chapter.chapter import Heading
from postbook.config import Config
from postbook.manuscript.post import Role
from postbook.render.frame import PRINT_ONLY, Frame
from postbook.render.section import Matter
from postbook.render.titles import quoted_title
from postbook.xhtml import element


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the contents and those below it."""

    kind: str
    """Its class after ``pb-toc-``."""
    anchor: str
    number: str
    title: etree._Element
    language: str
    """Empty where it is the book's."""
    level: int
    below: tuple[Entry, ...] = field(default=())


def contents_frame(listed: Iterable[Frame], book: Book, config: Config) -> Frame:
    """The contents in print; an ebook has its navigation document instead."""
    return Frame(
        name=Role.CONTENTS.value,
        role=Role.CONTENTS,
        matter=Matter.FRONT,
        title=book.words.contents,
        title_id=f"{Role.CONTENTS.value}--title",
        label=book.words.contents,
        language=config.book.language,
        media=PRINT_ONLY,
        values={"entries": _nested([_entry(frame, config) for frame in listed if frame.label])},
    )


def _entry(frame: Frame, config: Config) -> Entry:
    title = frame.heading if frame.heading is not None else element("span", frame.title, class_="pb-title-text")
    headings = frame.headings if config.pages.contents_depth > 1 and frame.role is Role.CHAPTER else ()
    language = frame.language if frame.language != config.book.language else ""
    return Entry(
        kind="part" if frame.role is Role.PART else frame.matter.entry_kind,
        anchor=frame.name,
        number=frame.number,
        title=quoted_title(title),
        language=language,
        level=frame.level,
        below=tuple(_heading_entry(heading, frame, language) for heading in headings if heading.level == 2),
    )


def _heading_entry(heading: Heading, frame: Frame, language: str) -> Entry:
    title = element("span", heading.plain_text, class_="pb-title-text")
    return Entry(
        kind="heading", anchor=heading.anchor, number="", title=title, language=language, level=frame.level + 1
    )


def _nested(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Chapters of a part go below it."""
    top: list[Entry] = []
    for entry in entries:
        if entry.level > 1 and top and top[-1].kind == "part":
            top[-1] = replace(top[-1], below=(*top[-1].below, entry))
        else:
            top.append(entry)
    return tuple(top)
