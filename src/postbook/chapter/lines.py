"""Where in its file a post says something: a line is known or absent, never guessed.

Python-Markdown keeps no lines. The k-th time that a target stands in the post, outside code, is the k-th time it stands
in the tree; where the two counts differ, nobody knows which is which.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
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
    Markup.MARKDOWN: re.compile(f"(?:^|(?=[<`]))(?:{_FENCES}|{_COMMENTS}|{_HTML_CODE}|{_SPANS})", re.S | re.M | re.I),
}
_NOT_NEWLINE = re.compile(r"[^\n]")
# What a longer name goes on with: `a.png` does not stand in `data.png` or in `a.png.bak`, but it does in `See a.png.`
_GOES_ON_BEFORE = re.compile(r"[\w%/.~&?=#+-]")
_GOES_ON_AFTER = re.compile(r"[\w%/.~&?=#+-]*\w")


def place_of(post: Post, target: str, *, index: int = 0, count: int = 1, in_code: bool = False) -> Place | None:
    """Find the target that stands in the tree ``count`` times, at its ``index``-th time (from 0)."""
    found = _occurrences(post.text if in_code else without_code(post.text, post.markup), target)
    if len(found) == count:
        return _place(post, found[index])
    # One definition (`[site]: https://…`) may serve many links.
    return _place(post, found[0]) if len(found) == 1 else None


def place_of_pattern(post: Post, pattern: str, *, count: int | None = None) -> Place | None:
    """Find the first match of a regular expression outside code; with ``count``, only if it matches so many times."""
    found = [match.start() for match in re.finditer(pattern, without_code(post.text, post.markup), re.I)]
    return _place(post, found[0]) if found and count in {None, len(found)} else None


def _place(post: Post, offset: int) -> Place:
    starts = _line_starts(post.text)
    line = bisect_right(starts, offset) - 1
    return post.first_line + line, offset - starts[line] + 1


@lru_cache(maxsize=8)
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in re.finditer("\n", text)))


@lru_cache(maxsize=4096)
def _occurrences(prose: str, target: str) -> tuple[int, ...]:
    for written in dict.fromkeys((target, html.escape(target, quote=False), target.replace(" ", "%20"))):
        if written and written in prose:
            return tuple(_find_whole(prose, written))
    return ()


def _find_whole(prose: str, written: str) -> Iterator[int]:
    at = prose.find(written)
    while at >= 0:
        end = at + len(written)
        if not _GOES_ON_BEFORE.match(prose, at - 1 if at else len(prose)) and not _GOES_ON_AFTER.match(prose, end):
            yield at
        at = prose.find(written, end)


@lru_cache(maxsize=8)
def without_code(text: str, markup: Markup) -> str:
    """Blank out code and comments; every other character keeps its place."""
    return _CODE[markup].sub(lambda match: _NOT_NEWLINE.sub(" ", match[0]), text)
