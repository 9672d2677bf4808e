"""Pages that someone wrote: chapters, prefaces, appendices, and dedications and epigraphs, which have no title."""

from __future__ import annotations

from postbook.book.book import Book, BookPart
from postbook.chapter.chapter import Chapter
from postbook.config import Config, Opens
from postbook.manuscript.post import Role
from postbook.render.frame import Frame
from postbook.render.section import Matter
from postbook.words import Words
from postbook.xhtml import element

MATTER = {
    Role.CHAPTER: Matter.BODY,
    Role.PART: Matter.BODY,
    Role.AFTERWORD: Matter.BACK,
    Role.APPENDIX: Matter.BACK,
}
"""What is not here is front matter."""


def chapter_frame(chapter: Chapter, book: Book, config: Config, part: BookPart | None = None) -> Frame:
    """A chapter, or another text that opens with a title."""
    post = chapter.post
    title = chapter.plain_title or _name_of(post.role, book.words)
    number = book.numbers.get(post.slug, "")
    matter = MATTER.get(post.role, Matter.FRONT)
    return Frame(
        name=post.slug,
        role=post.role,
        matter=matter,
        title=title,
        heading=chapter.title if chapter.plain_title else element("span", title, class_="pb-title-text"),
        # `chapter/name_ids.py` keeps this id free.
        title_id=f"{post.slug}--title",
        number=number,
        label=numbered(number, title),
        level=2 if part and part.title else 1,
        opens=Opens.RECTO if matter is Matter.FRONT else config.print.chapters_open,
        part_title=part.title if part else "",
        language=chapter.language,
        headings=chapter.headings,
        pictures=chapter.pictures,
        source_path=post.source_path,
        values={
            "kicker": book.words.appendix if post.role is Role.APPENDIX else book.words.chapter,
            "summary": chapter.summary,
            "byline": _byline(chapter, book, config),
            "date": post.header.date,
            "body": chapter.body,
        },
    )


def part_frame(part: BookPart, config: Config) -> Frame:
    """A part's opening page."""
    return Frame(
        name=part.anchor,
        role=Role.PART,
        matter=Matter.BODY,
        title=part.title,
        title_id=f"{part.anchor}--title",
        number=part.number,
        label=numbered(part.number, part.title),
        opens=config.print.parts_open,
        part_title=part.title,
        language=config.book.language,
    )


def display_frame(chapter: Chapter, book: Book) -> Frame:
    """A dedication or an epigraph: a text on a page of its own, in no list."""
    post = chapter.post
    return Frame(
        name=post.slug,
        role=post.role,
        matter=Matter.FRONT,
        title=_name_of(post.role, book.words),
        opens=Opens.NEXT if post.role is Role.EPIGRAPH else Opens.RECTO,
        language=chapter.language,
        pictures=chapter.pictures,
        source_path=post.source_path,
        values={"body": chapter.body},
    )


def numbered(number: str, title: str) -> str:
    """``3. The Harbour``"""
    return f"{number}. {title}" if number else title


def _name_of(role: Role, words: Words) -> str:
    return {
        Role.DEDICATION: words.dedication,
        Role.EPIGRAPH: words.epigraph,
        Role.FOREWORD: words.foreword,
        Role.PREFACE: words.preface,
        Role.ACKNOWLEDGMENTS: words.acknowledgments,
        Role.INTRODUCTION: words.introduction,
        Role.AFTERWORD: words.afterword,
    }.get(role, "")


def _byline(chapter: Chapter, book: Book, config: Config) -> str:
    """The post's authors, where they are not simply the book's."""
    of_book = tuple(author.name for author in config.book.authors if author.role == "author")
    of_post = chapter.post.header.authors
    return book.words.listed(of_post) if of_post and of_post != of_book else ""
