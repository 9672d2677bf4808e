"""What to say of a link that leads nowhere, and how to mend it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from postbook.book.targets import NoAddress, NoPage, NoPost, Target, Unfollowed, UnknownTag
from postbook.chapter.chapter import Chapter
from postbook.diagnostics import Code, Diagnostic
from postbook.manuscript.post import Post

_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|org|net|edu|gov|io|dev)(/|$)", re.IGNORECASE)
"""What looks like an address without its `https://`."""

LISTED = 12
"""How many names a hint lists at most: more are no help."""


def dead_link(target: Target, chapter: Chapter, href: str, posts: Sequence[Post]) -> Diagnostic:
    """The message about a link whose target is neither in the book nor an address."""
    code, message, hint = _said(target, chapter.post, posts)
    line, column = chapter.link_spans.get(href, (None, None))
    return Diagnostic(code=code, message=message, span=chapter.post.span(line, column), hint=hint)


def dead_fragment(found: Chapter, fragment: str, chapter: Chapter, href: str) -> Diagnostic:
    """The message about a link to a heading that a post does not have."""
    place = "this post" if found.post.slug == chapter.post.slug else f"`{_shown(found.post, chapter.post)}`"
    line, column = chapter.link_spans.get(href, (None, None))
    return Diagnostic(
        code=Code.BROKEN_LINK,
        message=f"no heading `#{fragment}` in {place}",
        span=chapter.post.span(line, column),
        hint=_choice(fragment, _heading_names(found), "headings", "#"),
    )


def _said(target: Target, post: Post, posts: Sequence[Post]) -> tuple[Code, str, str]:
    match target:
        case NoPost(name):
            hint = _choice(name, [_shown(other, post) for other in posts], "posts")
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
        case Unfollowed(scheme):
            return (
                Code.DROPPED_MARKUP,
                f"a `{scheme}:` link, which a book can't follow; its text stays",
                "link to an `https:` address, or take the link out",
            )
        case NoAddress(written) if written:
            return Code.BROKEN_LINK, f"`{written}` is no address", "write the full address, or take the link out"
        case _:
            return Code.BROKEN_LINK, "a link without an address", "write its address, or take the link out"


def _choice(wanted: str, names: Sequence[str], kind: str, mark: str = "") -> str:
    """The nearest name, else all of them, else what to do."""
    near = _near(wanted, names)
    if near:
        return f"did you mean `{mark}{near}`?"
    if 0 < len(names) <= LISTED:
        return f"the {kind} are: {', '.join(mark + name for name in names)}"
    return f"choose one of its {len(names)} {kind}, or take the link out" if names else "take the link out"


def _near(wanted: str, names: Iterable[str]) -> str:
    """The name that was probably meant; a name alone may be meant by its path."""
    by_end = {posixpath.basename(name).casefold(): name for name in names}
    last = posixpath.basename(wanted.rstrip("/")).casefold()
    near = get_close_matches(last, by_end, n=1, cutoff=0.75)
    return by_end[near[0]] if near else ""


def _shown(post: Post, beside: Post) -> str:
    """A post as a link from another would name it."""
    return posixpath.relpath(str(post.source_path), str(beside.source_path.parent))


def _heading_names(chapter: Chapter) -> list[str]:
    """The ids by which an author can link to the chapter's headings, one for each."""
    by_anchor = {anchor: name for name, anchor in reversed(list(chapter.anchors.items()))}
    return [by_anchor[heading.anchor] for heading in chapter.headings if heading.anchor in by_anchor]
