"""Put drawn formulas into their places, and keep the drawings: one costs as much as a paragraph."""

from __future__ import annotations

import json

from lxml import etree

from postbook.cache import Cache, key_of
from postbook.code_key import code_key
from postbook.engines import MATH, version
from postbook.tex import InvalidTeX
from postbook.xhtml import elements, has_class

Formula = tuple[str, bool]
"""TeX, and whether it stands by itself."""

Drawing = tuple[str, str]
"""An SVG element as text, or else why there is none."""


def set_math(body: etree._Element, cache: Cache) -> tuple[InvalidTeX, ...]:
    """Draw every formula; say which can't be drawn: they stay as they stand."""
    places = [each for each in elements(body, "span", "div") if has_class(each, "pb-math")]
    formulas = [(place.get("data-tex", ""), has_class(place, "pb-display")) for place in places]
    drawings = _draw_all(list(dict.fromkeys(formulas)), cache)
    failed: list[InvalidTeX] = []
    for place, formula in zip(places, formulas, strict=True):
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


def _draw_all(formulas: list[Formula], cache: Cache) -> dict[Formula, Drawing]:
    if not formulas:
        return {}
    key = key_of(code_key("pdf"), *map(version, MATH), json.dumps(formulas))
    kept = cache.get("math", key)
    if kept is None:
        drawings = [_draw(*formula) for formula in formulas]
        cache.put("math", key, json.dumps(drawings).encode())
    else:
        drawings = [(svg, reason) for svg, reason in json.loads(kept)]
    return dict(zip(formulas, drawings, strict=True))


def _draw(tex: str, display: bool) -> Drawing:
    # Drawing needs half a second of imports, which a book without formulas has no use for.
    from postbook.pdf.draw_math import draw_math

    try:
        return draw_math(tex, display=display), ""
    except InvalidTeX as problem:
        return "", problem.reason
