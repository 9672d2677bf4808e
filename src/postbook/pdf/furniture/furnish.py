"""Furnish: set the running heads and folios of every section, so that what only moves need not be set again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from postbook.pdf.furniture.furniture_copy import furniture_copy
from postbook.pdf.furniture.furniture_pages import FurniturePages, own_pages, pages_of
from postbook.pdf.furniture.furniture_rules import FurnitureRules, kept_rules
from postbook.pdf.look import Look
from postbook.pdf.paginate import Placement
from postbook.pdf.press import FURNITURE, Press
from postbook.pdf.setting import Copy, Furniture


def furnish(placements: Sequence[Placement], look: Look, press: Press) -> Mapping[str, Furniture]:
    """The furniture of every section, by its name. Raises: SettingFailed.

    First with numbers that stand for the folios; a section whose folios can't be put in later, with its own.
    """
    rules = kept_rules(look.styles, press.cache)

    def set_all(wanted: Sequence[Placement], choose: Callable[[Placement], FurniturePages]) -> dict[str, Furniture]:
        pages = [choose(each) for each in wanted]
        copies = _copies(wanted, pages, look, rules)
        made = zip(copies, press.set_all(FURNITURE, copies), pages, strict=True)
        return {copy.name: _borne(furniture, each) for copy, furniture, each in made}

    found = set_all(placements, lambda each: pages_of(each, rules))
    fixed = [each for each in placements if not found[each.section.name].is_movable]
    return {**found, **set_all(fixed, own_pages)}


def foresee_furniture(placements: Sequence[Placement], look: Look, press: Press) -> None:
    """Give out the furniture of sections that will very likely stay where they are."""
    rules = kept_rules(look.styles, press.cache)
    press.foresee(FURNITURE, _copies(placements, [pages_of(each, rules) for each in placements], look, rules))


def _copies(
    placements: Sequence[Placement], pages: Sequence[FurniturePages], look: Look, rules: FurnitureRules
) -> list[Copy]:
    with_headings = not rules.heads_are_of_sections
    return [
        furniture_copy(placement, each, look, with_headings=with_headings)
        for placement, each in zip(placements, pages, strict=True)
    ]


def _borne(furniture: Furniture, pages: FurniturePages) -> Furniture:
    """Furniture that says which page bears which of its own. A sheet may hide what pages are made of."""
    return replace(furniture, borne=tuple(index for index in pages.borne if index < len(furniture.marked)))
