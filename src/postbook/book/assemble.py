"""Assemble: parsed chapters become one book. What needs the whole book is known here alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from postbook.book.book import Book, BookPart
from postbook.book.first_appeared import first_appeared
from postbook.book.identity import date_of, identifier_of
from postbook.book.numbering import number_appendices, number_chapters, part_number
from postbook.book.page_refs import refer_to_pages
from postbook.book.permalinks import resolve_links
from postbook.chapter.chapter import Chapter
from postbook.config import Config
from postbook.diagnostics import Report
from postbook.manuscript.post import Manuscript, Part, Post, Role
from postbook.words import Words, words_for


def assemble(manuscript: Manuscript, chapters: Mapping[str, Chapter], config: Config, report: Report) -> Book:
    """Make the book. Reports: broken-link, dropped-markup, template-tag."""
    words = words_for(config.book.language)
    resolved = resolve_links(chapters, _with_pages(manuscript, chapters, config), config, report)
    if config.print.page_references:
        for chapter in resolved.values():
            refer_to_pages(chapter)
    parts = _parts(manuscript.parts, resolved, config, words)
    numbered = tuple(chapter for part in parts for chapter in part.chapters)
    return Book(
        parts=parts,
        front=_parsed(manuscript.front, resolved),
        back=_parsed(manuscript.back, resolved),
        extras={name: resolved[post.slug] for name, post in manuscript.extras.items() if post.slug in resolved},
        numbers=_numbers(numbered, manuscript.back, config, words),
        date=date_of(config, manuscript.posts),
        identifier=identifier_of(config.book),
        first_appeared=first_appeared(numbered) if config.pages.first_appeared else (),
        words=words,
    )


def _with_pages(manuscript: Manuscript, chapters: Mapping[str, Chapter], config: Config) -> dict[str, Chapter]:
    """The chapters that links can lead to: a text for the copyright page or the colophon is no page of its own."""
    posts = (*manuscript.front, *(post for part in manuscript.parts for post in part.posts), *manuscript.back)
    hidden = () if config.pages.about_authors else (Role.ABOUT_AUTHORS,)
    return {chapter.post.slug: chapter for chapter in _parsed(posts, chapters) if chapter.post.role not in hidden}


def _parsed(posts: Iterable[Post], chapters: Mapping[str, Chapter]) -> tuple[Chapter, ...]:
    """The chapters of these posts; a post that could not be parsed has none."""
    return tuple(chapters[post.slug] for post in posts if post.slug in chapters)


def _parts(
    parts: Iterable[Part], chapters: Mapping[str, Chapter], config: Config, words: Words
) -> tuple[BookPart, ...]:
    made: list[BookPart] = []
    for part in parts:
        count = 1 + sum(bool(each.title) for each in made)
        number = part_number(count, words) if part.title and config.numbering.parts else ""
        # `manuscript/slugs.py` keeps these names free.
        anchor = f"part-{count}" if part.title else ""
        made.append(BookPart(title=part.title, number=number, anchor=anchor, chapters=_parsed(part.posts, chapters)))
    return tuple(made)


def _numbers(numbered: Iterable[Chapter], back: Iterable[Post], config: Config, words: Words) -> dict[str, str]:
    slugs = (chapter.post.slug for chapter in numbered) if config.numbering.chapters else ()
    appendices = (post.slug for post in back if post.role is Role.APPENDIX)
    return {**number_chapters(slugs, words), **number_appendices(appendices)}
