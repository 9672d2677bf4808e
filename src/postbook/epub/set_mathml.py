"""Set formulas as MathML, with what systems without MathML can show or say."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from lxml import etree

from postbook.epub.document import Document
from postbook.epub.resource import Resource
from postbook.mathml import drawable_mathml, mathml_of
from postbook.tex import InvalidTeX
from postbook.xhtml import MATHML, element, elements, has_class, plain_text

TEX_TYPE = "application/x-tex"
"""How the annotation calls its TeX."""


def set_mathml(document: Document) -> None:
    """Fill each formula's place with MathML; one that can't be read stays as TeX. Reports: invalid-math."""
    for place in list(elements(document.body, "span", "div")):
        if has_class(place, "pb-math"):
            tex = place.get("data-tex") or plain_text(place)
            del place[:]
            place.text = None
            place.append(formula(tex, has_class(place, "pb-display"), document))


def formula(tex: str, is_display: bool, document: Document) -> etree._Element:
    """A formula as MathML, or its TeX as code."""
    try:
        math = mathml_of(tex, display=is_display)
    except InvalidTeX as problem:
        document.diagnostics.append(problem.diagnostic(document.section.source_path))
        return element("code", tex, class_="pb-tex")
    annotate(math, tex)
    if picture := picture_of(tex, is_display):
        document.resources[picture.href] = picture
        math.set("altimg", f"../{picture.href}")
    return math


def annotate(math: etree._Element, tex: str) -> None:
    """Give a formula its TeX: as alternative text, and as the source that tools can copy."""
    content = etree.Element(f"{MATHML}mrow")
    content.extend(list(math))
    annotation = etree.Element(f"{MATHML}annotation", encoding=TEX_TYPE)
    annotation.text = tex
    semantics = etree.SubElement(math, f"{MATHML}semantics")
    semantics.extend([content[0] if len(content) == 1 else content, annotation])
    math.set("alttext", " ".join(tex.split()))
    for node in math.iter():
        node.attrib.pop("href", "")


@lru_cache(maxsize=4096)
def picture_of(tex: str, is_display: bool) -> Resource | None:
    """The formula drawn: Kindle and other systems without MathML show ``altimg``; ``None`` if it can't be drawn."""
    import ziamath

    ziamath.config.svg2 = False
    ziamath.config.precision = 3
    try:
        drawing = ziamath.Math(drawable_mathml(tex, display=is_display)).svg().encode()
    except Exception:
        # Its parsers raise whatever they meet; the text alternative is there all the same.
        return None
    name = hashlib.sha256(drawing).hexdigest()[:16]
    return Resource(href=f"media/formula-{name}.svg", media_type="image/svg+xml", data=drawing)
