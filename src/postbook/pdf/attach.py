"""Attach the posts to the book that is made of them (ISO 19005-3, 6.8)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import md5
from itertools import chain, count
from pathlib import PurePosixPath

from pikepdf import Array, Dictionary, Name, NameTree, Pdf, String

from postbook.book.book import Book
from postbook.config import Config

# https://www.iana.org/assignments/media-types/media-types.xhtml
_MEDIA_TYPES = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A post as its author wrote it."""

    name: str
    """Unique in the book, without folders."""
    media_type: str
    title: str
    content: bytes = field(repr=False)


def source_files(book: Book, config: Config) -> tuple[SourceFile, ...]:
    """The files of all posts as they were read, in book order; what stands in ``book.toml`` itself is no such file."""
    posts = {chapter.post.source_path: chapter.post for chapter in (*book.front, *book.chapters, *book.back)}
    posts.pop(config.source_path, None)
    return tuple(
        SourceFile(
            name=name,
            media_type=_MEDIA_TYPES.get(path.suffix.lower(), "text/plain"),
            title=post.header.title or name,
            content=post.source,
        )
        for (path, post), name in zip(posts.items(), unique_names(posts), strict=True)
    )


def unique_names(paths: Iterable[PurePosixPath]) -> list[str]:
    """A name for each file: its own, with as many folders before it as tell it from the others, or else a number."""
    names: dict[str, None] = {}
    for path in paths:
        parts = [part for part in path.parts if part not in ("..", "/")]
        with_folders = ("-".join(parts[-depth:]) for depth in range(1, len(parts) + 1))
        numbered = (f"{path.stem}-{number}{path.suffix}" for number in count(2))
        names[next(name for name in chain(with_folders, numbered) if name not in names)] = None
    return list(names)


def attach(book: Pdf, files: Sequence[SourceFile], date: datetime.date | None) -> None:
    """Embed files as the source of the book (ISO 19005-3, Annex E). The catalog must have its names."""
    if not files:
        return
    tree = NameTree.new(book)
    specified = {each.name: book.make_indirect(_specification(book, each, date)) for each in files}
    for name in sorted(specified):
        tree[name] = specified[name]
    book.Root.Names.EmbeddedFiles = tree.obj
    book.Root.AF = Array([specified[each.name] for each in files])


def _specification(book: Pdf, file: SourceFile, date: datetime.date | None) -> Dictionary:
    facts = Dictionary(Size=len(file.content), CheckSum=String(md5(file.content, usedforsecurity=False).digest()))
    if date:
        facts.ModDate = String(f"D:{date:%Y%m%d}000000Z")
    embedded = book.make_stream(file.content, Type=Name.EmbeddedFile, Subtype=Name(f"/{file.media_type}"), Params=facts)
    return Dictionary(
        Type=Name.Filespec,
        F=String(file.name),
        UF=String(file.name),
        Desc=String(file.title),
        AFRelationship=Name.Source,
        EF=Dictionary(F=embedded, UF=embedded),
    )
