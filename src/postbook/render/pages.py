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

Page = Callable[[str, Book, Config], Frame]
"""Makes a generated page under a name."""


def pages(book: Book, config: Config) -> tuple[Frame, ...]:
    """The frames of all sections, in book order."""
    name = _namer(book)
    front = [
        *(page(name(role), book, config) for role, page in _front(config)),
        *(display_frame(chapter, book) for chapter in _of_roles(book, DISPLAYS)),
    ]
    listed = [
        *(chapter_frame(chapter, book, config) for chapter in _of_roles(book, PREFACES)),
        *_opening_on_recto(_body(book, config)),
        *(chapter_frame(chapter, book, config) for chapter in _of_roles(book, AFTERWORDS)),
        *(page(name(role), book, config) for role, page in _back(book, config)),
    ]
    contents = [contents_frame(name(Role.CONTENTS), listed, book, config)] if config.pages.contents else []
    return (*front, *contents, *listed)


def _front(config: Config) -> Iterator[tuple[Role, Page]]:
    if config.pages.half_title:
        yield Role.HALF_TITLE, half_title_frame
    if config.pages.title_page:
        yield Role.TITLE_PAGE, title_page_frame
    if config.pages.copyright:
        yield Role.COPYRIGHT, copyright_frame


def _back(book: Book, config: Config) -> Iterator[tuple[Role, Page]]:
    if book.first_appeared:
        yield Role.FIRST_APPEARED, first_appeared_frame
    if book.of_role(Role.ABOUT_AUTHORS) and config.pages.about_authors:
        yield Role.ABOUT_AUTHORS, about_authors_frame
    if config.pages.colophon:
        yield Role.COLOPHON, colophon_frame


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


def _namer(book: Book) -> Callable[[Role], str]:
    """Names for generated pages that no post and no part has."""
    posts = (*book.chapters, *book.front, *book.back, *book.extras.values())
    taken = {chapter.post.slug for chapter in posts} | {part.anchor for part in book.parts}

    def name(role: Role) -> str:
        free = role.value
        while free in taken:
            free = f"book-{free}"
        return free

    return name
