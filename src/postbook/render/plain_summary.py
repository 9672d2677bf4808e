"""A post's summary as a line under its title: headers hold it in Markdown, in HTML, or cut off the text itself."""

from __future__ import annotations

import re
from html import unescape

from postbook.chapter.chapter import Chapter
from postbook.xhtml import plain_text

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_STRESS = re.compile(r"(?<![\w\\*_`])(\*\*|__|\*|_|`+)(?=\S)(.+?)(?<=\S)\1(?![\w*_`])")
_LETTERS = re.compile(r"\w+")


def plain_summary(chapter: Chapter) -> str:
    """The summary without markup; empty where it only repeats how the text begins, or the title."""
    summary = without_markup(chapter.post.header.summary)
    words = _words(summary)
    if not words or words == _words(chapter.plain_title):
        return ""
    if summary.endswith(("…", "...")):
        words = words[:-1]  # It may be cut within a word.
    begins = _words(plain_text(chapter.body)[: 2 * len(summary) + 200])
    return "" if begins[: len(words)] == words else summary


def without_markup(markdown: str) -> str:
    """The words of a line or two of Markdown or HTML."""
    text = _LINK.sub(r"\1", _PICTURE.sub("", _TAG.sub("", markdown)))
    # Twice: stress may hold stress.
    return " ".join(unescape(_STRESS.sub(r"\2", _STRESS.sub(r"\2", text))).split())


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _LETTERS.findall(text)]
