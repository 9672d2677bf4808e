"""Furniture: running heads and folios, typeset over empty pages and laid over the galley."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from pikepdf import Dictionary, Name, Page, Pdf

from postbook.pdf.document import furniture_document, furniture_sheet
from postbook.pdf.galley import Typesetter
from postbook.pdf.look import Look
from postbook.pdf.paginate import Placement


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """The furniture of one section: a page for each of its own, and for the blank after it."""

    pdf: bytes = field(repr=False)
    marked: tuple[bool, ...]
    """Whether a page bears anything at all."""


def make_furniture(placement: Placement, look: Look, typesetter: Typesetter) -> Furniture:
    """Typeset a section's running heads and folios at its place in the book."""
    document = furniture_document(placement.galley, placement.section, look)
    sheet = furniture_sheet(placement.opening, look)
    pdf, marked = typesetter.lay_furniture(document, look.pictures, sheet)
    return Furniture(pdf=pdf, marked=marked[: placement.page_count])


def lay_furniture(book: Pdf, placement: Placement, furniture: Furniture) -> None:
    """Draw the furniture on the section's pages; make the blank page that follows them."""
    if placement.opening.blank_after:
        last = placement.galley.pages[-1]
        blank = book.add_blank_page(page_size=(last.width, last.height))
        blank.obj.Tabs = Name.S
    with Pdf.open(io.BytesIO(furniture.pdf)) as source:
        for index, marked in enumerate(furniture.marked):
            if marked:
                _overlay(book, book.pages[placement.first_page + index], source.pages[index], placement, index)


def _overlay(book: Pdf, page: Page, furniture: Page, placement: Placement, index: int) -> None:
    """Lay a page of furniture over a page, as an artifact of pagination (ISO 32000-1, 14.8.2.2)."""
    form = book.copy_foreign(furniture.as_form_xobject())
    name = Name(f"/Furniture{placement.first_page + index}")
    if "/Resources" not in page.obj:
        page.obj.Resources = Dictionary()
    page.add_resource(form, Name.XObject, name)
    # WeasyPrint turns the axis over in a page's first operator and never back.
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(f"\nQ /Artifact <</Type /Pagination>> BDC q {name} Do Q EMC".encode())
