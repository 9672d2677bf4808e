"""The print pass: what a section's tree becomes before it is typeset."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Protocol

from lxml import etree

from postbook.diagnostics import Diagnostic
from postbook.formulas.tex import unread_formulas
from postbook.pdf.break_words import break_words
from postbook.pdf.float_notes import float_notes
from postbook.pdf.formulas import Drawing, Formula
from postbook.pdf.hang_lines import hang_lines
from postbook.pdf.html_text import to_html
from postbook.pdf.links import mark_book_links
from postbook.pdf.mark_addresses import mark_addresses
from postbook.pdf.mark_contents import mark_contents
from postbook.pdf.mark_leading_pictures import mark_leading_pictures
from postbook.pdf.mark_short_columns import mark_short_columns
from postbook.pdf.number_lists import number_lists
from postbook.pdf.print_edition.follow_links import follow_links
from postbook.pdf.print_edition.link_printing import LinkPrinting, Place
from postbook.pdf.print_edition.list_links import list_links
from postbook.pdf.print_edition.note_links import note_links
from postbook.pdf.set_math import set_math
from postbook.pdf.size_pictures import size_pictures
from postbook.pdf.trim_lines import trim_lines
from postbook.render.section import Section
from postbook.xhtml import has_class, remove

FONTS_PLACE = "pb:fonts"
"""The place where the colophon names the fonts; every other place is an anchor whose folio is printed."""


class Printed(Protocol):
    """A section ready for layout, but for what is known only after it."""

    @property
    def section(self) -> Section:
        """What it was made of."""

    @property
    def places(self) -> tuple[str, ...]:
        """What is to be filled in, sorted: anchors, and ``FONTS_PLACE``."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What there is to say of it."""

    def markup(self, values: Mapping[str, str]) -> str:
        """Its HTML, with a value at each place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintSection:
    """A section whose tree is ready for layout."""

    section: Section
    body: etree._Element = field(repr=False)
    places: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    def markup(self, values: Mapping[str, str]) -> str:
        """Its HTML, with a value at each place."""
        body = fill_places(self, values)
        mark_book_links(body)
        return to_html(body)


def for_print(section: Section, drawings: Mapping[Formula, Drawing], links: LinkPrinting | None = None) -> PrintSection:
    """Set formulas, size pictures, float notes, say what may break and where; find what is filled in later.

    ``links``: how the print edition says to what they lead; ``None``: on a screen they do so themselves.
    """
    body = deepcopy(section.body)
    unread = set_math(body, drawings)
    size_pictures(body, section.pictures)
    mark_leading_pictures(body)
    number_lists(body)
    if links:
        _print_addresses(body, section, links)
    else:
        float_notes(body)
    mark_addresses(body)
    break_words(body)
    mark_short_columns(body)
    trim_lines(body)
    hang_lines(body)
    mark_contents(body)
    return PrintSection(
        section=section,
        body=body,
        places=tuple(sorted({place for _, place in _places(body)})),
        diagnostics=unread_formulas(unread, section.source_path),
    )


def _print_addresses(body: etree._Element, section: Section, links: LinkPrinting) -> None:
    place = links.place(section, body)
    if place is Place.BESIDE:
        follow_links(body, links)
    if place is Place.NOTES:
        note_links(body, section, links)
    float_notes(body)
    # In the order of reading: by now, short notes stand where they are called.
    if place is Place.LIST:
        list_links(body, section, links)


def fill_places(printed: PrintSection, values: Mapping[str, str]) -> etree._Element:
    """A copy of the tree with everything filled in; a reference to what is not in this file goes."""
    body = deepcopy(printed.body)
    for node, place in _places(body):
        node.text = values.get(place, "")
        around = node.getparent()
        if not node.text and around is not None and (has_class(around, "pb-page-ref") or place == FONTS_PLACE):
            remove(around)
    return body


def _places(body: etree._Element) -> list[tuple[etree._Element, str]]:
    folios = [(node, anchor) for node in body.iter("*") if (anchor := node.get("data-folio")) is not None]
    fonts = [(node, FONTS_PLACE) for node in body.iter("*") if node.get("data-fonts") is not None]
    return [*folios, *fonts]
