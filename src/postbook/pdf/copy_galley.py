"""Copy a galley into the book's file: whatever does not depend on its place there."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

from pikepdf import Array, NameTree, Object, Pdf

from postbook.pdf.setting import Galley
from postbook.pdf.tags.join_tags import CopiedTags, copy_tags


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedGalley:
    """A galley in the book's file. Its pages are not yet the book's."""

    pages: tuple[Object, ...]
    tags: CopiedTags
    destinations: Mapping[str, Array]


def open_galley(galley: Galley) -> Pdf:
    """A galley as a file of its own."""
    return Pdf.open(io.BytesIO(galley.pdf))


def copy_galley(book: Pdf, part: Pdf) -> CopiedGalley:
    """Copy its pages, and what points at them."""
    pages = tuple(book.copy_foreign(page.obj) for page in part.pages)
    # What is copied after the pages points at the copied pages.
    return CopiedGalley(pages=pages, tags=copy_tags(book, part), destinations=_destinations(book, part))


def _destinations(book: Pdf, part: Pdf) -> dict[str, Array]:
    names = part.Root.get("/Names")
    if names is None or "/Dests" not in names:
        return {}
    copied = NameTree(book.copy_foreign(part.make_indirect(names.Dests)))
    return {str(name): Array(list(place)) for name, place in copied.items()}
