"""What a file for a printer says of itself: title, authors, and what made it when; no more, as printers wish."""

from __future__ import annotations

import datetime

from pikepdf import Name, Pdf, String

from postbook.pdf.metadata import PRODUCER, Metadata

NO_DATE = datetime.date(1980, 1, 1)
"""For a book without any date, which has to say one all the same."""


def write_print_metadata(book: Pdf, metadata: Metadata) -> None:
    """Write the Info dictionary."""
    day = metadata.date or NO_DATE
    said = {
        "Title": metadata.title,
        "Author": ", ".join(metadata.authors),
        "Creator": PRODUCER,
        "Producer": PRODUCER,
        "CreationDate": f"D:{day:%Y%m%d}000000Z",
        "ModDate": f"D:{day:%Y%m%d}000000Z",
    }
    for key, value in said.items():
        if value:
            book.docinfo[Name(f"/{key}")] = String(value)
