"""Guess no address, but know one: which post a path on a site means, where only the files' paths are known.

`content/posts/2016-06-07-tide.md` is published at `/2016/06/07/tide/`, `/blog/2016/06/tide.html` or `/tide/`, and
`docs/en/tide.md` at `/en/tide`, whatever the engine. A path that two posts would answer to means neither.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

from postbook.manuscript.post import Post

Steps = tuple[str, ...]
"""The steps of a path, without the ending and without the index that stands for its folder."""

INDEXES = frozenset({"index", "_index", "readme"})
"""Names of the file that stands for its folder."""

_DATED = re.compile(r"(\d{4})-(\d{2})-(\d{2})-(.+)")
_ENDING = re.compile(
    r"\.(?:[a-z]{2}(?:-[a-z]{2,4})?\.)?(?:md|markdown|mkd|mdown|mdx|rmd|html?|xhtml|php)$", re.IGNORECASE
)


class PublishedPaths:
    """The posts by the ends of the paths at which engines publish them."""

    def __init__(self, posts: Iterable[Post]) -> None:
        self._by_end: dict[Steps, set[str]] = {}
        for post in posts:
            for end in _ends(post):
                self._by_end.setdefault(end, set()).add(post.slug)

    def find(self, path: str) -> str | None:
        """The slug of the only post that is published at such a path."""
        steps = _steps(path)
        shorter = steps[1:]
        # `/blog/2016/06/tide`: the first step may be a section that no folder is named after.
        wanted = (steps, shorter) if len(shorter) > 2 or (shorter[:1] and shorter[0].isdigit()) else (steps,)
        found = next((self._by_end[each] for each in wanted if each in self._by_end), set())
        return next(iter(found)) if len(found) == 1 else None


def _ends(post: Post) -> Iterator[Steps]:
    """Every end of every path at which a post may be published; a single step is enough only for a dated name."""
    *folders, name = _steps(str(post.source_path)) or ("",)
    dated = _DATED.fullmatch(name)
    names = _dated_names(dated) if dated else ((name,),)
    for end in names:
        whole = (*folders, *end)
        shortest = 1 if dated else 2
        yield from (whole[start:] for start in range(len(whole) - shortest + 1))


def _dated_names(dated: re.Match[str]) -> tuple[Steps, ...]:
    year, month, day, name = dated.groups()
    return (name,), (year, name), (year, month, name), (year, month, day, name)


def _steps(path: str) -> Steps:
    steps = [step for step in posixpath.normpath(_ENDING.sub("", path)).split("/") if step not in {"", ".", ".."}]
    return tuple(steps[:-1] if steps and steps[-1].lower() in INDEXES else steps)
