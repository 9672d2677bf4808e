"""Every page and chapter of the book, in the order of the Chicago Manual of Style, 1.4."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from postbook.book.book import Book
from postbook.chapter.chapter import Chapter
from postbook.config import Config, Opens
from postbook.manuscript.post import Role
from postbook.render.back_pages import about_authors_frame, colophon_frame, first_appeared_frame
from postbook.render.contents import contents_frame
from postbook.render.frame import Frame
from postbook.render.front_pages import copyright_frame, half_title_frame, title_page_frame
from postbook.render.written_pages import chapter_frame, display_frame, part_frame

DISPLAYS = (Role.DEDICATION, Role.EPIGRAPH)
PREFACES = (Role.FOREWORD, Role.PREFACE, Role.ACKNOWLEDGMENTS, Role.INTRODUCTION)
AFTERWORDS = (Role.AFTERWORD, Role.APPENDIX)

Page = Callable[[Book, Config], Frame]
"""Makes a generated page. Its name is its role's: `manuscript/slugs.py` keeps these free."""


def pages(book: Book, config: Config) -> tuple[Frame, ...]:
    """The frames of all sections, in book order."""
    front = [
        *(page(book, config) for page in _front(config)),
        *(display_frame(chapter, book) for chapter in _of_roles(book, DISPLAYS)),
    ]
    listed = [
        *(chapter_frame(chapter, book, config) for chapter in _of_roles(book, PREFACES)),
        *_opening_on_recto(_body(book, config)),
        *(chapter_frame(chapter, book, config) for chapter in _of_roles(book, AFTERWORDS)),
        *(page(book, config) for page in _back(book, config)),
    ]
    contents = [contents_frame(listed, book, config)] if config.pages.contents else []
    return (*front, *contents, *listed)


def _front(config: Config) -> Iterator[Page]:
    if config.pages.half_title:
        yield half_title_frame
    if config.pages.title_page:
        yield title_page_frame
    if config.pages.copyright:
        yield copyright_frame


def _back(book: Book, config: Config) -> Iterator[Page]:
    if book.first_appeared:
        yield first_appeared_frame
    if book.of_role(Role.ABOUT_AUTHORS) and config.pages.about_authors:
        yield about_authors_frame
    if config.pages.colophon:
        yield colophon_frame


def _body(book: Book, config: Config) -> Iterator[Frame]:
    for part in book.parts:
        if part.title:
            yield part_frame(part, config)
        yield from (chapter_frame(chapter, book, config, part) for chapter in part.chapters)


def _opening_on_recto(body: Iterable[Frame]) -> Iterator[Frame]:
    """Page 1 is a right-hand page, wherever chapters open else."""
    for count, frame in enumerate(body):
        yield frame if count else replace(frame, opens=Opens.RECTO)


def _of_roles(book: Book, roles: Iterable[Role]) -> Iterator[Chapter]:
    for role in roles:
        yield from book.of_role(role)
