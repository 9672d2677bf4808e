"""Places where long words without a space may break: addresses, code, paths, hashes.

A justified line before a word that does not break gapes, and a word longer than the measure leaves it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from postbook.xhtml import SVG, XHTML, element, has_class

LONG_CODE = 17
"""From how many characters on code may break."""

LONG_WORD = 31
"""From how many on any word may: a natural language hardly has such words."""

STEP = 8
"""After how many characters each a hash may break, which has no signs to break at."""

_LONG = re.compile(rf"\S{{{LONG_CODE},}}")
_LONG_PROSE = re.compile(rf"[!-~]{{{LONG_WORD},}}")
_LETTERS = re.compile(r"[A-Za-z'-]+")
# After signs within a word, but not between digits, nor after an apostrophe.
_SIGNS = re.compile(r"(?<=\w)(?!['’])(?!(?<=\d)[.,:](?=\d))(?:[^\w\s]|_)+(?=\w)|(?<=[^\W_])_+(?=[^\W_])")
_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
# Where lines break anyway: https://www.unicode.org/reports/tr14/#SY and #HY.
_NATURAL = re.compile(r"(?<=[/-])(?=[A-Za-z])")
# Pieces of words that run from right to left would be set in the wrong order.
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LEAST = 3
"""So many characters stay together at each end of a word."""

_CODE = frozenset(f"{XHTML}{tag}" for tag in ("code", "kbd", "samp", "var"))
_CLOSED = frozenset({f"{XHTML}pre", f"{SVG}svg"})


def break_words(body: etree._Element) -> None:
    """Put ``<wbr/>`` into long words. No character is added: what is copied from the page is what was written."""
    _walk(body, in_code=False, in_address=False)


def _walk(node: etree._Element, *, in_code: bool, in_address: bool) -> None:
    if node.tag in _CLOSED or has_class(node, "pb-math"):
        return
    in_code = in_code or node.tag in _CODE
    in_address = in_address or has_class(node, "pb-url") or has_class(node, "pb-address")
    children = [child for child in node if isinstance(child.tag, str)]
    for child in children:
        _walk(child, in_code=in_code, in_address=in_address)
    split = _broken if in_code or in_address else _broken_prose
    for before in (None, *children):
        text = node.text if before is None else before.tail
        pieces = list(split(text)) if text and _LONG.search(text) else []
        if len(pieces) > 1:
            _put(node, before, pieces)


def _broken(text: str) -> Iterator[str | etree._Element]:
    """A text with its breaks, as text and elements in turn."""
    begin = 0
    for word in _LONG.finditer(text):
        if _FROM_RIGHT.search(word[0]):
            continue
        for place in break_places(word[0]):
            if _NATURAL.match(word[0], place):
                continue
            yield from (text[begin : word.start() + place], element("wbr"))
            begin = word.start() + place
    yield text[begin:]


def _broken_prose(text: str) -> Iterator[str | etree._Element]:
    begin = 0
    for word in _LONG_PROSE.finditer(text):
        # Words of a language hyphenate, and break at their own hyphens.
        if not _LETTERS.fullmatch(word[0]) and break_places(word[0]):
            yield text[begin : word.start()]
            held = element("span", class_="pb-url")
            _put(held, None, list(_broken(word[0])))
            yield held
            begin = word.end()
    yield text[begin:]


def break_places(word: str) -> list[int]:
    """Where a word may break: after its signs, in pieces still long at humps, in hashes anywhere."""
    places = [match.end() for match in _SIGNS.finditer(word)]
    for begin, end in _long_pieces(word, places):
        places += [begin + match.start() for match in _HUMPS.finditer(word[begin:end])]
    for begin, end in _long_pieces(word, sorted(places)):
        if end - begin >= LONG_WORD or any(sign.isdigit() for sign in word[begin:end]):
            places += range(begin + STEP, end - STEP + 1, STEP)
    return sorted({place for place in places if _LEAST <= place <= len(word) - _LEAST})


def _long_pieces(word: str, places: list[int]) -> list[tuple[int, int]]:
    bounds = [0, *places, len(word)]
    return [(begin, end) for begin, end in pairwise(bounds) if end - begin >= LONG_CODE]


def _put(node: etree._Element, before: etree._Element | None, pieces: list[str | etree._Element]) -> None:
    """Put pieces in the place of a node's text, or of the text after one of its children."""
    last = before
    if before is None:
        node.text = None
    else:
        before.tail = None
    for piece in pieces:
        if not isinstance(piece, str):
            if last is None:
                node.insert(0, piece)
            else:
                last.addnext(piece)
            last = piece
        elif last is None:
            node.text = (node.text or "") + piece or None
        else:
            last.tail = (last.tail or "") + piece or None
