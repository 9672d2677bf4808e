"""Set formulas as MathML, with what systems without MathML can show or say."""

from __future__ import annotations

import hashlib
import json

from lxml import etree

from postbook.cache import Cache, key_of
from postbook.code_key import code_key
from postbook.engines import MATH, version
from postbook.epub.document import Document
from postbook.epub.resource import Resource
from postbook.formulas.mathml import mathml_of
from postbook.formulas.tex import InvalidTeX, unread_formulas
from postbook.xhtml import MATHML, element, elements, has_class, plain_text

TEX_TYPE = "application/x-tex"
"""How the annotation calls its TeX."""


Formula = tuple[str, bool]
"""TeX, and whether it stands by itself."""

Setting = tuple[str, str, str]
"""MathML as text, or else why there is none; and the drawing, where there is one."""


def set_mathml(document: Document) -> None:
    """Fill each formula's place with MathML; one that can't be read stays as TeX. Reports: invalid-math."""
    places = [each for each in elements(document.body, "span", "div") if has_class(each, "pb-math")]
    formulas = [(place.get("data-tex") or plain_text(place), has_class(place, "pb-display")) for place in places]
    settings = set_all(list(dict.fromkeys(formulas)), document.cache)
    unread = [InvalidTeX(formula[0], settings[formula][1]) for formula in formulas if not settings[formula][0]]
    document.diagnostics.extend(unread_formulas(unread, document.section.source_path))
    for place, formula in zip(places, formulas, strict=True):
        del place[:]
        place.text = None
        place.append(placed(formula[0], settings[formula], document))
        if formula[1]:
            # A wide formula scrolls in its place: whoever has no mouse must be able to go there (WCAG 2.2, 2.1.1).
            place.set("tabindex", "0")


def set_all(formulas: list[Formula], cache: Cache) -> dict[Formula, Setting]:
    """Every formula of a section, kept from one build for the next: setting one costs as much as a paragraph."""
    if not formulas:
        return {}
    key = key_of(code_key("epub"), *map(version, MATH), json.dumps(formulas))
    kept = cache.get("mathml", key)
    if kept is None:
        settings = [set_formula(*formula) for formula in formulas]
        cache.put("mathml", key, json.dumps(settings).encode())
    else:
        settings = [(mathml, reason, drawing) for mathml, reason, drawing in json.loads(kept)]
    return dict(zip(formulas, settings, strict=True))


def set_formula(tex: str, is_display: bool) -> Setting:
    """One formula: its MathML with what systems without MathML can say, and its drawing."""
    try:
        math = mathml_of(tex, display=is_display)
    except InvalidTeX as problem:
        return "", problem.reason, ""
    annotate(math, tex)
    return etree.tostring(math, encoding="unicode", with_tail=False), "", drawing_of(tex, is_display)


def placed(tex: str, setting: Setting, document: Document) -> etree._Element:
    """A formula as it stands in the document: MathML, or its TeX as code."""
    mathml, _, drawing = setting
    if not mathml:
        return element("code", tex, class_="pb-tex")
    math = etree.fromstring(mathml)
    if drawing:
        content = drawing.encode()
        name = hashlib.sha256(content).hexdigest()[:16]
        picture = Resource(href=f"media/formula-{name}.svg", media_type="image/svg+xml", data=content)
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


def drawing_of(tex: str, is_display: bool) -> str:
    """The formula drawn: Kindle and other systems without MathML show ``altimg``; empty if it can't be drawn."""
    from postbook.formulas.drawn_math import drawn_math

    try:
        return str(drawn_math(tex, display=is_display).svg())
    except Exception:
        # Its parsers raise whatever they meet; the text alternative is there all the same.
        return ""
