"""One WeasyPrint run over a whole book: ``python one_run.py BOOK.html ENGINE.pdf OURS.pdf``.

A process of its own, in which nothing of postbook has been imported when the pages are laid out and the first file is
written, but for what mends a fault of the engine (``full_lines``): that is what the engine makes of the document. Then
the same pages are written once more, with our tags.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from weasyprint import HTML

from postbook.pdf.full_lines import fill_lines


def main(source: Path, by_engine: Path, with_our_tags: Path) -> None:
    """Lay out once, write twice."""
    fill_lines()
    document = HTML(filename=str(source)).render()
    by_engine.write_bytes(document.write_pdf(pdf_tags=True))
    _forget_annotations(document)

    from postbook.pdf.galley import write_tagged

    with_our_tags.write_bytes(write_tagged(document, "book"))


def _forget_annotations(document: Any) -> None:
    """What the first file's links were: a box that has none in the second would keep the first one's."""
    for page in document.pages:
        for *_, box in page.links:
            box.link_annotation = None


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
