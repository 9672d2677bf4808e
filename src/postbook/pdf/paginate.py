"""Page numbers: where each galley falls in the book, and the folio of every anchor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from postbook.config import Opens
from postbook.numerals import roman
from postbook.page_breaks import PageBreak, PageBreaks
from postbook.pdf.document import Opening
from postbook.pdf.setting import Galley
from postbook.render.section import Matter, Section
from postbook.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A section in the book."""

    section: Section
    galley: Galley
    opening: Opening
    first_page: int
    """The index of its first page in the file, from 0."""
    is_roman: bool

    @property
    def page_count(self) -> int:
        """Its pages, with the blank after them."""
        return len(self.galley.pages) + self.opening.blank_after

    def folio(self, page_index: int, words: Words) -> str:
        """The folio of a page of this galley, as printed."""
        number = self.opening.folio_number + page_index
        return roman(number).lower() if self.is_roman else words.in_digits(str(number))


def paginate(sections: Sequence[tuple[Section, Galley]]) -> tuple[Placement, ...]:
    """Put galleys one after the other. Front matter has roman folios; the text begins with 1."""
    placed: list[Placement] = []
    first_page, number, is_roman = 0, 1, True
    for index, (section, galley) in enumerate(sections):
        if is_roman and section.matter is not Matter.FRONT:
            number, is_roman = 1, False
        following = sections[index + 1][0] if index + 1 < len(sections) else None
        ends_on_recto = (first_page + len(galley.pages)) % 2 == 1
        blank = following is not None and ends_on_recto and _opens_recto(section, following)
        opening = Opening(folio_number=number, is_recto=first_page % 2 == 0, blank_after=blank)
        placement = Placement(section=section, galley=galley, opening=opening, first_page=first_page, is_roman=is_roman)
        placed.append(placement)
        first_page += placement.page_count
        number += placement.page_count
    return tuple(placed)


def _opens_recto(section: Section, following: Section) -> bool:
    """Page 1 is a recto whatever opens there, or odd folios would stand on versos."""
    begins_text = section.matter is Matter.FRONT and following.matter is not Matter.FRONT
    return begins_text or following.opens is Opens.RECTO


def folios_of(placements: Sequence[Placement], words: Words) -> Mapping[str, str]:
    """Anchor → the folio of its page, as printed."""
    return {
        anchor: placement.folio(page_index, words)
        for placement in placements
        for anchor, (page_index, _) in placement.galley.anchors.items()
    }


def page_breaks_of(placements: Sequence[Placement], words: Words) -> PageBreaks:
    """Where in the text of each section its pages begin, blank ones apart."""
    return {
        placement.section.name: tuple(
            PageBreak(folio=placement.folio(index, words), letters=letters)
            for index, letters in enumerate(placement.galley.page_starts)
        )
        for placement in placements
    }
