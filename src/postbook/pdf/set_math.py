"""Put drawn formulas into their places."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from postbook.formulas.tex import InvalidTeX
from postbook.pdf.formulas import Drawing, Formula, formula_of, places_of_math


def set_math(body: etree._Element, drawings: Mapping[Formula, Drawing]) -> tuple[InvalidTeX, ...]:
    """Put every drawing in; say which formulas can't be drawn: they stay as they stand."""
    failed: list[InvalidTeX] = []
    for place in places_of_math(body):
        formula = formula_of(place)
        svg, reason = drawings[formula]
        if svg:
            _put(place, svg)
        else:
            failed.append(InvalidTeX(formula[0], reason))
    return tuple(failed)


def _put(place: etree._Element, svg: str) -> None:
    for child in list(place):
        place.remove(child)
    place.text = None
    place.append(etree.fromstring(svg))
