"""TeX as authors write it → the TeX that our engines read, and MathML.

The EPUB takes the MathML. Print draws the same formulas with ziamath, which reads TeX through the same converter: what
is wrong in one output is wrong in the other.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import PurePosixPath

from lxml import etree

from postbook.diagnostics import Code, Diagnostic, Span
from postbook.xhtml import MATHML

LONGEST_SHOWN = 80
"""Characters of a formula that a message quotes."""

# latex2mathml 3.81 numbers `align` from 1 in each formula, where blogs (MathJax, KaTeX) set no number, and prints the
# `&` of the environments that it doesn't know.
ENVIRONMENTS = {
    "align": "align*",
    "aligned": "align*",
    "alignedat": "align*",
    "alignat": "align*",
    "alignat*": "align*",
    "eqnarray": "align*",
    "eqnarray*": "align*",
    "flalign": "align*",
    "flalign*": "align*",
    "split": "align*",
    "gather": "matrix",
    "gather*": "matrix",
    "gathered": "matrix",
    "multline": "matrix",
    "multline*": "matrix",
    "dcases": "cases",
    "rcases": "cases",
}
"""Environment → the one of our converter that sets it alike."""

_GREEK = {
    "Alpha": "A",
    "Beta": "B",
    "Epsilon": "E",
    "Zeta": "Z",
    "Eta": "H",
    "Iota": "I",
    "Kappa": "K",
    "Mu": "M",
    "Nu": "N",
    "Omicron": "O",
    "Rho": "P",
    "Tau": "T",
    "Chi": "X",
}

# KaTeX knows these, and blogs use them: https://katex.org/docs/supported.html
MACROS = {
    **{letter: rf"\mathbb{{{letter}}}" for letter in "CNQRZ"},
    **{name: rf"\mathrm{{{letter}}}" for name, letter in _GREEK.items()},
    "reals": r"\mathbb{R}",
    "omicron": "o",
    "infin": r"\infty",
    "empty": r"\emptyset",
    "hdots": r"\dots",
}
"""Command of KaTeX's → the same in TeX that our converter knows."""

_MACRO = re.compile(rf"\\({'|'.join(MACROS)})(?![A-Za-z])")
_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{(\w+\*?)\}(?:(?<=at\})\{\d+\}|(?<=at\*\})\{\d+\})?")
_MEANT_FOR_NUMBERS = re.compile(r"\\(?:label\s*\{[^{}]*\}|nonumber\b|notag\b)")
_TEXT_WITH_MATH = re.compile(r"\\text(?=\{[^{}$]*\$)")
_COMMENT = re.compile(r"(?<!\\)%[^\n]*")
_COMMAND = re.compile(r"\\[A-Za-z]+")

# MathML Core, https://www.w3.org/TR/mathml-core/: how many children these elements have.
ARITY = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3}

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


class InvalidTeX(ValueError):
    """A formula that can't be read, and why."""

    def __init__(self, tex: str, reason: str) -> None:
        super().__init__(tex, reason)
        self.tex = tex
        self.reason = reason

    def diagnostic(self, source_path: PurePosixPath | None) -> Diagnostic:
        """The message, the same from both outputs, so that a build tells it once."""
        words = " ".join(self.tex.split())
        shown = words if len(words) <= LONGEST_SHOWN else f"{words[: LONGEST_SHOWN - 1]}…"
        return Diagnostic(
            code=Code.INVALID_MATH,
            message=f"can't read the formula `{shown}`: {self.reason}",
            span=Span(path=source_path) if source_path else None,
            hint="check its braces and commands; `\\$` is a dollar sign",
        )


def plain_tex(tex: str) -> str:
    """Rewrite what our engines read wrongly or not at all, and leave out what only numbers equations."""
    tex = _COMMENT.sub("", tex)
    tex = _MEANT_FOR_NUMBERS.sub("", tex)
    tex = _TEXT_WITH_MATH.sub(r"\\hbox", tex)
    tex = _MACRO.sub(lambda found: f"{MACROS[found[1]]} ", tex)
    return _ENVIRONMENT.sub(lambda found: f"\\{found[1]}{{{ENVIRONMENTS.get(found[2], found[2])}}}", tex).strip()


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


STIFF = frozenset("↑↓⟨⟩")
"""What MathML stretches and TeX does not."""

ACCENTS = {"^": "\u0302", "~": "\u0303"}
"""Accents over several letters, which ziamath 0.13 stretches only as combining characters."""


@lru_cache(maxsize=8192)
def _convert(tex: str, display: str) -> bytes:
    from latex2mathml.converter import convert

    if not tex:
        raise ValueError("it is empty")
    try:
        math = etree.fromstring(convert(tex, display=display))
    except Exception as problem:
        # The converter raises whatever it meets: its own exceptions, IndexError, KeyError, RecursionError …
        raise ValueError(_reason(problem)) from problem
    for node in list(math.iter()):
        _mend(node)
        _check(node)
    return etree.tostring(math)


def _mend(node: etree._Element) -> None:
    """Repair what latex2mathml 3.81 gets wrong: `\\bigl\\{`, the base of `\\begin{pmatrix}…\\end{pmatrix}^n`."""
    if node.text in DELIMITERS:
        node.text = DELIMITERS[node.text]
    surplus = len(node) - ARITY.get(_name(node), len(node))
    if surplus > 0 and _name(node) in {"msub", "msup", "msubsup"}:
        base = etree.Element(f"{MATHML}mrow")
        base.extend(list(node)[: surplus + 1])
        node.insert(0, base)


def _check(node: etree._Element) -> None:
    if len(node) != ARITY.get(_name(node), len(node)):
        raise ValueError("an argument is missing")
    # An unknown command passes in silence, as text.
    if _name(node) in {"mi", "mo", "mn"} and (unknown := _COMMAND.search(node.text or "")):
        raise ValueError(f"`{unknown[0]}` is not known")


def _name(node: etree._Element) -> str:
    return str(node.tag).removeprefix(MATHML)


def _reason(problem: Exception) -> str:
    """What the converter's exception means to an author."""
    return REASONS.get(type(problem).__name__.removesuffix("Error"), "it can't be read")


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
