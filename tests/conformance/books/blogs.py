"""Real blogs, from where ``POSTBOOK_CORPORA`` says; their ``book.toml`` is that of ``benchmarks/corpora``."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from benchmarks.corpora.books import CORPORA, Corpus
from tests.conformance.book import Book


def blogs(root: str) -> tuple[Book, ...]:
    """A book for each blog that is known; none without a folder."""
    return tuple(Book(name=corpus.name, write=partial(_write, corpus, Path(root))) for corpus in CORPORA if root)


def _write(corpus: Corpus, root: Path, folder: Path) -> Path:
    (folder / "book.toml").write_text(corpus.config(corpus.folder(root).resolve()), encoding="utf-8")
    return folder
