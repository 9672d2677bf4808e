"""Rewrite the lines of a post so that Python-Markdown reads in them what their author meant.

Most authors write for kramdown, GitHub or CommonMark: lists nested by two or three spaces, a list right after the line
that announces it, code between fences anywhere. Python-Markdown wants four spaces and blank lines. This module knows
how CommonMark nests blocks (https://spec.commonmark.org/0.31.2/#container-blocks), and writes the same blocks down in
Python-Markdown's way. Code is set aside on the way: nobody touches its lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from postbook.chapter.expand_tabs import expand_tabs
from postbook.chapter.fence_info import read_info
from postbook.chapter.islands import Island, Islands, Kind
from postbook.chapter.join_lone_marks import join_lone_marks
from postbook.chapter.markdown_lines import (
    BLOCK_TAG,
    FENCE,
    HEADING,
    INDENTING,
    ITEM,
    QUOTE,
    RULE,
    dedent,
    end_of_fence,
    indent_of,
    is_paragraph,
    opens_fence,
    starts_block,
)

_UNDERLINE = re.compile(r" {0,3}(?:=+|-+) *$")
_TABLE_RULE = re.compile(r" {0,3}\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$")
_VERBATIM = re.compile(r"<(pre|script|style|textarea)\b|<!--", re.IGNORECASE)
_OPENS_BLOCK = re.compile(r" {0,3}<(details|div|section|article|aside|figure|blockquote|center)\b[^>]*>", re.IGNORECASE)


def settle_lines(text: str, islands: Islands) -> str:
    """Rewrite a post's lines for Python-Markdown; code between fences becomes islands."""
    return "\n".join(_Block(join_lone_marks(expand_tabs(text.split("\n"))), islands).settle())


@dataclass(slots=True)
class _Block:
    """The lines inside one block: a post, a list item, a quotation; their own indentation is gone."""

    lines: list[str]
    islands: Islands
    in_item: bool = False
    """Whether it is a list item: a list may follow its text at once."""

    def settle(self) -> list[str]:
        """The lines for Python-Markdown."""
        settled: list[str] = []
        at = 0
        while at < len(self.lines):
            at = self._take(at, settled)
        return settled

    def _take(self, at: int, settled: list[str]) -> int:
        """Settle the block that begins here. Gives the line after it."""
        line = self.lines[at]
        in_paragraph = bool(settled and is_paragraph(settled[-1]))
        if not line.strip():
            settled.append("")
            return at + 1
        if (fence := FENCE.fullmatch(line)) and opens_fence(fence):
            return self._take_fence(at, fence, settled)
        if indent_of(line) >= 4:
            settled.append(line)
            return at + 1
        if _VERBATIM.search(line):
            return self._take_verbatim(at, settled)
        return self._take_block(at, line, in_paragraph, settled)

    def _take_block(self, at: int, line: str, in_paragraph: bool, settled: list[str]) -> int:
        if RULE.match(line) and not (in_paragraph and _UNDERLINE.match(line)):
            _part(settled)
            settled.append(line)
            return at + 1
        if (item := ITEM.fullmatch(line)) and (not in_paragraph or _may_interrupt(item)):
            return self._take_list(at, settled)
        if QUOTE.match(line):
            return self._take_quote(at, settled)
        if mark := INDENTING.match(line):
            return self._take_indented(at, mark, settled)
        if HEADING.match(line) or self._heads_table(at) or BLOCK_TAG.match(line):
            _part(settled)
        settled.append(self._open_to_markdown(at) if _OPENS_BLOCK.match(line) else line)
        return at + 1

    def _open_to_markdown(self, at: int) -> str:
        """Ask for Markdown in an HTML block with a blank line after its tag, as CommonMark reads it."""
        line = self.lines[at]
        tag = _OPENS_BLOCK.match(line)
        assert tag
        inside = self.lines[at + 1 :]
        end = next((n for n, each in enumerate(inside) if each.strip().lower().startswith(f"</{tag[1].lower()}>")), 0)
        body = inside[:end]
        if "</summary>" not in line and any("<summary" in each for each in body[:1]):
            body = body[next((n for n, each in enumerate(body) if "</summary>" in each), 0) + 1 :]
        # Indented HTML after a blank line would be read as code.
        is_open = bool(body) and not body[0].strip() and not any(re.match(r" {4,}<", each) for each in body)
        return f'{line[: tag.end(1)]} markdown="1"{line[tag.end(1) :]}' if is_open and "markdown=" not in line else line

    def _heads_table(self, at: int) -> bool:
        following = self.lines[at + 1] if at + 1 < len(self.lines) else ""
        return "|" in self.lines[at] and "|" in following and bool(_TABLE_RULE.match(following))

    def _take_fence(self, at: int, fence: re.Match[str], settled: list[str]) -> int:
        end = end_of_fence(self.lines, at, fence)
        closed = end < len(self.lines)
        width = len(fence["lead"])
        lines = [dedent(line, width) for line in self.lines[at : end + 1]]
        inner = lines[1:-1] if closed else lines[1:]
        while not closed and inner and not inner[-1].strip():
            inner.pop()
        language, title = read_info(fence["info"])
        island = Island(
            kind=Kind.CODE,
            written="\n".join(lines),
            inner="".join(f"{line}\n" for line in inner),
            language=language,
            title=title,
        )
        settled.append(fence["lead"] + self.islands.set_aside(island))
        return end + 1

    def _take_verbatim(self, at: int, settled: list[str]) -> int:
        """Raw HTML in which even blank lines and lists mean only themselves."""
        end = at
        opened = _VERBATIM.search(self.lines[at])
        assert opened
        close = f"</{opened[1]}" if opened[1] else "-->"
        from_column = opened.end()
        while end < len(self.lines) and close.lower() not in self.lines[end][from_column:].lower():
            end, from_column = end + 1, 0
        if end == len(self.lines):
            end = at
        settled.extend(self.lines[at : end + 1])
        return end + 1

    def _take_quote(self, at: int, settled: list[str]) -> int:
        inner: list[str] = []
        while at < len(self.lines) and self.lines[at].strip():
            quoted = QUOTE.fullmatch(self.lines[at])
            if not quoted and not (inner and is_paragraph(inner[-1]) and not starts_block(self.lines[at])):
                break
            inner.append(quoted["rest"] if quoted else self.lines[at].strip())
            at += 1
        _part(settled)
        if next((line for line in reversed(settled) if line), "").startswith(">"):
            # Python-Markdown makes one of two quotations in a row.
            settled.extend(["<!-- -->", ""])
        settled.extend(f"> {line}".rstrip() for line in _Block(inner, self.islands).settle())
        settled.append("")
        return at

    def _take_indented(self, at: int, mark: re.Match[str], settled: list[str]) -> int:
        """An admonition, a footnote, a definition: what follows is indented by four."""
        if not mark["mark"].startswith(":"):
            _part(settled)
        taken, end = self._indented_lines(at + 1, 4)
        settled.append(self.lines[at])
        inner = _Block([dedent(line, 4) for line in taken], self.islands).settle()
        settled.extend(_indent(line) for line in inner)
        return end

    def _take_list(self, at: int, settled: list[str]) -> int:
        if not self.in_item:
            _part(settled)
        kind, begin = "", len(settled)
        while at < len(self.lines):
            item = ITEM.fullmatch(self.lines[at])
            if not item or RULE.match(self.lines[at]):
                break
            # Python-Markdown reads on from the last blank line: after one, each item needs its own.
            if kind and (kind != _kind_of(item) or "" in settled[begin:]):
                _part(settled, always=True)
            kind, begin = _kind_of(item), len(settled)
            at = self._take_item(at, item, settled)
        if at < len(self.lines) and self.lines[at].strip():
            settled.append("")
        return at

    def _take_item(self, at: int, item: re.Match[str], settled: list[str]) -> int:
        offset = len(item["lead"]) + len(item["mark"]) + (len(item["gap"]) if 1 <= len(item["gap"]) <= 4 else 1)
        if not item["rest"]:
            offset = len(item["lead"]) + len(item["mark"]) + 1
        taken, end = self._indented_lines(at + 1, offset, first=item["rest"])
        width = _content_column(taken, offset)
        first = self.lines[at][offset:] if item["rest"] else ""
        inner = _Block([first, *(dedent(line, width) for line in taken)], self.islands, in_item=True).settle()
        mark = item["mark"].replace(")", ".")
        settled.append(f"{mark} {inner[0].strip()}".rstrip() if inner else mark)
        settled.extend(_indent(line) for line in inner[1:])
        return end

    def _indented_lines(self, at: int, offset: int, first: str = "") -> tuple[list[str], int]:
        """The lines that belong to a block whose content begins at a column, and the line after them."""
        taken: list[str] = []
        last = first
        while at < len(self.lines):
            line = self.lines[at]
            if line.strip() and indent_of(line) < offset and not (is_paragraph(last) and not starts_block(line)):
                break
            if (fence := FENCE.fullmatch(line)) and opens_fence(fence) and indent_of(line) >= offset:
                end = min(end_of_fence(self.lines, at, fence), len(self.lines) - 1)
                taken.extend(self.lines[at : end + 1])
                at, last = end + 1, ""
                continue
            taken.append(line)
            at, last = at + 1, line
        while taken and not taken[-1].strip():
            taken.pop()
            at -= 1
        return taken, at


def _indent(line: str) -> str:
    return f"    {line}" if line.strip() else ""


def _part(settled: list[str], *, always: bool = False) -> None:
    """See to a blank line before what follows."""
    if settled and settled[-1].strip() and (always or is_paragraph(settled[-1])):
        settled.append("")


def _may_interrupt(item: re.Match[str]) -> bool:
    """Whether a list may begin right after a paragraph's line."""
    return bool(item["rest"]) and item["mark"] in ("*", "+", "-", "1.", "1)")


def _kind_of(item: re.Match[str]) -> str:
    return "ordered" if item["mark"][0].isdigit() else "unordered"


def _content_column(lines: list[str], offset: int) -> int:
    """The column at which an item's own lines begin.

    Authors for Python-Markdown indent by four under a mark of two columns; code there has eight.
    """
    least = min((indent_of(line) for line in lines if line.strip() and indent_of(line) >= offset), default=offset)
    return offset if offset + 4 <= least < 8 else max(offset, min(least, 4))
