"""Formulas as MathML. The only module that imports latex2mathml.

The EPUB takes the MathML as it is, print draws it: what is wrong in one output is wrong in the other.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from postbook.formulas.mend_mathml import ARITY, mend, name_of
from postbook.formulas.tex import InvalidTeX, plain_tex
from postbook.xhtml import MATHML

_COMMAND = re.compile(r"\\[A-Za-z]+")

REASONS = {
    "NumeratorNotFound": "a fraction has no numerator",
    "DenominatorNotFound": "a fraction has no denominator",
    "ExtraLeftOrMissingRight": "`\\left` and `\\right` don't pair",
    "MissingSuperScriptOrSubscript": "nothing follows `^` or `_`",
    "DoubleSubscripts": "two `_` follow each other",
    "DoubleSuperscripts": "two `^` follow each other",
    "NoAvailableTokens": "it ends too early",
    "MissingEnd": "`\\begin` has no `\\end`",
    "InvalidAlignment": "a column is neither `l`, `c` nor `r`",
    "LimitsMustFollowMathOperator": "`\\limits` follows no operator",
}
"""Exception of latex2mathml 3.81, without ``Error`` → what is wrong with the formula."""

STIFF = frozenset("↑↓⟨⟩")
"""What MathML stretches and TeX does not."""

ACCENTS = {"^": "\u0302", "~": "\u0303"}
"""Accents over several letters, which ziamath 0.13 stretches only as combining characters."""


def mathml_of(tex: str, *, display: bool) -> etree._Element:
    """A ``<math>`` element, new at each call. Raises: InvalidTeX."""
    try:
        return etree.fromstring(_convert(plain_tex(tex), "block" if display else "inline"))
    except ValueError as problem:
        raise InvalidTeX(tex, str(problem)) from problem


def drawable_mathml(tex: str, *, display: bool) -> str:
    """The same as ``ziamath.Math`` wants it, mended as its own reader of TeX would. Raises: InvalidTeX."""
    math = mathml_of(tex, display=display)
    for node in math.iter(f"{MATHML}mi", f"{MATHML}mo"):
        if node.text in STIFF:
            node.set("stretchy", "false")
        elif node.text in ACCENTS and "stretchy" not in node.attrib:
            node.text = ACCENTS[node.text]
    for table in math.iter(f"{MATHML}mtable"):
        if table.get("columnspacing") == "0em 2em":
            table.set("columnspacing", "0em 0.3em")
    return etree.tostring(math, encoding="unicode")


@lru_cache(maxsize=8192)
def _convert(tex: str, display: str) -> bytes:
    from latex2mathml.converter import convert

    if not tex:
        raise ValueError("it is empty")
    try:
        math = etree.fromstring(convert(tex, display=display))
    except Exception as problem:
        # The converter raises whatever it meets: its own exceptions, IndexError, KeyError, RecursionError …
        reason = REASONS.get(type(problem).__name__.removesuffix("Error"), "it can't be read")
        raise ValueError(reason) from problem
    for node in list(math.iter()):
        mend(node)
        _check(node)
    return etree.tostring(math)


def _check(node: etree._Element) -> None:
    if len(node) != ARITY.get(name_of(node), len(node)):
        raise ValueError("an argument is missing")
    # An unknown command passes in silence, as text.
    if name_of(node) in {"mi", "mo", "mn"} and (unknown := _COMMAND.search(node.text or "")):
        raise ValueError(f"`{unknown[0]}` is not known")
