"""What a printer would complain of in a book's pictures: too few pixels, too much ink."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from postbook.book.book import Book
from postbook.chapter.chapter import Chapter, Picture
from postbook.diagnostics import Code, Diagnostic, Span
from postbook.pdf.for_print import Printed
from postbook.pdf.image_stream import ImageStream
from postbook.pdf.print_edition.edition import PrintEdition
from postbook.pdf.setting import Galley
from postbook.printers import Printer
from postbook.render.section import Section

ENOUGH = 0.99
"""Of the pixels that a printer wants: a last row more or less is no matter."""

_DARKEST_SHARE = 1000
"""A picture's ink is that of its darkest thousandth: single dots do not smear."""


def print_warnings(
    edition: PrintEdition,
    galleys: Mapping[str, Galley],
    printed: Sequence[Printed],
    pictures: Mapping[str, ImageStream],
    book: Book,
) -> Iterator[Diagnostic]:
    """Warnings about the pictures of each section, in book order. Reports: coarse-picture, heavy-ink."""
    chapters = {chapter.post.slug: chapter for chapter in (*book.front, *book.chapters, *book.back)}
    most_ink = edition.printer.most_ink
    inks = {href: ink_of(image) for href, image in pictures.items()} if most_ink else {}
    for section in (each.section for each in printed):
        chapter = chapters.get(section.name)
        for href, drawn in galleys[section.name].pictures.items():
            picture = section.pictures[href]
            yield from _coarse(section, chapter, picture, drawn, edition.printer)
            if most_ink and inks[href] > most_ink:
                yield _heavy(section, chapter, picture, inks[href], edition.printer)


def _coarse(
    section: Section, chapter: Chapter | None, picture: Picture, drawn: tuple[float, float], printer: Printer
) -> Iterator[Diagnostic]:
    inches = drawn[0] / 72, drawn[1] / 72
    ppi = min(picture.width / inches[0], picture.height / inches[1])
    if ppi >= printer.least_ppi * ENOUGH:
        return
    wanted = " x ".join(str(ceil(side * printer.least_ppi)) for side in inches)
    width = picture.width / printer.least_ppi * 25.4
    name, span = _place(section, chapter, picture)
    yield Diagnostic(
        code=Code.COARSE_PICTURE,
        message=f"`{name}` has {ppi:.0f} pixels an inch on the page; {printer.name} wants {printer.least_ppi}",
        span=span,
        hint=f"give it {wanted} pixels, or show it no wider than {width:.0f} mm",
    )


def _heavy(section: Section, chapter: Chapter | None, picture: Picture, ink: int, printer: Printer) -> Diagnostic:
    name, span = _place(section, chapter, picture)
    return Diagnostic(
        code=Code.HEAVY_INK,
        message=f"`{name}` takes {ink} % of ink; {printer.name} allows {printer.most_ink} %",
        span=span,
        hint="name a profile with less ink under `[print] profile`, or lighten the picture",
    )


def _place(section: Section, chapter: Chapter | None, picture: Picture) -> tuple[str, Span | None]:
    """How the post calls a picture, and where; the line only if it stands there once."""
    span = Span(path=section.source_path) if section.source_path else None
    if chapter is None:
        return picture.href, span
    found = [address for address, each in chapter.lookups.items() if each.path and each.path == picture.path]
    lines = chapter.post.text.splitlines()
    for address in found:
        at = [index for index, line in enumerate(lines) if address in line]
        if len(at) == 1:
            return address, chapter.post.span(chapter.post.first_line + at[0], lines[at[0]].index(address) + 1)
    return (found or [picture.href])[0], span


def ink_of(image: ImageStream) -> int:
    """The most ink of a picture, in percent of the four inks together."""
    if image.components != 4:
        return 100
    # Imported here: a gray book needs it not.
    from PIL import Image, ImageChops

    if image.filter == "DCTDecode":
        picture: Image.Image = Image.open(io.BytesIO(image.data))
        picture.draft("CMYK", (1000, 1000))
    else:
        picture = Image.frombytes("CMYK", (image.width, image.height), zlib.decompress(image.data))
    cyan, magenta, yellow, black = picture.split()
    quarter = ImageChops.add(ImageChops.add(cyan, magenta, 2), ImageChops.add(yellow, black, 2), 2)
    return round(_dark_value(quarter.histogram()) * 400 / 255)


def _dark_value(histogram: Sequence[int]) -> int:
    """The value that only the darkest share of all pixels exceeds."""
    beyond, few = 0, sum(histogram) // _DARKEST_SHARE
    for value in range(len(histogram) - 1, -1, -1):
        beyond += histogram[value]
        if beyond > few:
            return value
    return 0
