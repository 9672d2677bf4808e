"""Furniture: running heads and folios, typeset over empty pages and laid over the galley."""

from __future__ import annotations

import io

from pikepdf import Dictionary, Name, Object, Page, Pdf, Stream

from postbook.pdf.blank_page import add_blank_page
from postbook.pdf.fonts import FontJoiner
from postbook.pdf.paginate import Placement
from postbook.pdf.place_pictures import PicturePlacer
from postbook.pdf.setting import Furniture


def lay_furniture(
    book: Pdf, placement: Placement, furniture: Furniture, fonts: FontJoiner, pictures: PicturePlacer
) -> None:
    """Draw the furniture on the section's pages; make the blank page that follows them."""
    if placement.opening.blank_after:
        blank = add_blank_page(book, placement.galley.pages[-1])
        blank.obj.Tabs = Name.S
    # `book.pages` looks at all pages for each that it gives.
    pages = book.Root.Pages.Kids
    begin = book.make_stream(b"q\n")
    with Pdf.open(io.BytesIO(furniture.pdf)) as source:
        for index, marked in enumerate(furniture.marked[: placement.page_count]):
            if marked:
                form = book.copy_foreign(source.pages[index].as_form_xobject())
                fonts.join(form.Resources, furniture.fonts)
                pictures.place(form.Resources)
                page_index = placement.first_page + index
                _overlay(Page(pages[page_index]), form, Name(f"/Furniture{page_index}"), begin)


def _overlay(page: Page, form: Object, name: Name, begin: Stream) -> None:
    """Lay furniture over a page; it says itself what it is (``mark_furniture``). Pages share how they begin."""
    if "/Resources" not in page.obj:
        page.obj.Resources = Dictionary()
    page.add_resource(form, Name.XObject, name)
    # WeasyPrint turns the axis over in a page's first operator and never back.
    page.contents_add(begin, prepend=True)
    page.contents_add(f"\nQ q {name} Do Q".encode())
