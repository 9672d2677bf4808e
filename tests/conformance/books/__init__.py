"""The books: the sample book of this repository, and books that each stress one thing."""

from __future__ import annotations

from tests.conformance.book import Book
from tests.conformance.books import cjk, formulas, lists, notes, pictures, posts, right_to_left, sample, tables

BOOKS: tuple[Book, ...] = (
    sample.BOOK,
    lists.BOOK,
    tables.BOOK,
    notes.BOOK,
    formulas.BOOK,
    right_to_left.BOOK,
    cjk.BOOK,
    pictures.BOOK,
    posts.BOOK,
)
