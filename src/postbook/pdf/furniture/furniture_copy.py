"""What is set as furniture: a section's running heads and folios, at its place in the book."""

from __future__ import annotations

from postbook.pdf.document import furniture_document, furniture_sheet
from postbook.pdf.furniture.furniture_pages import FurniturePages
from postbook.pdf.look import Look
from postbook.pdf.paginate import Placement
from postbook.pdf.setting import Copy


def furniture_copy(placement: Placement, pages: FurniturePages, look: Look, *, with_headings: bool) -> Copy:
    """A section's running heads and folios at its place in the book, ready to be set."""
    galley, section = placement.galley, placement.section
    return Copy(
        name=section.name,
        html=furniture_document(galley, section, look, pages.laid, placement.opening, with_headings=with_headings),
        styles=look.styles,
        pictures=look.pictures,
        sheet=furniture_sheet(pages.numbers),
        cuts=look.cuts,
        separation=look.separation,
        stand_ins=pages.numbers if pages.are_stand_ins else (),
    )
