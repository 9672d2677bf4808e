"""The books: the sample book of this repository, and books that each stress one thing."""

from __future__ import annotations

from tests.conformance.book import Book
from tests.conformance.books import lists, sample

BOOKS: tuple[Book, ...] = (
    sample.BOOK,
    lists.BOOK,
)
