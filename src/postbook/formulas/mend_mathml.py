"""Repair the MathML that latex2mathml 3.81 writes: delimiters, bases, and attributes that MathML does not take."""

from __future__ import annotations

import re

import tinycss2.color3
from lxml import etree

from postbook.xhtml import MATHML

# MathML 3, https://www.w3.org/TR/MathML3/chapter3.html: how many children these elements have.
ARITY = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3}

TOKENS = frozenset({"mi", "mn", "mo", "mtext"})
"""What holds text and nothing else."""

LENGTHS = frozenset(
    {
        *("width", "height", "depth", "lspace", "rspace", "voffset"),
        *("linethickness", "minsize", "maxsize", "columnspacing", "rowspacing"),
    }
)
COLOURS = frozenset({"mathcolor", "mathbackground"})
OTHERS = frozenset(
    {
        *("display", "displaystyle", "scriptlevel", "mathvariant", "stretchy", "fence", "form", "largeop", "separator"),
        *("accent", "accentunder", "symmetric", "columnalign", "columnlines", "rowlines", "frame", "notation"),
        *("bevelled", "linebreak"),
    }
)
"""Attributes with words as values, which the converter writes of its own accord."""

_LENGTH = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[mx]|in|cm|mm|p[xtc]|%)?|(very){0,2}thi(n|ck)mathspace|mediummathspace")

DELIMITERS = {
    r"\{": "{",
    r"\}": "}",
    r"\|": "‖",
    r"\Vert": "‖",
    r"\lVert": "‖",
    r"\rVert": "‖",
    r"\vert": "|",
    r"\lvert": "|",
    r"\rvert": "|",
    r"\lfloor": "⌊",
    r"\rfloor": "⌋",
    r"\lceil": "⌈",
    r"\rceil": "⌉",
    r"\langle": "⟨",
    r"\rangle": "⟩",
    r"\lbrace": "{",
    r"\rbrace": "}",
    r"\lbrack": "[",
    r"\rbrack": "]",
    r"\backslash": "\\",
    r"\uparrow": "↑",
    r"\downarrow": "↓",
}
"""Delimiters that the converter leaves as they are after `\\big` and its kin."""


def mend(node: etree._Element) -> None:
    """Repair one element, in place."""
    if node.text in DELIMITERS:
        node.text = DELIMITERS[node.text]
    if name_of(node) in TOKENS and len(node):
        node.tag = f"{MATHML}mrow"
        node.attrib.clear()
    _join_base(node)
    for name, value in [(str(name), str(value)) for name, value in node.attrib.items()]:
        if colour := _colour(value) if name in COLOURS else "":
            node.set(name, colour)
        elif not _may_stay(name_of(node), name, value):
            del node.attrib[name]


def name_of(node: etree._Element) -> str:
    """The name of an element, without its namespace."""
    return str(node.tag).removeprefix(MATHML)


def _join_base(node: etree._Element) -> None:
    """Make one element of the base of `\\begin{pmatrix}…\\end{pmatrix}^n`."""
    surplus = len(node) - ARITY.get(name_of(node), len(node))
    if surplus > 0 and name_of(node) in {"msub", "msup", "msubsup"}:
        base = etree.Element(f"{MATHML}mrow")
        base.extend(list(node)[: surplus + 1])
        node.insert(0, base)


def _may_stay(element: str, name: str, value: str) -> bool:
    if name in LENGTHS:
        lengths = value.split()
        return bool(lengths) and all(_LENGTH.fullmatch(length) for length in lengths)
    if name == "movablelimits":
        return element == "mo"
    return name in OTHERS and bool(value.strip())


def _colour(value: str) -> str:
    """A colour as ``#rrggbb``: MathML 3 knows sixteen names only. Empty where it is none."""
    colour = tinycss2.color3.parse_color(value)
    if colour is None or isinstance(colour, str):
        return ""
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour[:3])
