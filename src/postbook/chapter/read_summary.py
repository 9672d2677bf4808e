"""The summary in a post's header: Markdown, HTML, or cut off the text itself; a line under the title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from lxml import etree

from postbook.chapter.draft import Draft, Transform
from postbook.chapter.read_post import read_inline
from postbook.xhtml import element, elements, plain_text, remove

# A line has no paragraphs.
_BLOCKS = re.compile(r"</?(?:p|div|blockquote|h[1-6]|ul|ol|li)\b[^<>]*>|<br\b[^<>]*>", re.IGNORECASE)
_LETTERS = re.compile(r"\w+")


def read_summary(draft: Draft, transforms: Iterable[Transform]) -> etree._Element | None:
    """Read it, once the draft is done; ``None`` where it says nothing but the title or how the text begins.

    It takes the way of titles. Reports: what the transforms report, without a line.
    """
    written = _BLOCKS.sub(" ", draft.post.header.summary)
    if not written.strip():
        return None
    line = Draft(
        post=replace(draft.post, text=""),
        config=draft.config,
        language=draft.language,
        title=read_inline(written, draft.config.markdown),
        body=element("div", class_="pb-body"),
    )
    for picture in list(elements(line.title, "img")):
        remove(picture)
    for transform in transforms:
        transform(line)
    if _says_nothing_new(plain_text(line.title), draft):
        return None
    draft.diagnostics += line.diagnostics
    line.title.set("class", "pb-summary-text")
    return line.title


def _says_nothing_new(summary: str, draft: Draft) -> bool:
    words = _words(summary)
    if not words or words == _words(plain_text(draft.title)):
        return True
    if summary.rstrip(")] ").endswith("…"):
        words = words[:-1]  # It may be cut within a word.
    begins = _words(plain_text(draft.body)[: 2 * len(summary) + 200])
    return begins[: len(words)] == words


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _LETTERS.findall(text)]
