"""Find the formulas and template tags of a Markdown post, and set them aside before Markdown reads it."""

from __future__ import annotations

import re

from postbook.chapter.islands import Island, Islands, Kind

_WITHIN_PARAGRAPH = r"(?:(?!\n[ \t]*\n)[^`])*?"

# What comes first wins, so code is here too: it is passed over.
_PIECES = re.compile(
    rf"""
    (?P<fence>^[ \t>]*(?P<marks>`{{3,}}(?=[^`\n]*$)|~{{3,}})[^\n]*\n(?:.*?\n)??[ \t>]*(?P=marks)[`~]*[ \t]*$)
  | (?P<comment><!--.*?-->)
  | (?P<gitlab>(?<![\w$\\])\$`(?P<gitlab_tex>[^`\n]+)`\$(?!\w))
  | (?P<code>(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`))
  | (?P<template>\{{%{_WITHIN_PARAGRAPH}%\}}|\{{\{{{_WITHIN_PARAGRAPH}\}}\}}+)
  | (?P<dollars>(?<!\\)\$\$(?P<dollars_tex>(?:(?!\n[ \t]*\n|\$\$)(?:\\\$|[^`]))+?)\$\$)
  | (?P<bracket>^(?P<bracket_lead>[ \t>]*)\\\\?\[(?P<bracket_tex>{_WITHIN_PARAGRAPH})\\\\?\](?=[ \t]*[.,;]?[ \t]*$))
  | (?P<environment>\\begin\{{(?P<name>align|alignat|eqnarray|equation|gather|multline)(?P<star>\*?)\}}
        {_WITHIN_PARAGRAPH}\\end\{{(?P=name)(?P=star)\}})
  | (?P<paren>\\\\?\((?P<paren_tex>(?:(?!\n[ \t]*\n|\\\()[^`])+?)\\\\?\))
  | (?P<escape>\\[\\$])
  | (?P<dollar>(?<![\w$\\])\$(?P<dollar_tex>(?![\s$])(?:[^$`\\\n]|\\.|\n(?![ \t]*\n))+?(?<![\s\\]))\$(?![\w$]))
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)

_TEX_SIGN = re.compile(r"\\[A-Za-z]|[\^_={}<>]")
_SHORT = re.compile(r"[A-Za-z0-9+\-*/,.'! ()|]{1,12}")
_WORDS = re.compile(r"[A-Za-z]{3,}.*\s|\s.*[A-Za-z]{3,}", re.DOTALL)


def set_aside(text: str, islands: Islands, *, math: bool) -> str:
    """Put a word in the place of every template tag and, with ``math``, of every formula."""

    def keep(match: re.Match[str]) -> str:
        island = _island(match, math=math)
        return islands.set_aside(island) if island else match[0]

    return _PIECES.sub(keep, text)


def _island(match: re.Match[str], *, math: bool) -> Island | None:
    kind = match.lastgroup or ""
    written = match[0]
    if match["template"]:
        return Island(kind=Kind.TEXT, written=written)
    if not math:
        return None
    if match["dollars"]:
        display = _stands_alone(match)
        return Island(
            kind=Kind.DISPLAY_MATH if display else Kind.MATH, written=written, inner=_tex(match["dollars_tex"])
        )
    return _delimited(match, written) if kind else None


def _delimited(match: re.Match[str], written: str) -> Island | None:
    """A formula that only looks like one may be prose: `\\[edit\\]`, `$5 and 6$`."""
    if match["environment"]:
        return Island(kind=Kind.DISPLAY_MATH, written=written, inner=_tex(written))
    if match["gitlab"]:
        return Island(kind=Kind.MATH, written=written, inner=match["gitlab_tex"])
    if match["dollar"] and not is_prose(match["dollar_tex"]):
        return Island(kind=Kind.MATH, written=written, inner=_tex(match["dollar_tex"]))
    if match["paren"] and (_TEX_SIGN.search(match["paren_tex"]) or len(match["paren_tex"].strip()) == 1):
        return Island(kind=Kind.MATH, written=written, inner=_tex(match["paren_tex"]))
    if match["bracket"] and _TEX_SIGN.search(match["bracket_tex"]) and "](" not in match["bracket_tex"]:
        return Island(kind=Kind.DISPLAY_MATH, written=written, inner=_tex(match["bracket_tex"]))
    return None


def is_prose(tex: str) -> bool:
    """Whether what stands between two dollar signs is text with prices, not a formula."""
    return not _TEX_SIGN.search(tex) and (bool(_WORDS.search(tex)) or not _SHORT.fullmatch(tex))


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether a formula has its lines to itself: `$$x$$` in the midst of a line is no display (kramdown)."""
    text = match.string
    before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    end = text.find("\n", match.end())
    after = text[match.end() : end if end >= 0 else len(text)]
    return not before.strip(" \t>") and not after.strip(" \t.,;:")


def _tex(text: str) -> str:
    """A formula as TeX: without the marks of a quotation, and with the signs that HTML made authors write."""
    unquoted = re.sub(r"\n[ \t]*>[ \t]?", "\n", text)
    return re.sub(r"&(lt|gt|amp);", lambda match: {"lt": "<", "gt": ">", "amp": "&"}[match[1]], unquoted).strip()
