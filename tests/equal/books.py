"""The books that are compared: whole blogs, set as people may set them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.corpora.books import CORPORA, Corpus

from postbook.book_toml.reader import read_config
from postbook.config import Config
from postbook.diagnostics import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class EqualBook:
    """A blog, and what its book has besides."""

    name: str
    corpus: Corpus
    added: str = ""
    """More of ``book.toml``."""

    def config(self, root: Path, folder: Path) -> Config:
        """Its configuration, written into a folder; ``root``: where all blogs lie. Raises: BuildFailed."""
        path = folder / "book.toml"
        path.write_text(f"{self.corpus.config(self.corpus.folder(root).resolve())}{self.added}", encoding="utf-8")
        report = Report()
        with report.stage():
            config = read_config(path, report)
        assert config is not None
        return config


_OF = {each.name: each for each in CORPORA}

NEXT = '\n[print]\nchapters-open = "next"\n'
"""Chapters open on versos too: their pages are turned over."""


def _book(name: str) -> EqualBook:
    return EqualBook(name=name, corpus=_OF[name])


BOOKS = (
    _book("rust-blog"),
    _book("kubernetes-blog-2018"),
    _book("mehdix-fa"),
    _book("18f-blog"),
    _book("war-and-peace-html"),
    EqualBook(name="rust-blog-next", corpus=replace(_OF["rust-blog"], theme="classic"), added=NEXT),
    EqualBook(name="mehdix-fa-next", corpus=replace(_OF["mehdix-fa"], theme="technical"), added=NEXT),
)
DEFAULT_COUNT = 3
"""The first three are those that the design is held to."""

PARTS = (
    EqualBook(
        name="rust-blog",
        corpus=replace(_OF["rust-blog"], posts=("content/Rust-1.1*.md", "content/Rust-1.1*/index.md"), theme="classic"),
        added=NEXT,
    ),
    EqualBook(
        name="kubernetes-blog-2018", corpus=replace(_OF["kubernetes-blog-2018"], posts=("blog/_posts/2016-0[1-4]*.md",))
    ),
    EqualBook(name="mehdix-fa", corpus=replace(_OF["mehdix-fa"], posts=("src/_posts/2014*",)), added=NEXT),
)
"""A few posts of each, for the tests."""
