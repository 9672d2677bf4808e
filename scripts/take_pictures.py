"""Takes the README's pictures: spreads of the book in this repository, as they lie open. See `make pictures`."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image, ImageDraw

ROOT = Path(__file__).parent.parent
BOOK = ROOT / "build" / "a-pinch-of-salt.pdf"
PICTURES = ROOT / "docs" / "pictures"

SPREADS = {
    "contents": ("contents", 0),
    "chapter": ("pinch-of-salt", 0),
    "inside": ("pinch-of-salt", 2),
    "code": ("pinch-of-salt", 4),
    "figure": ("upstream", 2),
}
"""Name of a picture → a section, and how many pages behind its first one the spread lies."""

SCALE = 1.35
"""Pixels a point."""
TABLE = (236, 233, 226)
"""The colour of the table the book lies on."""
FOLD = (205, 201, 192)
MARGIN = 28


def main() -> None:
    """Take every picture."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    document, first_pages = pypdfium2.PdfDocument(BOOK), read_first_pages()
    for name, (section, offset) in SPREADS.items():
        left, right = facing(first_pages[section] + offset)
        picture = spread(page_image(document, left), page_image(document, right))
        picture.quantize(128, dither=Image.Dither.NONE).save(PICTURES / f"{name}.png", optimize=True)


def read_first_pages() -> dict[str, int]:
    """The index of the page on which each section begins, by the section's name."""
    with pikepdf.open(BOOK) as book:
        indexes = {page.objgen: index for index, page in enumerate(book.pages)}
        places = pikepdf.NameTree(book.Root.Names.Dests)
        return {name: indexes[places[name][0].objgen] for name in places}


def facing(index: int) -> tuple[int, int]:
    """The two pages that lie side by side, by index from 0: the first page of a book is a right-hand one."""
    left = index if index % 2 else index - 1
    return left, left + 1


def page_image(document: pypdfium2.PdfDocument, index: int) -> Image.Image:
    """A page as a picture; white where the book has no such page."""
    if 0 <= index < len(document):
        return document[index].render(scale=SCALE).to_pil().convert("RGB")
    return Image.new("RGB", page_image(document, 0).size, "white")


def spread(left: Image.Image, right: Image.Image) -> Image.Image:
    """Two pages side by side on a table."""
    width, height = left.width + right.width, max(left.height, right.height)
    picture = Image.new("RGB", (width + 2 * MARGIN, height + 2 * MARGIN), TABLE)
    picture.paste(left, (MARGIN, MARGIN))
    picture.paste(right, (MARGIN + left.width, MARGIN))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((MARGIN - 1, MARGIN - 1, MARGIN + width, MARGIN + height), outline=FOLD)
    fold = MARGIN + left.width
    draw.line((fold, MARGIN, fold, MARGIN + height), fill=FOLD)
    return picture


if __name__ == "__main__":
    main()
