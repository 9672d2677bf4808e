"""Blank pages: after a chapter that ends on a recto, and where a printer wants them."""

from __future__ import annotations

from pikepdf import Page, Pdf

from postbook.pdf.setting import GalleyPage


def add_blank_page(book: Pdf, before: GalleyPage) -> Page:
    """Append a page of the size of the one before it."""
    blank = book.add_blank_page(page_size=(before.width, before.height))
    # Ghostscript 10 takes a stream of no bytes that says it is compressed for damaged.
    blank.obj.Contents = book.make_stream(b"\n")
    return blank
