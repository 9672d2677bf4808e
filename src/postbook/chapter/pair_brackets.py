"""Look for the ends of links once: Python-Markdown reads a whole paragraph for each bracket that nothing closes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import LinkInlineProcessor

_Address = tuple[str, str | None, int, bool]
"""With its title, where it ends, and whether there is one."""
_ReadAddress = Callable[[str, int], _Address]

_BRACKET = re.compile(r"[\[\]]")


class PairedBrackets(Extension):
    """Goes last: it helps all that reads links and pictures."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Give each reader of links the same eyes."""
        brackets = _Brackets()
        for reader in md.inlinePatterns:
            if isinstance(reader, LinkInlineProcessor):
                reader.getText = brackets.text  # type: ignore[method-assign]
                reader.getLink = _reader_of_addresses(reader.getLink)  # type: ignore[assignment, method-assign]


class _Brackets:
    """Remembers, of the text in which one was not closed, which of them are."""

    _searched = ""
    _ends: Mapping[int, int] = {}

    def text(self, data: str, index: int) -> tuple[str, int, bool]:
        """What stands between the bracket before a place and the one that closes it; where that ends; if it does."""
        end = self._ends.get(index) if data is self._searched else _end(data, index)
        if end is None:
            if data is not self._searched:
                self._searched, self._ends = data, _ends(data)
            return "", len(data), False
        return data[index : end - 1], end, True


def _reader_of_addresses(read: _ReadAddress) -> _ReadAddress:
    """Read an address in parentheses only where one is closed."""

    def read_closed(data: str, index: int) -> _Address:
        return read(data, index) if data.find(")", index) >= 0 else ("", None, index, False)

    return read_closed


def _end(data: str, index: int) -> int | None:
    depth = 1
    for bracket in _BRACKET.finditer(data, index):
        depth += 1 if bracket[0] == "[" else -1
        if not depth:
            return bracket.end()
    return None


def _ends(data: str) -> Mapping[int, int]:
    """The place behind each bracket that is closed → the place behind the one that closes it."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for bracket in _BRACKET.finditer(data):
        if bracket[0] == "[":
            opened.append(bracket.end())
        elif opened:
            ends[opened.pop()] = bracket.end()
    return ends
