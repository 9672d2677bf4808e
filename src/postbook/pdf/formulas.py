"""The formulas of a book: drawn in whatever processes there are, and kept, for one costs as much as a paragraph."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from postbook.cache import key_of
from postbook.code_key import code_key
from postbook.engines import MATH, version
from postbook.formulas.tex import InvalidTeX
from postbook.pdf.press import Press, Work
from postbook.render.section import Section
from postbook.xhtml import elements, has_class

Formula = tuple[str, bool]
"""TeX, and whether it stands by itself."""

Drawing = tuple[str, str]
"""An SVG element as text, or else why there is none."""


@dataclass(frozen=True, slots=True)
class Formulas:
    """Those of a section."""

    name: str
    """The section's."""
    formulas: tuple[Formula, ...]


def places_of_math(body: etree._Element) -> list[etree._Element]:
    """Where formulas stand."""
    return [each for each in elements(body, "span", "div") if has_class(each, "pb-math")]


def formula_of(place: etree._Element) -> Formula:
    """The formula that stands at a place."""
    return place.get("data-tex", ""), has_class(place, "pb-display")


def formulas_of(section: Section) -> Formulas:
    """Each formula of a section once, in reading order."""
    return Formulas(section.name, tuple(dict.fromkeys(map(formula_of, places_of_math(section.body)))))


def draw_formulas(sections: Iterable[Section], press: Press) -> Mapping[Formula, Drawing]:
    """A drawing of every formula. Raises: SettingFailed."""
    copies = [copy for copy in map(formulas_of, sections) if copy.formulas]
    made = press.set_all(MATH_DRAWINGS, copies)
    return {
        formula: drawing
        for copy, drawings in zip(copies, made, strict=True)
        for formula, drawing in zip(copy.formulas, drawings, strict=True)
    }


def drawings_of(section: Section) -> Mapping[Formula, Drawing]:
    """Those of one section, drawn here and now."""
    copy = formulas_of(section)
    return dict(zip(copy.formulas, draw_all(copy), strict=True))


def draw_all(copy: Formulas) -> list[Drawing]:
    """A drawing of each formula of a section, in their order."""
    return [_draw(*formula) for formula in copy.formulas]


def _draw(tex: str, display: bool) -> Drawing:
    # Drawing needs half a second of imports, which a book without formulas has no use for.
    from postbook.pdf.draw_math import draw_math

    try:
        return draw_math(tex, display=display), ""
    except InvalidTeX as problem:
        return "", problem.reason


def _key(copy: Formulas, fingerprint: str) -> str:  # noqa: ARG001  fonts have no part in it
    return key_of(code_key("pdf"), *map(version, MATH), json.dumps(copy.formulas))


def _pack(drawings: Sequence[Drawing]) -> bytes:
    return json.dumps(drawings).encode()


def _unpack(content: bytes) -> list[Drawing]:
    return [(svg, reason) for svg, reason in json.loads(content)]


def _weight(copy: Formulas) -> int:
    return sum(len(tex) for tex, _ in copy.formulas)


MATH_DRAWINGS = Work(stage="math", do=draw_all, pack=_pack, unpack=_unpack, key=_key, weight=_weight)
