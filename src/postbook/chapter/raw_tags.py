"""Template tags that only tell the blog's engine what to leave alone, and comments of engines: no reader sees either.

Liquid: https://shopify.github.io/liquid/tags/template/; Nunjucks: https://mozilla.github.io/nunjucks/templating.html;
kramdown: https://kramdown.gettalong.org/syntax.html#extensions; Hugo: where readers shall see `{{< x >}}`, authors
write `{{</* x */>}}`.
"""

from __future__ import annotations

import re

_RAW = r"\{%-?[ ]*(?:raw|verbatim)[ ]*-?%\}"
_END_RAW = r"\{%-?[ ]*end(?:raw|verbatim)[ ]*-?%\}"

COMMENT = r"""
    \{::comment\}.*?\{:/(?:comment)?\}
  | \{::options\b[^{}\n]*/\}
  | \{::nomarkdown\b[^{}\n]*\} | \{:/nomarkdown\}
  | \{%-?[ ]*comment\b[^{}\n]*%\}.*?\{%-?[ ]*endcomment[ ]*-?%\}
  | \{\#-?[ ](?:(?!\n[ \t]*\n).){0,2000}?[ ]-?\#\}
  | \{\{-?[ ]*/\*(?:(?!\n[ \t]*\n).){0,2000}?\*/[ ]*-?\}\}
"""
"""A comment, or a word to the engine alone, as a part of a larger pattern (verbose, dot matches all)."""

RAW = rf"(?P<raw>{_RAW}(?P<raw_text>.*?){_END_RAW})"
"""Text in which template tags mean themselves."""

SHOWN = r"\{\{(?P<shown_open>[<%])/\*(?P<shown_text>(?:(?!\n[ \t]*\n)[^{}])*?)\*/(?P<shown_close>[>%])\}\}"
"""A shortcode that is shown, not run."""

_PAIR = re.compile(
    rf"(?:^[ \t]*{_RAW}[ \t]*\n|{_RAW})(?P<text>.*?)(?:^[ \t]*{_END_RAW}[ \t]*\n|{_END_RAW})", re.DOTALL | re.MULTILINE
)
_SHOWN = re.compile(SHOWN)


def shown_shortcode(match: re.Match[str]) -> str:
    """What readers see of a shortcode that is not run."""
    text = match["shown_text"]
    return f"{{{{{match['shown_open']}{text}{match['shown_close']}}}}}"


def seen_code(code: str) -> str:
    """Code as the blog's readers see it: engines read their tags in code too."""
    if "{%" in code:
        code = _PAIR.sub(_protected, code)
    return _SHOWN.sub(shown_shortcode, code) if "/*" in code else code


def _protected(match: re.Match[str]) -> str:
    """Take the tags away that protect something; those that protect nothing are what the code is about."""
    if not re.search(r"\{[{%#]", match["text"]):
        return match[0]
    return match["text"]
