"""How many blank pages a printer gets at the end of a book."""

from __future__ import annotations

import pytest

from postbook.pdf.print_edition.bind_print import blanks_at_end
from postbook.printers import ANY, Printer

BLANK_LAST = Printer(name="a printer", last_page_blank=True)
SIGNATURES = Printer(name="a press", multiple_of=16)


@pytest.mark.parametrize(
    ("blanks", "page_count", "printer"),
    [
        pytest.param(0, 48, ANY, id="whole leaves"),
        pytest.param(1, 47, ANY, id="half a leaf"),
        pytest.param(2, 48, BLANK_LAST, id="a leaf for the printer's marks"),
        pytest.param(1, 47, BLANK_LAST, id="its blank is enough"),
        pytest.param(15, 49, SIGNATURES, id="sheets of sixteen"),
        pytest.param(0, 64, SIGNATURES, id="whole sheets"),
    ],
)
def test_pages_fill_their_leaves(blanks: int, page_count: int, printer: Printer) -> None:
    """Every leaf has two pages, and some printers want the last page for themselves."""
    assert blanks == blanks_at_end(page_count, printer)
