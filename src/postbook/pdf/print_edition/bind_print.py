"""Bind for a printer: pages, furniture, fonts and pictures. No links, no outline, no tags."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping, Sequence

import pikepdf
from pikepdf import Name, Pdf

from postbook.pdf.blank_page import add_blank_page
from postbook.pdf.fonts import FontJoiner
from postbook.pdf.furniture.lay_furniture import lay_furniture
from postbook.pdf.image_stream import ImageStream
from postbook.pdf.metadata import Metadata
from postbook.pdf.paginate import Placement
from postbook.pdf.place_pictures import PicturePlacer
from postbook.pdf.print_edition.blend_space import name_blend_space
from postbook.pdf.print_edition.boxes import write_boxes
from postbook.pdf.print_edition.edition import PrintEdition
from postbook.pdf.print_edition.metadata import write_print_metadata
from postbook.pdf.print_edition.pdfx import claim_pdfx
from postbook.pdf.print_edition.separation import Cmyk
from postbook.pdf.save_book import save_book
from postbook.pdf.setting import Furniture
from postbook.pdf.subsets import Subsets
from postbook.pdf.turn import turn_pages
from postbook.printers import Printer
from postbook.themes.faces import FontFace


def bind_print(
    placements: Sequence[Placement],
    furniture: Mapping[str, Furniture],
    pictures: Mapping[str, ImageStream],
    faces: Sequence[FontFace],
    subsets: Subsets,
    metadata: Metadata,
    edition: PrintEdition,
) -> tuple[bytes, int]:
    """One PDF of all galleys, in order, and how many pages it has with the blanks at its end."""
    with Pdf.new() as book:
        fonts, placer = FontJoiner(book, faces, subsets), PicturePlacer(book, pictures)
        for placement in placements:
            _add_galley(book, placement, fonts, placer, Name(edition.separation.space))
            lay_furniture(book, placement, furniture[placement.section.name], fonts, placer)
        fonts.finish()
        _add_blanks(book, placements[-1], edition.printer)
        write_boxes(book, edition.bleed, edition.printer.bleed_sides, is_rtl=metadata.direction == "rtl")
        write_print_metadata(book, metadata)
        if isinstance(edition.separation, Cmyk):
            claim_pdfx(book, metadata, edition.separation.profile, edition.condition)
        # PDF/X-4 is PDF 1.6 (ISO 15930-7, 5).
        return save_book(book, force_version="1.6"), len(book.pages)


def _add_galley(book: Pdf, placement: Placement, fonts: FontJoiner, pictures: PicturePlacer, space: Name) -> None:
    first = len(book.pages)
    with Pdf.open(io.BytesIO(placement.galley.pdf)) as part, warnings.catch_warnings():
        # It says that destinations are lost, and so they shall be.
        warnings.simplefilter("ignore", pikepdf.PageCopyWarning)
        book.pages.extend(part.pages)
    pages = [book.pages[index] for index in range(first, len(book.pages))]
    # A galley's pages share their resources.
    fonts.join(pages[0].obj.Resources, placement.galley.fonts)
    pictures.place(pages[0].obj.Resources)
    name_blend_space(pages, space)
    if not placement.opening.is_recto:
        turn_pages(pages, placement.galley.pages, {})


def _add_blanks(book: Pdf, last: Placement, printer: Printer) -> None:
    """What the printer wants at the end: whole leaves, and a last page for its own marks."""
    for _ in range(blanks_at_end(len(book.pages), printer)):
        add_blank_page(book, last.galley.pages[-1])


def blanks_at_end(page_count: int, printer: Printer) -> int:
    """How many blank pages follow a book's last."""
    blanks = int(printer.last_page_blank)
    return blanks + -(page_count + blanks) % printer.multiple_of
