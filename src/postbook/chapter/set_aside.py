"""Find the formulas and template tags of a Markdown post, and set them aside before Markdown reads it."""

from __future__ import annotations

import re
from collections import Counter

from postbook.chapter.html_elements import ELEMENTS
from postbook.chapter.islands import Island, Islands, Kind
from postbook.chapter.listing_tags import LISTING, read_listing
from postbook.chapter.raw_tags import COMMENT, RAW, SHOWN, seen_code, shown_shortcode
from postbook.chapter.tags import names

# Bounded, or ten thousand opening braces would cost minutes.
_WITHIN_PARAGRAPH = r"(?:(?!\n[ \t]*\n)[^`]){0,2000}?"
# In a tag, words may be marked as code: `{% asset_img pier.png at `low` water %}`.
_WITHIN_TAG = r"(?:(?!\n[ \t]*\n)[^`]|`[^`\n%}]{1,200}`){0,2000}?"

# A letter or a digit of a script that parts its words: in `层$H(x)$是` the formula stands between words.
_LETTER = r"[^\W\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]"

# What comes first wins, so code is here too: it is passed over.
_PIECES = re.compile(
    rf"""
    (?:^|(?=[~`<\\{{$]|[ \t]{{1,20}}~~~<))  # nothing begins elsewhere, and most characters are seen only by this line
    (?:
    (?P<inserted>(?P<inserted_lead>[ \t]{{0,20}})~~~(?P<inserted_html><[^\n~]+>)~~~)
  | (?P<fence>^[ \t>]*(?P<marks>`{{3,}}(?=[^`\n]*$)|~{{3,}})[^\n]*\n(?:.*?\n)??[ \t>]*(?P=marks)[`~]*[ \t]*$)
  | (?P<comment><!--.*?-->)
  | (?P<container>^(?P<container_lead>(?:[ ]{{0,3}}>)*[ ]{{0,3}}):{{3,}}(?:[^\n:]|:(?!:))*:*[ \t]*$)
  | (?P<gitlab>(?<!{_LETTER})(?<![$\\])\$`(?P<gitlab_tex>[^`\n]+)`\$(?!{_LETTER}))
  | (?P<code>(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`))
  | (?P<tag>(?<!\\)</?(?P<tag_name>[A-Za-z][\w:.-]*)>)
  | (?P<definition>^[ ]{{0,3}}\[\^(?P<label>[^\]\s]+)\]:)
  | (?P<unseen>{COMMENT})
  | {RAW}
  | (?P<shown>{SHOWN})
  | (?P<listing>{LISTING})
  | (?P<template>\{{%{_WITHIN_TAG}%\}}|\{{\{{{_WITHIN_PARAGRAPH}\}}\}}+)
  | (?P<dollars>(?<!\\)\$\$(?P<dollars_tex>(?:(?!\n[ \t]*\n|\$\$)(?:\\\$|[^`])){{1,4000}}?)\$\$)
  | (?P<bracket>^(?P<bracket_lead>[ \t>]*)\\\\?\[(?P<bracket_tex>{_WITHIN_PARAGRAPH})\\\\?\](?=[ \t]*[.,;]?[ \t]*$))
  | (?P<environment>\\begin\{{(?P<name>align|alignat|eqnarray|equation|gather|multline)(?P<star>\*?)\}}
        {_WITHIN_PARAGRAPH}\\end\{{(?P=name)(?P=star)\}})
  | (?P<paren>\\\\?\((?P<paren_tex>(?:(?!\n[ \t]*\n|\\\()[^`])+?)\\\\?\))
  | (?P<escape>\\[\\$])
  | (?P<dollar>(?<!{_LETTER})(?<![$\\])
        \$(?P<dollar_tex>(?![\s$])(?:[^$`\\\n]|\\.|\n(?![ \t]*\n))+?(?<![\s\\]))\$(?!\$|{_LETTER}))
    )
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)

_SCHEMES = names("http https ftp ftps mailto tel sms irc ircs news xmpp geo magnet ssh git file data urn doi")
"""What `<scheme:address>` may begin with to be an address."""

_TEX_SIGN = re.compile(r"\\[A-Za-z]|[\^_={}<>]")


def set_aside(text: str, islands: Islands, *, math: bool) -> str:
    """Put a word in the place of every template tag and, with ``math``, of every formula."""
    labels: Counter[str] = Counter()

    def keep(match: re.Match[str]) -> str:
        if match["inserted"]:
            # Franklin, https://franklinjl.org/syntax/markdown/#injecting_html
            return f"{match['inserted_lead']}{match['inserted_html']}"
        if match["container"]:
            # A paragraph of its own, so that the fences of a container can be found in the tree.
            blank = match["container_lead"].rstrip()
            return f"{blank}\n{match[0]}\n{blank}"
        if match["definition"]:
            return _definition(match, labels)
        if match["unseen"]:
            return ""
        if match["raw"]:
            return _PIECES.sub(keep_raw, match["raw_text"])
        if match["fence"] or match["code"]:
            return seen_code(match[0])
        if match["listing"]:
            return f"\n{match['listing_lead']}{islands.set_aside(read_listing(match))}\n"
        island = _island(match, math=math)
        return islands.set_aside(island) if island else match[0]

    def keep_raw(match: re.Match[str]) -> str:
        """In raw text a template tag means itself."""
        if match["template"]:
            return islands.set_aside(Island(kind=Kind.SHOWN, written=match[0], inner=match[0]))
        return keep(match)

    # What has a template tag in its name defines nothing before the blog engine has run: it stays visible.
    named_by_tag = re.compile(rf"^( {{0,3}})\[(?!\^)(?=[^\]\n]*{islands.prefix}\d[^\]\n]*\]:)", re.MULTILINE)
    return named_by_tag.sub(r"\1\\[", _PIECES.sub(keep, text))


def _definition(match: re.Match[str], labels: Counter[str]) -> str:
    """Give a second note of the same name its own: the engines would drop one of them."""
    label = match["label"]
    labels[label] += 1
    return match[0] if labels[label] == 1 else match[0].replace(label, f"{label}-{labels[label]}")


def _island(match: re.Match[str], *, math: bool) -> Island | None:
    kind = match.lastgroup or ""
    written = match[0]
    if match["shown"]:
        shown = shown_shortcode(match)
        return Island(kind=Kind.SHOWN, written=shown, inner=shown)
    if match["template"] or (match["tag"] and _is_placeholder(match["tag_name"], match.string)):
        return Island(kind=Kind.TEXT, written=written)
    if not math:
        return None
    if match["dollars"]:
        display = _stands_alone(match)
        return Island(
            kind=Kind.DISPLAY_MATH if display else Kind.MATH, written=written, inner=_tex(match["dollars_tex"])
        )
    return _delimited(match, written) if kind else None


def _is_placeholder(name: str, text: str) -> bool:
    """Whether what looks like an element is text: `Vec<T>`, `git clone <address>`. An element would be closed."""
    prefix, colon, _ = name.partition(":")
    if colon:
        return prefix.lower() not in _SCHEMES
    return name.lower() not in ELEMENTS and f"</{name}" not in text


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
    if _TEX_SIGN.search(tex):
        return False
    # `$5 and $6`; but `$O(n log n)$` is a formula.
    words = len(re.findall(r"[A-Za-z]{2,}", tex))
    if re.search("[\u3000-\u9fff\uac00-\ud7ff\uff00-\uffef]", tex):
        return True
    return words > 2 or len(tex) > 60 or (tex[0].isdigit() and words > 0)


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
