"""Tabs that indent become spaces, as CommonMark counts them: https://spec.commonmark.org/0.31.2/#tabs."""

from __future__ import annotations

import re

from postbook.chapter.markdown_lines import FENCE, closing_of, opens_fence


def expand_tabs(lines: list[str]) -> list[str]:
    """Make spaces of the tabs that indent lines; the tabs in code between fences stay."""
    expanded: list[str] = []
    closing: re.Pattern[str] | None = None
    width = 0
    for line in lines:
        if closing is None:
            lead = line[: len(line) - len(line.lstrip(" \t"))].expandtabs(4)
            line = lead + line.lstrip(" \t")
            if (fence := FENCE.fullmatch(line)) and opens_fence(fence):
                closing, width = closing_of(fence), len(fence["lead"])
        else:
            line = _expand_to(line, width)
            if closing.fullmatch(line):
                closing = None
        expanded.append(line)
    return expanded


def _expand_to(line: str, width: int) -> str:
    """Make spaces of the tabs that reach to a column."""
    column = at = 0
    while column < width and at < len(line) and line[at] in " \t":
        column += 4 - column % 4 if line[at] == "\t" else 1
        at += 1
    return " " * column + line[at:]
