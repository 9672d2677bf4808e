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

_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{(\w+\*?)\}(?:(?<=at\})\{\d+\}|(?<=at\*\})\{\d+\})?")
_MEANT_FOR_NUMBERS = re.compile(r"\\(?:label\s*\{[^{}]*\}|nonumber\b|notag\b)")
_TEXT_WITH_MATH = re.compile(r"\\text(?=\{[^{}$]*\$)")
_COMMENT = re.compile(r"(?<!\\)%[^\n]*")
_COMMAND = re.compile(r"\\[A-Za-z]+")

# MathML Core, https://www.w3.org/TR/mathml-core/: how many children these elements have.
ARITY = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3}


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
    return _ENVIRONMENT.sub(lambda found: f"\\{found[1]}{{{ENVIRONMENTS.get(found[2], found[2])}}}", tex).strip()


def mathml_of(tex: str, *, display: bool) -> etree._Element:
    """A ``<math>`` element, new at each call. Raises: InvalidTeX."""
    try:
        return etree.fromstring(_convert(plain_tex(tex), "block" if display else "inline"))
    except ValueError as problem:
        raise InvalidTeX(tex, str(problem)) from problem


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
    _check(math)
    return etree.tostring(math)


def _check(math: etree._Element) -> None:
    for node in math.iter():
        name = str(node.tag).removeprefix(MATHML)
        if len(node) != ARITY.get(name, len(node)):
            raise ValueError("an argument is missing")
        # An unknown command passes in silence, as text.
        if name in {"mi", "mo", "mn"} and (unknown := _COMMAND.search(node.text or "")):
            raise ValueError(f"`{unknown[0]}` is not known")


def _reason(problem: Exception) -> str:
    """``MissingEndError`` → ``missing end``."""
    words = re.findall("[A-Z]+[a-z]*", type(problem).__name__.removesuffix("Error"))
    return " ".join(words).lower() or "it can't be read"
