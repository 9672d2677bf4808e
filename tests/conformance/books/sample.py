"""The sample book: the one that this repository's first command makes."""

from __future__ import annotations

from pathlib import Path

from tests.conformance.book import ROOT, Book


def _write(folder: Path) -> Path:
    return ROOT


BOOK = Book(name="sample", write=_write)
