"""Formulas as outlines: TeX → SVG that sits on the baseline and grows with the text around it."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from lxml import etree

from postbook.formulas.drawn_math import SIZE, drawn_math
from postbook.formulas.tex import InvalidTeX
from postbook.xhtml import SVG


def draw_math(tex: str, *, display: bool) -> str:
    """An SVG element, as text; its lengths are in em. Raises: InvalidTeX."""
    try:
        drawn = drawn_math(tex, display=display)
        svg = etree.fromstring(ElementTree.tostring(drawn.svgxml()))
        depth = float(drawn.getyofst())
    except InvalidTeX:
        raise
    except Exception as problem:
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
    svg.set("style", f"width:{width / SIZE:.3f}em;height:{height / SIZE:.3f}em;vertical-align:{depth / SIZE:.3f}em")
    svg.set("class", "pb-formula")
    title = etree.Element(f"{SVG}title")
    title.text = tex
    svg.insert(0, title)
