"""TeX as authors write it → the TeX that our converter reads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from postbook.diagnostics import Code, Diagnostic, Span

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

# `x\_i`, `x\_{i}`, `x^\*`: written for a reader of Markdown that knows no formulas and takes the backslash away.
_FOR_MARKDOWN = re.compile(r"\\_(?=\{|\\|[A-Za-z0-9](?![A-Za-z0-9_\\]))|\\(?=\*)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>'-])")
_ESCAPED_COMMAND = re.compile(r"\\\\[A-Za-z]{2}|^\\\\[A-Za-z]")
_COMMAND = re.compile(r"\\[A-Za-z]")
_ESCAPED_BRACE = re.compile(r"\\\\([{}])")
# `\\\\` for `\\`; ziamath can't draw an empty row.
_EMPTY_ROWS = re.compile(r"(?:\\\\\s*){2,}")
_HOLDS_WORDS = re.compile(r"\\(?:text|math(?:it|rm|tt|sf|bf)|operatorname|mbox|hbox)")
_MACRO = re.compile(rf"\\({'|'.join(MACROS)})(?![A-Za-z])")
_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{(\w+\*?)\}(?:(?<=at\})\{\d+\}|(?<=at\*\})\{\d+\})?")
_MEANT_FOR_NUMBERS = re.compile(r"\\(?:label\s*\{[^{}]*\}|nonumber\b|notag\b)")
_TEXT_WITH_MATH = re.compile(r"\\text(?=\{[^{}$]*\$)")
_COMMENT = re.compile(r"(?<!\\)%[^\n]*")


class InvalidTeX(ValueError):
    """A formula that can't be read, and why."""

    def __init__(self, tex: str, reason: str) -> None:
        super().__init__(tex, reason)
        self.tex = tex
        self.reason = reason


def unread_formulas(problems: Iterable[InvalidTeX], source_path: PurePosixPath | None) -> tuple[Diagnostic, ...]:
    """The messages about a section's formulas, one for each reason; the same from both outputs, so told once."""
    by_reason: dict[str, list[str]] = {}
    for problem in problems:
        by_reason.setdefault(problem.reason, []).append(problem.tex)
    return tuple(_message(formulas, reason, source_path) for reason, formulas in by_reason.items())


def _message(formulas: list[str], reason: str, source_path: PurePosixPath | None) -> Diagnostic:
    words = " ".join(formulas[0].split())
    shown = words if len(words) <= LONGEST_SHOWN else f"{words[: LONGEST_SHOWN - 1]}…"
    what = "the formula" if len(formulas) == 1 else f"{len(formulas)} formulas, first"
    return Diagnostic(
        code=Code.INVALID_MATH,
        message=f"can't read {what} `{shown}`: {reason}",
        span=Span(path=source_path) if source_path else None,
        hint="check its braces and commands; `\\$` is a dollar sign",
    )


def plain_tex(tex: str) -> str:
    """Rewrite what our engines read wrongly or not at all, and leave out what only numbers equations."""
    tex = _unescaped(_COMMENT.sub("", tex))
    tex = _MEANT_FOR_NUMBERS.sub("", tex)
    tex = _TEXT_WITH_MATH.sub(r"\\hbox", tex)
    tex = _MACRO.sub(lambda found: f"{MACROS[found[1]]} ", tex)
    return _ENVIRONMENT.sub(lambda found: f"\\{found[1]}{{{ENVIRONMENTS.get(found[2], found[2])}}}", tex).strip()


def _unescaped(tex: str) -> str:
    """A formula without the backslashes that only Markdown was meant to see; among words `\\_` is an underscore."""
    if _ESCAPED_COMMAND.search(tex) and not _COMMAND.search(tex.replace("\\\\", "|")):
        tex = _ESCAPED.sub(r"\1", tex)
    tex = _EMPTY_ROWS.sub(r"\\\\ ", tex)
    if "\\begin" not in tex and tex.count("\\\\{") == tex.count("\\\\}"):
        tex = _ESCAPED_BRACE.sub(r"\\\1", tex)
    return tex if _HOLDS_WORDS.search(tex) else _FOR_MARKDOWN.sub(lambda found: found[0][1:], tex)
