"""What gather gives: posts with their headers, in book order."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path, PurePosixPath

from postbook.diagnostics import Span


class Markup(Enum):
    """The language a post's body is written in."""

    MARKDOWN = "markdown"
    HTML = "html"


class Role(Enum):
    """What a section is in the book. The value is its ``epub:type``'s nearest word and its CSS class after ``pb-``."""

    COVER = "cover"
    HALF_TITLE = "half-title"
    TITLE_PAGE = "title-page"
    COPYRIGHT = "copyright"
    DEDICATION = "dedication"
    EPIGRAPH = "epigraph"
    CONTENTS = "contents"
    FOREWORD = "foreword"
    PREFACE = "preface"
    ACKNOWLEDGMENTS = "acknowledgments"
    INTRODUCTION = "introduction"
    PART = "part"
    CHAPTER = "chapter"
    AFTERWORD = "afterword"
    APPENDIX = "appendix"
    FIRST_APPEARED = "first-appeared"
    ABOUT_AUTHORS = "about-authors"
    COLOPHON = "colophon"


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The YAML, TOML or JSON head of a post, read."""

    title: str = ""
    """Inline Markdown, as written; empty if the header has none (the first heading is then the title)."""
    date: datetime.date | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    summary: str = ""
    slug: str = ""
    permalink: str = ""
    """Where the post was published: absolute, or a path on the site."""
    aliases: tuple[str, ...] = ()
    language: str = ""
    draft: bool = False
    extra: Mapping[str, object] = field(default_factory=dict)
    """Every other key, as parsed."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Key → line in the file, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A source file, read but not parsed."""

    source_path: PurePosixPath
    """Relative to the book's folder (it begins with ``..`` in a source root outside it)."""
    folder: Path
    """Absolute: where the post's relative links and pictures begin."""
    slug: str
    """ASCII, unique in the book, begins with a letter; the section's id, and the prefix of all ids in it."""
    header: Header
    text: str
    """The body: without header and byte order mark, lines end in ``\\n``."""
    first_line: int = 1
    """The line of the file on which ``text`` begins, from 1."""
    markup: Markup = Markup.MARKDOWN
    role: Role = Role.CHAPTER
    permalink: str = ""
    """Where it was published, a full address; made from the header or the site's pattern; else empty."""
    source: bytes = field(default=b"", repr=False)
    """The file as it was read, in a book that takes the files of its posts along; else empty."""

    @property
    def is_mdx(self) -> bool:
        """Whether its name says that it is MDX."""
        return self.source_path.suffix.lower() == ".mdx"

    def span(self, line: int | None = None, column: int | None = None) -> Span:
        """A place in this post; ``line`` counts from 1 in the whole file."""
        return Span(path=self.source_path, line=line, column=column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A run of posts. ``title`` is empty where the book has no parts."""

    title: str
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """Every post of the book, in order."""

    front: tuple[Post, ...]
    """Dedication, epigraph, foreword, preface … in the order of the Chicago Manual of Style 1.4."""
    parts: tuple[Part, ...]
    back: tuple[Post, ...]
    """Afterword, appendices; about the authors (one post a biography, role ABOUT_AUTHORS, title the author's name)."""
    extras: Mapping[str, Post] = field(default_factory=dict)
    """Texts that go into generated pages: ``copyright_text``, ``colophon_text``."""

    @property
    def posts(self) -> tuple[Post, ...]:
        """All of them, in book order."""
        chapters = tuple(post for part in self.parts for post in part.posts)
        return (*self.front, *chapters, *self.back, *self.extras.values())
