"""Write fonts bare, without program, widths and characters: the binder embeds one subset of each for the whole book.

To cut a font down takes as long as to draw a page, and every section has half a dozen fonts, as has its furniture. What
is used of them the binder is told beside the file.
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
def bare_fonts(cuts: frozenset[Cut]) -> Iterator[set[bytes]]:
    """Let WeasyPrint leave out the programs of these fonts; gives the names of those that it meets."""
    clean = Font.clean
    bare: set[bytes] = set()

    def leave_out(font: Any, used: Mapping[int, str], hinting: bool) -> None:
        # Of a font that form fields are filled in with, all is used, and the engine reads that in the program.
        if used and cut_of(font) in cuts:
            font.file_content = font.file_content[:_KIND]
            bare.add(font.name)
        else:
            clean(font, used, hinting)

    Font.clean = leave_out
    try:
        yield bare
    finally:
        Font.clean = clean


def strip_fonts(pdf: Any, bare: set[bytes]) -> None:
    """Take widths and characters out of the fonts of these names in a ``pydyf.PDF``."""
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("BaseFont") in bare:
            item.pop("W", None)
            if "ToUnicode" in item:
                number, *_ = item.pop("ToUnicode").split()
                pdf.objects[int(number)].stream = []
