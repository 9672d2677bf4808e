"""Formulas as outlines: TeX → SVG that sits on the baseline and grows with the text around it."""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree import ElementTree

import ziamath
from lxml import etree

from postbook.tex import InvalidTeX, drawable_mathml
from postbook.xhtml import SVG, elements, has_class

_SIZE = 24.0
"""Pixels of an em while drawing; the result is in em."""

ziamath.config.svg2 = False
ziamath.config.precision = 3


def set_math(body: etree._Element) -> tuple[InvalidTeX, ...]:
    """Draw every formula; say which can't be drawn: they stay as they stand."""
    failed: list[InvalidTeX] = []
    for formula in [each for each in elements(body, "span", "div") if has_class(each, "pb-math")]:
        tex = formula.get("data-tex", "")
        try:
            drawing = _draw(tex, has_class(formula, "pb-display"))
        except InvalidTeX as problem:
            failed.append(problem)
            continue
        for child in list(formula):
            formula.remove(child)
        formula.text = None
        formula.append(etree.fromstring(drawing))
    return tuple(failed)


@lru_cache(maxsize=4096)
def _draw(tex: str, display: bool) -> bytes:
    """An SVG element. Raises: InvalidTeX."""
    mathml = drawable_mathml(tex, display=display)
    try:
        drawn = ziamath.Math(mathml, size=_SIZE)
        svg = etree.fromstring(ElementTree.tostring(drawn.svgxml()))
        depth = float(drawn.getyofst())
    except Exception as problem:
        # ziamath raises whatever it meets: KeyError, IndexError, AttributeError …
        raise InvalidTeX(tex, "it can't be drawn") from problem
    for node in svg.iter():
        if isinstance(node.tag, str) and not node.tag.startswith("{"):
            node.tag = f"{SVG}{node.tag}"
    _measure(svg, depth, tex)
    etree.cleanup_namespaces(svg, top_nsmap={None: SVG[1:-1]})  # type: ignore[dict-item]
    return etree.tostring(svg)


def _measure(svg: etree._Element, depth: float, tex: str) -> None:
    width, height = (float(re.sub(r"[a-z]+$", "", svg.get(side, "0"))) for side in ("width", "height"))
    svg.set("style", f"width:{width / _SIZE:.3f}em;height:{height / _SIZE:.3f}em;vertical-align:{depth / _SIZE:.3f}em")
    svg.set("class", "pb-formula")
    title = etree.Element(f"{SVG}title")
    title.text = tex
    svg.insert(0, title)
