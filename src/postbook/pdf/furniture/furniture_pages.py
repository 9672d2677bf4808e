"""Which pages of a section's furniture are laid out, with which numbers, and which of them each page bears."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from postbook.pdf.furniture.furniture_rules import FurnitureRules
from postbook.pdf.paginate import Placement


@dataclass(frozen=True, slots=True, kw_only=True)
class FurniturePages:
    """The pages of a section that are laid out as furniture."""

    laid: tuple[int, ...]
    """The indices of those of its galley's."""
    numbers: tuple[int, ...]
    """Of each of them, and of the blank that follows: as many digits as its folio has."""
    borne: tuple[int, ...]
    """For each page of the galley, and the blank, which of them it bears."""
    are_stand_ins: bool
    """The numbers are not those of the book: the folios are put in later."""


def own_pages(placement: Placement) -> FurniturePages:
    """Every page with the number that it has."""
    first, count = placement.opening.folio_number, placement.page_count
    return FurniturePages(
        laid=tuple(range(len(placement.galley.pages))),
        numbers=tuple(range(first, first + count)),
        borne=tuple(range(count)),
        are_stand_ins=False,
    )


def pages_of(placement: Placement, rules: FurnitureRules) -> FurniturePages:
    """As few pages as show what there is, with numbers that stay when the section moves. Roman folios can't be put in
    later: their letters are not equally wide."""
    if placement.is_roman or not rules.folios_count:
        return own_pages(placement)
    digits = [len(str(number)) for number in own_pages(placement).numbers]
    count = len(placement.galley.pages)
    have_one_name = len({page.name for page in placement.galley.pages}) == 1
    laid, borne = list(range(count)), list(range(count))
    if rules.pages_repeat and rules.heads_are_of_sections and have_one_name:
        laid, borne = _without_like(digits[:count])
    blank = [count] if placement.opening.blank_after else []
    if not blank:
        laid = laid[: max(borne) + 1]
    return FurniturePages(
        laid=tuple(laid),
        numbers=_stand_ins([digits[index] for index in (*laid, *blank)]),
        borne=(*borne, *(len(laid) for _ in blank)),
        are_stand_ins=True,
    )


def _without_like(digits: Sequence[int]) -> tuple[list[int], list[int]]:
    """The first page and, of each run of pages with as many digits, one of each side; then what each page bears.

    What is laid out must go on from side to side: where an odd number of pages would be left out, one more stays.
    """
    laid, borne, start = [0], [0], 1
    while start < len(digits):
        end = next((index for index in range(start, len(digits)) if digits[index] != digits[start]), len(digits))
        kept = min(end - start, 2 + (end - start) % 2)
        borne += [len(laid) + (index - start) % 2 for index in range(start, end)]
        laid += range(start, start + kept)
        start = end
    return laid, borne


def _stand_ins(digits: Sequence[int]) -> tuple[int, ...]:
    """Numbers of so many digits, each but one more than the one before where it can be."""
    numbers: list[int] = []
    for count in digits:
        follows = numbers and len(str(numbers[-1])) == count
        numbers.append(numbers[-1] + 1 if follows else 10 ** (count - 1))
    return tuple(numbers)
