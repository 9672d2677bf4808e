"""Template tags around code: they say that it is code, in what language, and what stands above it.

Jekyll: https://jekyllrb.com/docs/liquid/tags/#code-snippet-highlighting; Octopress and Hexo:
https://hexo.io/docs/tag-plugins#Code-Block; Hugo: https://gohugo.io/shortcodes/highlight/ and what themes call `code…`.
"""

from __future__ import annotations

import re
import textwrap

from postbook.chapter.islands import Island, Kind
from postbook.chapter.raw_tags import seen_code

LISTING = r"""
    ^(?P<listing_lead>[ \t]*)
    (?:\{%-?[ ]*(?P<listing_name>highlight|codeblock|code)\b(?P<listing_info>[^\n%]*?)-?%\}
       [ \t]*(?:\n|(?=\S))(?!\s*(?:`{3}|~{3}))
       (?P<listing_code>.*?)\{%-?[ ]*end(?P=listing_name)[ ]*-?%\}
      |\{\{(?P<mark>[<%])[ ]*(?P<shortcode_name>highlight|code[\w-]*)(?![\w-])(?P<shortcode_info>[^\n{}]*?)[%>]\}\}
       [ \t]*(?:\n|(?=\S))(?!\s*(?:`{3}|~{3}))
       (?P<shortcode_code>.*?)\{\{(?P=mark)[ ]*/[ ]*(?P=shortcode_name)[ ]*[%>]\}\}
    )[ \t]*$
"""
"""A listing, as a part of a larger pattern (verbose, multi-line, dot matches all). Tags around a fence are none."""

_LANGUAGE = re.compile(r"[\w+#-]+")
# https://hexo.io/docs/tag-plugins#Code-Block and what Octopress knows beside it.
_OPTION = re.compile(r"(?:line_number|line_threshold|highlight|first_line|mark|wrap|start|linenos|lang|language):\S*")
_FIRST_NAMED = re.compile(r"\blang(?:uage)?\s*[=:]\s*[\"']?([\w+#-]+)")
_TITLE_NAMED = re.compile(r"\b(?:title|file|filename)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def read_listing(match: re.Match[str]) -> Island:
    """The code between two tags. They have said what they had to say: nothing of them is printed but a title."""
    is_shortcode = match["mark"] is not None
    code = seen_code(match["shortcode_code" if is_shortcode else "listing_code"])
    info = match["shortcode_info" if is_shortcode else "listing_info"]
    is_titled = (match["shortcode_name"] or match["listing_name"]) != "highlight"
    return Island(
        kind=Kind.CODE,
        written=code,
        inner=textwrap.dedent(code).rstrip(" \t"),
        language=_named_language(info) if is_titled else _first_language(info),
        title=_title(info) if is_titled else "",
    )


def _named_language(info: str) -> str:
    found = _FIRST_NAMED.search(info)
    return found[1] if found else ""


def _first_language(info: str) -> str:
    """Jekyll's and Hugo's language is the first word, Hugo's may be named."""
    first = next(iter(info.split()), "").strip("\"'")
    return _named_language(info) or (first if _LANGUAGE.fullmatch(first) else "")


def _title(info: str) -> str:
    """What Octopress and Hexo print above the code: all that is no option, an address included."""
    if named := _TITLE_NAMED.search(info):
        return str(named[1] or named[2] or "")
    if "=" in info:
        return ""
    return " ".join(word for word in info.split() if not _OPTION.fullmatch(word))
