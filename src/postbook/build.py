"""The whole compiler on one screen: gather, parse, assemble, render, then a file for each format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from postbook.book.assemble import assemble
from postbook.book.book import Book
from postbook.chapter.parse import parse
from postbook.config import Config, Format
from postbook.diagnostics import Report
from postbook.formats import Job, Made, make_epub, make_pdf, theme_of
from postbook.manuscript.gather import gather
from postbook.outline import OutlineRow, choose_section, outline_rows
from postbook.render.render import render
from postbook.render.section import Section
from postbook.run import RUN, Run

FORMATS: Mapping[Format, Callable[[Job], Made]] = {Format.PDF: make_pdf, Format.EPUB: make_epub}
"""How each format is made; PDF before EPUB, whose page list needs the folios that binding returns."""


def build_book(config: Config, formats: Sequence[Format], report: Report, run: Run = RUN) -> Mapping[Format, Made]:
    """Posts to finished files, nothing written. Raises: BuildFailed, at the end of the first stage with errors."""
    book, sections = read_book(config, report, run)
    with report.stage():
        chosen = choose_section(sections, book, run.only, report)
        theme = theme_of(config, report)
    made: dict[Format, Made] = {}
    job = Job(book=book, sections=chosen, config=config, theme=theme, report=report, run=run, made=made)
    with report.stage():
        for name in FORMATS:
            if name in formats:
                made[name] = FORMATS[name](job)
    return made


def read_book(config: Config, report: Report, run: Run = RUN) -> tuple[Book, tuple[Section, ...]]:
    """Everything up to the sections, of which any format can be made."""
    with report.stage():
        manuscript = gather(config, report)
        run.progress("gather", len(manuscript.posts), len(manuscript.posts))
    with report.stage():
        chapters = parse(manuscript, config, report, run.cache, jobs=run.jobs)
        run.progress("parse", len(chapters), len(chapters))
    with report.stage():
        book = assemble(manuscript, chapters, config, report)
    with report.stage():
        sections = render(book, config, report)
    return book, sections


def outline_of(config: Config, report: Report, run: Run = RUN, *, pages: bool) -> tuple[OutlineRow, ...]:
    """The ordered chapters; with ``pages``, the book is typeset for their folios."""
    book, sections = read_book(config, report, run)
    if not pages:
        return outline_rows(book, sections, {})
    made = build_book(config, (Format.PDF,), report, run)
    return outline_rows(book, sections, made[Format.PDF].folios)
