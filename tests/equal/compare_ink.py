"""Pages as pictures, drawn by PDFium: what the shapes of glyphs are, and whatever else is not read off the file."""

from __future__ import annotations

from collections.abc import Iterator, Set
from pathlib import Path

import pypdfium2
from PIL import ImageChops, ImageFilter
from PIL.Image import Image
from tests.equal.differences import Difference

SHADE = 96
"""How much darker or lighter a pixel may be than all around the same spot, of 255."""

MOST = 12
"""How many pixels of a page may be: a glyph whose place was rounded otherwise is set one pixel on, some of it two."""


def compare_ink(bound: Path, other: Path, left_out: Set[int]) -> Iterator[Difference]:
    """Page by page, at a pixel a point. A pixel may be off by one: PDFium sets glyphs on whole pixels. ``left_out``:
    pages, from 1, on which something is known to look otherwise."""
    ours, its = pypdfium2.PdfDocument(bound), pypdfium2.PdfDocument(other)
    for number in range(1, min(len(ours), len(its)) + 1):
        if number in left_out:
            continue
        mine, other_one = (pdf[number - 1].render(scale=1, grayscale=True).to_pil() for pdf in (ours, its))
        if mine.size != other_one.size:
            continue
        count = _off(mine, other_one) + _off(other_one, mine)
        if count > MOST:
            message = f"{count} pixels are not as in one run"
            yield Difference(subject="ink", place=f"page {number}", message=message)


def _off(mine: Image, other: Image) -> int:
    """How many pixels are darker than the darkest, or lighter than the lightest, around the same spot."""
    if mine.tobytes() == other.tobytes():
        return 0
    darker = ImageChops.subtract(other.filter(ImageFilter.MinFilter(3)), mine)
    lighter = ImageChops.subtract(mine, other.filter(ImageFilter.MaxFilter(3)))
    return sum(sum(each.histogram()[SHADE:]) for each in (darker, lighter))
