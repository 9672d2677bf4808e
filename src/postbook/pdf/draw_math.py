"""Formulas as outlines: TeX → SVG that sits on the baseline and grows with the text around it. Imports ziamath."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import ziamath
from lxml import etree

from postbook.mathml import drawable_mathml
from postbook.tex import InvalidTeX
from postbook.xhtml import SVG

_SIZE = 24.0
"""Pixels of an em while drawing; the result is in em."""

ziamath.config.svg2 = False
ziamath.config.precision = 3


def draw_math(tex: str, *, display: bool) -> str:
    """An SVG element, as text. Raises: InvalidTeX."""
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
    return etree.tostring(svg, encoding="unicode")


def _measure(svg: etree._Element, depth: float, tex: str) -> None:
    width, height = (float(re.sub(r"[a-z]+$", "", svg.get(side, "0"))) for side in ("width", "height"))
    if height <= 0 or width < 0:
        # ziamath makes such boxes of empty rows; the text around them would leave the page.
        raise InvalidTeX(tex, "it can't be drawn")
    svg.set("style", f"width:{width / _SIZE:.3f}em;height:{height / _SIZE:.3f}em;vertical-align:{depth / _SIZE:.3f}em")
    svg.set("class", "pb-formula")
    title = etree.Element(f"{SVG}title")
    title.text = tex
    svg.insert(0, title)
