"""The chapter of a post that can't be read: empty, with a message."""

from __future__ import annotations

from postbook.chapter.chapter import Chapter
from postbook.config import Config
from postbook.diagnostics import Code, Diagnostic
from postbook.manuscript.post import Post
from postbook.xhtml import element


def unreadable(post: Post, config: Config, why: str) -> Chapter:
    """Say why. Reports: unreadable-post."""
    return Chapter(
        post=post,
        title=element("span", class_="pb-title-text"),
        plain_title="",
        body=element("div", class_="pb-body"),
        language=post.header.language or config.book.language,
        diagnostics=(
            Diagnostic(
                code=Code.UNREADABLE_POST,
                message=f"this post can't be read: {why}",
                span=post.span(),
                hint="simplify its markup, or try the other `flavor` in `[markdown]`",
            ),
        ),
    )
