"""As few pages of furniture as show what there is, and numbers that stand for the folios."""

from __future__ import annotations

import pytest
from lxml import etree

from postbook.manuscript.post import Role
from postbook.pdf.document import Opening
from postbook.pdf.furniture.furniture_pages import FurniturePages, own_pages, pages_of
from postbook.pdf.furniture.furniture_rules import FurnitureRules
from postbook.pdf.paginate import Placement
from postbook.pdf.setting import Galley, GalleyPage
from postbook.render.section import Matter, Section

SECTION = Section(
    name="tide", role=Role.CHAPTER, matter=Matter.BODY, title="The Tide", body=etree.Element("section"), language="en"
)
ALL = FurnitureRules(folios_count=True, pages_repeat=True, heads_are_of_sections=True)


def placed(first: int, *names: str, blank: bool = False, is_roman: bool = False) -> Placement:
    """A chapter with pages of these names, which begins on a page."""
    pages = tuple(
        GalleyPage(name=name, width=420.0, height=595.0, margin_left=50.0, margin_right=60.0) for name in names
    )
    return Placement(
        section=SECTION,
        galley=Galley(pdf=b"", pages=pages, anchors={}),
        opening=Opening(folio_number=first, is_recto=first % 2 == 1, blank_after=blank),
        first_page=first + 5,
        is_roman=is_roman,
    )


@pytest.mark.parametrize(
    ("first", "count", "blank", "laid", "numbers", "borne"),
    [
        (1, 1, False, (0,), (1,), (0,)),
        (3, 2, False, (0, 1), (1, 2), (0, 1)),
        (21, 6, False, (0, 1, 2), (10, 11, 12), (0, 1, 2, 1, 2, 1)),
        (21, 6, True, (0, 1, 2, 3), (10, 11, 12, 13, 14), (0, 1, 2, 1, 2, 1, 4)),
        (21, 5, True, (0, 1, 2), (10, 11, 12, 13), (0, 1, 2, 1, 2, 3)),
        (9, 1, True, (0,), (1, 10), (0, 1)),
        (9, 4, False, (0, 1, 2), (1, 10, 11), (0, 1, 2, 1)),
        (5, 8, False, (0, 1, 2, 5, 6), (1, 2, 3, 10, 11), (0, 1, 2, 1, 2, 3, 4, 3)),
        (6, 7, False, (0, 1, 2, 3, 4, 5), (1, 2, 3, 4, 10, 11), (0, 1, 2, 1, 4, 5, 4)),
    ],
)
def test_a_chapter_needs_its_first_page_and_one_of_each_side(
    first: int,
    count: int,
    blank: bool,
    laid: tuple[int, ...],
    numbers: tuple[int, ...],
    borne: tuple[int, ...],
) -> None:
    """For each length of its folios; what is laid out goes on from side to side."""
    pages = pages_of(placed(first, *["pb-body"] * count, blank=blank), ALL)

    assert FurniturePages(laid=laid, numbers=numbers, borne=borne, are_stand_ins=True) == pages


@pytest.mark.parametrize(
    "rules",
    [
        FurnitureRules(folios_count=True, pages_repeat=False, heads_are_of_sections=True),
        FurnitureRules(folios_count=True, pages_repeat=True, heads_are_of_sections=False),
    ],
)
def test_pages_that_may_differ_are_all_laid_out(rules: FurnitureRules) -> None:
    """Their folios are put in all the same."""
    pages = pages_of(placed(8, *["pb-body"] * 5), rules)

    assert (0, 1, 2, 3, 4) == pages.laid == pages.borne
    assert (1, 2, 10, 11, 12) == pages.numbers


def test_pages_of_several_names_are_all_laid_out() -> None:
    """What follows a page of another name may be the first of its kind."""
    assert (0, 1, 2, 3) == pages_of(placed(1, "pb-body", "pb-body", "wide", "pb-body"), ALL).laid


def test_roman_folios_are_set_as_they_are() -> None:
    """Their letters are not alike."""
    front = placed(3, "pb-front", "pb-front", is_roman=True)

    assert (3, 4) == pages_of(front, ALL).numbers
    assert own_pages(front) == pages_of(front, ALL)
