"""Lines of code that are longer than any measure: what goes on below hangs, so that it does not look like a line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from copy import copy
from dataclasses import dataclass
from itertools import accumulate, pairwise

from lxml import etree

from postbook.pdf.break_words import break_places
from postbook.xhtml import XHTML, element, elements

LONGEST_LINE = 60
"""In columns: the narrowest measure of our themes and trims."""

HANG = 4
"""How many columns further in than a line begins it goes on."""

DEEPEST = 24
"""In columns: enough must be left of the measure."""

TAB = 4
"""As in base/print.css."""

_LONG_WORD = re.compile(r"\S{30,}")
# Before these no line breaks, not even after a space: https://www.unicode.org/reports/tr14/tr14-49.html#LB13
_BOUND_SIGN = re.compile(r"(?<=\S[ \t])(?=[:;,.!?/)\]}]\S)")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text of one line, in one element or in none."""

    text: str
    node: etree._Element | None


def hang_lines(body: etree._Element) -> None:
    """Wrap every long line of a block of code in ``<span class="pb-long-line">``. The text stays as it is."""
    for block in elements(body, "pre"):
        code = block[0] if len(block) == 1 and block[0].tag == f"{XHTML}code" else block
        # Where elements stand in elements, an author has marked something up that lines would cut.
        if not any(len(child) for child in code) and _has_long_line(code):
            _hang(code)


def _has_long_line(code: etree._Element) -> bool:
    return any(len(line) > LONGEST_LINE for line in "".join(map(str, code.itertext())).split("\n"))


def _hang(code: etree._Element) -> None:
    lines = list(_lines(code))
    for child in list(code):
        code.remove(child)
    code.text = None
    for line in lines:
        text = "".join(piece.text for piece in line)
        holder = code
        if len(text.rstrip("\n")) > LONGEST_LINE:
            holder = element("span", class_="pb-long-line", style=f"--pb-hang:{_hang_of(text)}ch")
        _write(line, holder, _breaks(line, text) if holder is not code else frozenset())
        if holder is not code:
            code.append(holder)


def _hang_of(line: str) -> int:
    spread = line.expandtabs(TAB)
    return min(len(spread) - len(spread.lstrip()) + HANG, DEEPEST)


def _lines(code: etree._Element) -> Iterator[list[_Piece]]:
    """The lines with their ends; what crosses a line end is cut there."""
    line: list[_Piece] = []
    for piece in _pieces(code):
        first, *others = piece.text.split("\n")
        line.append(_Piece(first, _part(piece.node, first)))
        for text in others:
            yield [*line, _Piece("\n", None)]
            line = [_Piece(text, _part(piece.node, text, again=True))]
    yield line


def _pieces(code: etree._Element) -> Iterator[_Piece]:
    yield _Piece(code.text or "", None)
    for child in code:
        yield _Piece(child.text or "", child)
        yield _Piece(child.tail or "", None)


def _part(node: etree._Element | None, text: str, *, again: bool = False) -> etree._Element | None:
    """An element like another with a part of its text; the first part has its id."""
    if node is None or (again and not text):
        return None
    part = copy(node)
    part.tail = None
    part.text = text or None
    if again:
        part.attrib.pop("id", "")
    return part


def _breaks(line: list[_Piece], text: str) -> frozenset[int]:
    """Where the layout engine breaks no line by itself: in long words that elements divide, and before such signs."""
    edges = set(accumulate(len(piece.text) for piece in line))
    words = [word for word in _LONG_WORD.finditer(text) if any(word.start() < edge < word.end() for edge in edges)]
    in_words = (word.start() + place for word in words for place in break_places(word[0]))
    return frozenset((*in_words, *(match.start() for match in _BOUND_SIGN.finditer(text))))


def _write(line: list[_Piece], holder: etree._Element, breaks: Collection[int]) -> None:
    at = 0
    for piece in line:
        end = at + len(piece.text)
        if piece.node is not None:
            if at in breaks:
                holder.append(element("wbr"))
            holder.append(piece.node)
        else:
            for begin, stop in pairwise(sorted({at, end, *(place for place in breaks if at <= place < end)})):
                if begin in breaks:
                    holder.append(element("wbr"))
                _append(holder, piece.text[begin - at : stop - at])
        at = end


def _append(holder: etree._Element, text: str) -> None:
    if len(holder):
        holder[-1].tail = (holder[-1].tail or "") + text or None
    else:
        holder.text = (holder.text or "") + text or None
