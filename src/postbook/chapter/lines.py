"""Where in its file a post says something: a line is known or absent, never guessed.

Python-Markdown keeps no lines. The k-th time that a target stands in the post, outside code, is the k-th time it stands
in the tree; where the two counts differ, nobody knows which is which.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

from postbook.manuscript.post import Markup, Post

Place = tuple[int, int]
"""(line, column) in the file, both from 1."""

_COMMENTS = r"<!--.*?-->"
_HTML_CODE = r"<(?P<tag>pre|code|textarea)\b.*?</(?P=tag)\s*>"
_FENCES = r"^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)"
_SPANS = r"(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)"
_CODE = {
    Markup.HTML: re.compile(f"{_COMMENTS}|{_HTML_CODE}", re.S | re.I),
    Markup.MARKDOWN: re.compile(f"{_FENCES}|{_COMMENTS}|{_HTML_CODE}|{_SPANS}", re.S | re.M | re.I),
}
_NOT_NEWLINE = re.compile(r"[^\n]")
# What a longer name goes on with: `a.png` does not stand in `data.png` or in `a.png.bak`, but it does in `See a.png.`
_NAME = r"[\w%/.~&?=#+-]"


def place_of(post: Post, target: str, *, index: int = 0, count: int = 1) -> Place | None:
    """Find the target that stands in the tree ``count`` times, at its ``index``-th time (from 0)."""
    found = _occurrences(post.text, post.markup, target)
    if len(found) == count:
        return _place(post, found[index])
    # One definition (`[site]: https://…`) may serve many links.
    return _place(post, found[0]) if len(found) == 1 else None


def place_of_pattern(post: Post, pattern: str, *, count: int | None = None) -> Place | None:
    """Find the first match of a regular expression outside code; with ``count``, only if it matches so many times."""
    found = [match.start() for match in re.finditer(pattern, without_code(post.text, post.markup), re.I)]
    return _place(post, found[0]) if found and count in {None, len(found)} else None


def _place(post: Post, offset: int) -> Place:
    before = post.text[:offset]
    return post.first_line + before.count("\n"), offset - (before.rfind("\n") + 1) + 1


@lru_cache(maxsize=4096)
def _occurrences(text: str, markup: Markup, target: str) -> tuple[int, ...]:
    prose = without_code(text, markup)
    for written in dict.fromkeys((target, html.escape(target, quote=False), target.replace(" ", "%20"))):
        if written and written in prose:
            pattern = rf"(?<!{_NAME}){re.escape(written)}(?!{_NAME}*\w)"
            return tuple(match.start() for match in re.finditer(pattern, prose))
    return ()


@lru_cache(maxsize=8)
def without_code(text: str, markup: Markup) -> str:
    """Blank out code and comments; every other character keeps its place."""
    return _CODE[markup].sub(lambda match: _NOT_NEWLINE.sub(" ", match[0]), text)
