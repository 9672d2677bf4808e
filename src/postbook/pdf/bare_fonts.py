"""Write fonts without their programs: the binder embeds one subset of each for the whole book.

To cut a font down takes as long as to draw a page, and every section has half a dozen fonts, as has its furniture.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from weasyprint.pdf.fonts import Font

from postbook.pdf.laid_out import cut_of
from postbook.pdf.setting import Cut

_KIND = 4
"""How many bytes of a program tell of which kind its outlines are (OpenType, table directory)."""


@contextmanager
def bare_fonts(cuts: frozenset[Cut]) -> Iterator[None]:
    """Let WeasyPrint write nothing of these fonts but what is used of them. All others come with their programs."""
    clean = Font.clean

    def leave_out(font: Any, used: Mapping[int, str], hinting: bool) -> None:
        # Of a font that form fields are filled in with, all is used, and the engine reads that in the program.
        if used and cut_of(font) in cuts:
            font.file_content = font.file_content[:_KIND]
        else:
            clean(font, used, hinting)

    Font.clean = leave_out
    try:
        yield
    finally:
        Font.clean = clean
