"""List marks that stand alone on their line, and the text that belongs to them."""

from __future__ import annotations

import re

from postbook.chapter.markdown_lines import FENCE, ITEM, closing_of, indent_of, opens_fence, starts_block

_LONE_MARK = re.compile(r" *(?:[*+-]|\d{1,9}[.)]) *")


def join_lone_marks(lines: list[str]) -> list[str]:
    """Bring an item's text to its mark where converters have left it on the next line, too far to the left."""
    joined: list[str] = []
    closing: re.Pattern[str] | None = None
    for line in lines:
        fence = FENCE.fullmatch(line)
        if closing is None and joined and _LONE_MARK.fullmatch(joined[-1]) and _is_its_text(line, joined):
            joined[-1] = f"{joined[-1].rstrip()} {line.lstrip()}"
            continue
        if closing is None and fence and opens_fence(fence):
            closing = closing_of(fence)
        elif closing is not None and closing.fullmatch(line):
            closing = None
        joined.append(line)
    return joined


def _is_its_text(line: str, before: list[str]) -> bool:
    """Whether a line belongs to the mark before it. After a paragraph, a dash at the margin underlines a heading."""
    mark = before[-1]
    is_item = indent_of(mark) > 0 or len(before) == 1 or not before[-2].strip() or bool(ITEM.fullmatch(before[-2]))
    is_text = bool(line.strip()) and not starts_block(line) and not _LONE_MARK.fullmatch(line)
    return is_item and is_text and indent_of(line) <= indent_of(mark)
