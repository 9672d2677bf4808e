"""What to say of a link that leads nowhere, and how to mend it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import lru_cache

from postbook.book.published_paths import INDEXES
from postbook.book.targets import NoAddress, NoPage, NoPost, Target, Unfollowed, UnknownTag
from postbook.chapter.chapter import Chapter
from postbook.diagnostics import Code, Diagnostic
from postbook.manuscript.post import Post

_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|org|net|edu|gov|io|dev)(/|$)", re.IGNORECASE)
"""What looks like an address without its `https://`."""

LONGEST_SHOWN = 100
"""Characters of an address that a message shows: scripts can be long."""

LISTED = 12
"""How many names a hint lists at most: more are no help."""


def dead_link(target: Target, chapter: Chapter, href: str, posts: Sequence[Post]) -> Diagnostic:
    """The message about a link whose target is neither in the book nor an address."""
    code, message, hint = _said(target, href, chapter.post, posts)
    line, column = chapter.link_spans.get(href, (None, None))
    return Diagnostic(code=code, message=message, span=chapter.post.span(line, column), hint=hint)


def dead_fragment(found: Chapter, fragment: str, chapter: Chapter, href: str) -> Diagnostic:
    """The message about a link to a heading that a post does not have."""
    place = "this post" if found.post.slug == chapter.post.slug else f"`{_shown(found.post, chapter.post)}`"
    line, column = chapter.link_spans.get(href, (None, None))
    names = _heading_names(found)
    otherwise = "link to a heading that is there, or take the link out" if names else "take the link out"
    return Diagnostic(
        code=Code.BROKEN_LINK,
        message=f"no heading `#{fragment}` in {place}",
        span=chapter.post.span(line, column),
        hint=_choice(fragment, names, "headings", otherwise, "#"),
    )


def _said(target: Target, href: str, post: Post, posts: Sequence[Post]) -> tuple[Code, str, str]:
    match target:
        case NoPost(name):
            names = [_shown(other, post) for other in posts]
            hint = _choice(name, names, "posts", "add it to the book, or take the link out")
            return Code.BROKEN_LINK, f"no post `{name}` in this book", hint
        case NoPage(path, is_file=True):
            hint = "link to its full address, or set `url` in `[site]` to have that made"
            return Code.BROKEN_LINK, f"`{path}` is a file, which a book can't hold", hint
        case NoPage(path):
            near = f"https://{path}" if _HOST.match(path) else _near(path, [_shown(other, post) for other in posts])
            hint = "write the full address, or set `url` in `[site]` to have it made"
            return Code.BROKEN_LINK, f"`{path}` is not in this book", f"did you mean `{near}`?" if near else hint
        case UnknownTag(written):
            return Code.TEMPLATE_TAG, f"nobody fills in the address `{written}`", "write the address that it stands for"
        case Unfollowed():
            return (
                Code.DROPPED_MARKUP,
                f"a book can't follow `{_shortened(href)}`; the text of the link stays",
                "link to an `https:` address, or take the link out",
            )
        case NoAddress(written) if written:
            return Code.BROKEN_LINK, f"`{written}` is no address", "write the full address, or take the link out"
        case _:
            return Code.BROKEN_LINK, "a link without an address", "write its address, or take the link out"


def _choice(wanted: str, names: Sequence[str], kind: str, otherwise: str, mark: str = "") -> str:
    """The nearest name, else all of them, else what to do."""
    near = _near(wanted, names)
    if near:
        return f"did you mean `{mark}{near}`?"
    return f"the {kind} are: {', '.join(mark + name for name in names)}" if 0 < len(names) <= LISTED else otherwise


def _near(wanted: str, names: Iterable[str]) -> str:
    """The name that was probably meant; a name alone may be meant by its path."""
    by_end = {_end(name): name for name in names}
    near = _nearest(_end(wanted), tuple(by_end))
    return by_end[near] if near else ""


@lru_cache(maxsize=1024)
def _nearest(wanted: str, names: tuple[str, ...]) -> str:
    """Empty if none is near. A post that is not in the book is asked for by every post that links to it."""
    return next(iter(get_close_matches(wanted, names, n=1, cutoff=0.75)), "")


def _end(name: str) -> str:
    """What tells one name from another: a file's name, and its folder's where all are called `index.md`."""
    folder, last = posixpath.split(name.rstrip("/").casefold())
    is_index = posixpath.splitext(last)[0] in INDEXES
    return f"{posixpath.basename(folder)}/{last}" if is_index else last


def _shortened(address: str) -> str:
    """As a message shows it."""
    return address if len(address) <= LONGEST_SHOWN else f"{address[: LONGEST_SHOWN - 1]}…"


def _shown(post: Post, beside: Post) -> str:
    """A post as a link from another would name it."""
    return posixpath.relpath(str(post.source_path), str(beside.source_path.parent))


def _heading_names(chapter: Chapter) -> list[str]:
    """The ids by which an author can link to the chapter's headings, one for each."""
    by_anchor = {anchor: name for name, anchor in reversed(list(chapter.anchors.items()))}
    return [by_anchor[heading.anchor] for heading in chapter.headings if heading.anchor in by_anchor]
