"""What is set as furniture: a section's running heads and folios, at its place in the book."""

from __future__ import annotations

from postbook.pdf.document import furniture_document, furniture_sheet
from postbook.pdf.look import Look
from postbook.pdf.paginate import Placement
from postbook.pdf.setting import Copy


def furniture_copy(placement: Placement, look: Look) -> Copy:
    """A section's running heads and folios at its place in the book, ready to be set."""
    return Copy(
        name=placement.section.name,
        html=furniture_document(placement.galley, placement.section, look),
        styles=look.styles,
        pictures=look.pictures,
        sheet=furniture_sheet(placement.opening, look),
        separation=look.separation,
    )
