"""Formulas that authors wrote in MathML: presentation markup that EPUB's schema takes, and nothing else."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from postbook.chapter.tags import names
from postbook.xhtml import MATHML, MATHML_NS, plain_text, remove, replace_with, unwrap

_NSMAP: Any = {None: MATHML_NS}  # The type stubs of lxml do not know a default namespace here.
_TOKENS = names("mi mn mo mtext ms")
_ARITY = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3}
_ROWS = names("mrow msqrt mstyle mpadded mphantom mtd")
_ELEMENTS = _TOKENS | _ARITY.keys() | _ROWS | names("math mspace mtable mtr semantics annotation")
_ATTRIBUTES: dict[str, re.Pattern[str]] = {
    "class": re.compile(r".+"),
    "id": re.compile(r"\S+"),
    "mathvariant": re.compile(
        "normal|bold|italic|bold-italic|double-struck|bold-fraktur|script|bold-script|fraktur|sans-serif|"
        "bold-sans-serif|sans-serif-italic|sans-serif-bold-italic|monospace"
    ),
    "display": re.compile("block|inline"),
    "alttext": re.compile(r"(?s).+"),
    "encoding": re.compile(r".+"),
    "stretchy": re.compile("true|false"),
    "fence": re.compile("true|false"),
    "separator": re.compile("true|false"),
    "largeop": re.compile("true|false"),
    "movablelimits": re.compile("true|false"),
    "accent": re.compile("true|false"),
    "accentunder": re.compile("true|false"),
    "displaystyle": re.compile("true|false"),
    "scriptlevel": re.compile(r"[+-]?\d+"),
    "columnalign": re.compile(r"(?:left|center|right)(?: (?:left|center|right))*"),
    "linethickness": re.compile(r"\d+(?:\.\d+)?(?:em|ex|px|pt)?|thin|medium|thick"),
    "width": re.compile(r"-?\d+(?:\.\d+)?(?:em|ex|px|pt)"),
    "lspace": re.compile(r"-?\d+(?:\.\d+)?(?:em|ex|px|pt)"),
    "rspace": re.compile(r"-?\d+(?:\.\d+)?(?:em|ex|px|pt)"),
}
_WHERE = {
    "display": {"math"},
    "alttext": {"math"},
    "encoding": {"annotation"},
    "mathvariant": _TOKENS,
    "stretchy": {"mo"},
    "fence": {"mo"},
    "separator": {"mo"},
    "largeop": {"mo"},
    "movablelimits": {"mo"},
    "accent": {"mo", "mover", "munderover"},
    "accentunder": {"munder", "munderover"},
    "displaystyle": {"math", "mstyle", "mtable"},
    "scriptlevel": {"mstyle"},
    "columnalign": {"mtable", "mtr", "mtd"},
    "linethickness": {"mfrac"},
    "width": {"mspace", "mpadded"},
    "lspace": {"mo", "mpadded"},
    "rspace": {"mo"},
}


def clean_mathml(formula: etree._Element) -> None:
    """Clean a formula in place; what EPUB's schema does not know becomes a row of what it held."""
    for node in list(formula.iterdescendants()):
        if node.getparent() is not None:
            _clean_node(node)
    _clean_attributes(formula)
    for node in reversed(list(formula.iterdescendants())):
        _settle_content(node)
    _drop_text(formula)
    _say(formula)


def _say(formula: etree._Element) -> None:
    """Give a formula words for readers who can't see it: its TeX, or the signs in it."""
    tex = next(formula.iter(f"{MATHML}annotation"), formula)
    if not formula.get("alttext"):
        formula.set("alttext", plain_text(tex) or "…")


def _clean_node(node: etree._Element) -> None:
    if not isinstance(node.tag, str):
        remove(node)
        return
    name = etree.QName(node)
    if name.localname in {"script", "style", "annotation-xml", "none", "mprescripts", "malignmark", "maligngroup"}:
        remove(node)
    elif name.namespace == MATHML_NS and name.localname in _ELEMENTS - {"math"}:
        _clean_attributes(node)
    elif _local(node.getparent()) in _TOKENS:
        unwrap(node)
    else:
        _make_row(node)


def _make_row(node: etree._Element) -> None:
    """Put a row in the place of another element: renamed, it would keep the namespace that it declares."""
    row = etree.Element(f"{MATHML}mrow", nsmap=_NSMAP)
    row.text = node.text
    row.extend(list(node))
    replace_with(node, row)


def _clean_attributes(node: etree._Element) -> None:
    name = _local(node)
    for attribute, value in list(node.attrib.items()):
        pattern = _ATTRIBUTES.get(str(attribute))
        fits = pattern is not None and pattern.fullmatch(str(value)) is not None
        if not fits or name not in _WHERE.get(str(attribute), {name}):
            del node.attrib[attribute]


def _settle_content(node: etree._Element) -> None:
    name = _local(node)
    if name in _TOKENS or name == "annotation":
        for child in list(node):
            unwrap(child)
        if name == "annotation" and _local(node.getparent()) != "semantics":
            remove(node)
        return
    if name == "mspace":
        node.text = None
        node[:] = []
        return
    if name in _ARITY and len(node) != _ARITY[name]:
        node.tag = f"{MATHML}mrow"
        node.attrib.clear()
    _drop_text(node)
    _settle_table(node, name)


def _settle_table(node: etree._Element, name: str) -> None:
    above = _local(node.getparent())
    if name == "mtr" and above != "mtable":
        for cell in (node, *node.iterchildren(f"{MATHML}mtd")):
            cell.tag = f"{MATHML}mrow"
    elif (name == "mtd" and above != "mtr") or (name == "semantics" and not _has_formula(node)):
        node.tag = f"{MATHML}mrow"
    elif name == "mtable":
        _wrap_others(node, "mtr")
    elif name == "mtr":
        _wrap_others(node, "mtd")


def _has_formula(semantics: etree._Element) -> bool:
    return len(semantics) > 0 and _local(semantics[0]) != "annotation"


def _wrap_others(node: etree._Element, expected: str) -> None:
    for child in list(node):
        if _local(child) != expected:
            wrapper = etree.Element(f"{MATHML}{expected}")
            node.replace(child, wrapper)
            inner = etree.SubElement(wrapper, f"{MATHML}mtd") if expected == "mtr" else wrapper
            inner.append(child)


def _drop_text(node: etree._Element) -> None:
    """Wrap words that stand between elements, where MathML takes none."""
    if (node.text or "").strip():
        word = etree.Element(f"{MATHML}mtext")
        word.text = node.text
        node.insert(0, word)
    node.text = None
    for child in list(node):
        if (child.tail or "").strip():
            word = etree.Element(f"{MATHML}mtext")
            word.text = child.tail
            child.tail = None
            node.insert(node.index(child) + 1, word)
        else:
            child.tail = None


def _local(node: etree._Element | None) -> str:
    return etree.QName(node).localname if node is not None and isinstance(node.tag, str) else ""
