"""Furniture: running heads and folios, typeset over empty pages and laid over the galley.

Pages that differ in nothing but their folios share one laid-out page, and its folios are put in here.
"""

from __future__ import annotations

import io

from pikepdf import Dictionary, Name, Object, Page, Pdf, Stream

from postbook.pdf.blank_page import add_blank_page
from postbook.pdf.fonts import FontJoiner
from postbook.pdf.furniture.put_folios import fonts_used, put_folios
from postbook.pdf.paginate import Placement
from postbook.pdf.place_pictures import PicturePlacer
from postbook.pdf.setting import Furniture


def lay_furniture(
    book: Pdf, placement: Placement, furniture: Furniture, fonts: FontJoiner, pictures: PicturePlacer
) -> None:
    """Draw the furniture on the section's pages, with their folios; make the blank page that follows them."""
    if placement.opening.blank_after:
        blank = add_blank_page(book, placement.galley.pages[-1])
        blank.obj.Tabs = Name.S
    # `book.pages` looks at all pages for each that it gives.
    pages = book.Root.Pages.Kids
    begin = book.make_stream(b"q\n")
    used = fonts_used(furniture, placement.opening.folio_number)
    with Pdf.open(io.BytesIO(furniture.pdf)) as source:
        for index, laid in enumerate(furniture.borne):
            if furniture.marked[laid]:
                form = book.copy_foreign(source.pages[laid].as_form_xobject())
                if furniture.folios[laid]:
                    number = placement.opening.folio_number + index
                    form.write(put_folios(form.read_bytes(), furniture.folios[laid], number))
                fonts.join(form.Resources, used)
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
