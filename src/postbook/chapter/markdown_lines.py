"""What a line of Markdown begins, by CommonMark: https://spec.commonmark.org/0.31.2/#blocks-and-inlines."""

from __future__ import annotations

import re

FENCE = re.compile(r"(?P<lead> *)(?P<marks>`{3,}|~{3,})(?P<info>[^\n]*)")
ITEM = re.compile(r"(?P<lead> {0,3})(?P<mark>[*+-]|\d{1,9}[.)])(?P<gap> +|$)(?P<rest>.*)")
RULE = re.compile(r" {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$")
HEADING = re.compile(r" {0,3}#{1,6}(?: |$)")
QUOTE = re.compile(r" {0,3}> ?(?P<rest>.*)")
BLOCK_TAG = re.compile(
    r" {0,3}</?(?:div|section|details|summary|figure|table|p|ul|ol|blockquote|aside)\b", re.IGNORECASE
)
INDENTING = re.compile(r" {0,3}(?P<mark>!!! ?|\?\?\?\+? ?|\[\^[^\]]+\]:|: {1,3}(?=\S))")
"""Blocks of Python-Markdown itself, whose content is indented by four spaces."""


def indent_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def dedent(line: str, width: int) -> str:
    """Take away so many of a line's leading spaces, or as many as it has."""
    return line[min(width, indent_of(line)) :]


def is_paragraph(line: str) -> bool:
    """Whether a line is one that a paragraph's next line may follow."""
    return bool(line.strip()) and not HEADING.match(line) and not RULE.match(line) and not FENCE.fullmatch(line)


def starts_block(line: str) -> bool:
    """Whether a line ends the paragraph before it."""
    fence = FENCE.fullmatch(line)
    item = ITEM.fullmatch(line)
    return bool(
        (fence and opens_fence(fence))
        or (item and item["rest"])
        or QUOTE.match(line)
        or HEADING.match(line)
        or RULE.match(line)
        or BLOCK_TAG.match(line)
        or INDENTING.match(line)
    )


def opens_fence(fence: re.Match[str]) -> bool:
    """Whether what looks like a fence is one."""
    # A run of backticks with more backticks after it is code within a line.
    return fence["marks"][0] == "~" or "`" not in fence["info"]


def end_of_fence(lines: list[str], at: int, fence: re.Match[str]) -> int:
    """The line that closes a fence; beyond the last where none does."""
    closing = closing_of(fence)
    return next((n for n in range(at + 1, len(lines)) if closing.fullmatch(lines[n])), len(lines))


def closing_of(fence: re.Match[str]) -> re.Pattern[str]:
    """The line that closes a fence."""
    return re.compile(rf"[ \t]*{re.escape(fence['marks'][0])}{{{len(fence['marks'])},}}[ \t]*")
