"""The book as a list: what ``postbook outline`` shows, and how ``--only`` finds a chapter."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from postbook.book.book import Book
from postbook.chapter.chapter import Chapter
from postbook.diagnostics import Code, Diagnostic, Report
from postbook.render.section import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineRow:
    """A part or a chapter in the outline."""

    name: str
    """Its anchor: for a chapter, the slug that ``--only`` takes."""
    role: str
    level: int
    number: str
    title: str
    date: datetime.date | None = None
    words: int = 0
    folio: str = ""
    """The folio of its first page, as printed; empty where the book was not typeset."""
    source_path: str = ""


def outline_rows(book: Book, sections: Sequence[Section], folios: Mapping[str, str]) -> tuple[OutlineRow, ...]:
    """A row for each section that navigation lists, in book order."""
    chapters = _by_slug(book)
    return tuple(_row(section, chapters.get(section.name), folios) for section in sections if section.label)


def choose_section(sections: tuple[Section, ...], book: Book, only: str, report: Report) -> tuple[Section, ...]:
    """The section that a slug or a file name names; all of them if it is empty. Reports: missing-file."""
    if not only:
        return sections
    slugs = {slug for slug, chapter in _by_slug(book).items() if only in _names(chapter)}
    chosen = tuple(section for section in sections if section.name in slugs | {only})
    if not chosen:
        report.add(_unknown(only, tuple(_by_slug(book))))
    return chosen


def _names(chapter: Chapter) -> tuple[str, ...]:
    path = chapter.post.source_path
    return (chapter.post.slug, str(path), path.name, path.stem)


def _by_slug(book: Book) -> dict[str, Chapter]:
    return {chapter.post.slug: chapter for chapter in (*book.front, *book.chapters, *book.back)}


def _row(section: Section, chapter: Chapter | None, folios: Mapping[str, str]) -> OutlineRow:
    return OutlineRow(
        name=section.name,
        role=section.role.value,
        level=section.level,
        number=section.number,
        title=section.title,
        date=chapter.post.header.date if chapter else None,
        words=chapter.word_count if chapter else 0,
        folio=folios.get(section.name, ""),
        source_path=str(chapter.post.source_path) if chapter else "",
    )


def _unknown(only: str, slugs: tuple[str, ...]) -> Diagnostic:
    near = difflib.get_close_matches(only, slugs, n=1)
    hint = f"did you mean `{near[0]}`?" if near else "`postbook outline` lists the chapters"
    return Diagnostic(code=Code.MISSING_FILE, message=f"no chapter `{only}` in this book", hint=hint)
