"""Break a title into lines of even length, measured in the font that sets it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from pathlib import Path

SHORT_WORD = 3
"""Letters. A line that ends in such a word, `of` or `the`, looks like an accident."""


def even_lines(title: str, font: Path, measure: float) -> tuple[str, ...]:
    """The title in as few lines as the measure, in em, allows, none much shorter than the others.

    Empty where that can't be said: a word is too long, or the font lacks a character.
    """
    words = title.split()
    widths = _widths((*words, " "), font)
    if widths is None or max(widths) > measure:
        return ()
    *lengths, space = widths
    stops = _stops(words, lengths, space, measure)
    return tuple(" ".join(words[start:stop]) for start, stop in zip((0, *stops), stops, strict=False))


def _stops(words: Sequence[str], lengths: Sequence[float], space: float, measure: float) -> tuple[int, ...]:
    """Before which words lines end: of all ways with the fewest lines the one that leaves the least uneven space."""

    def left(start: int, stop: int) -> float:
        return measure - sum(lengths[start:stop]) - space * (stop - start - 1)

    @cache
    def best(start: int) -> tuple[int, float, tuple[int, ...]]:
        if start == len(lengths):
            return 0, 0.0, ()
        ways = []
        for stop in range(start + 1, len(lengths) + 1):
            if left(start, stop) < 0:
                break
            lines, unevenness, stops = best(stop)
            hanging = _hanging(words[start:stop]) if stop < len(words) else 0
            unevenness += left(start, stop) ** 2 + hanging * measure**2
            ways.append((lines + 1, unevenness, (stop, *stops)))
        return min(ways)

    return best(0)[2]


def _hanging(line: Sequence[str]) -> int:
    """How many short words end a line."""
    return sum(1 for _ in takewhile(lambda word: len(word) <= SHORT_WORD, reversed(line)))


def _widths(texts: Sequence[str], font: Path) -> list[float] | None:
    """How wide each text is, in em, without kerning."""
    from fontTools.ttLib import TTFont

    with TTFont(font, lazy=True) as face:
        glyphs, advances, em = face.getBestCmap() or {}, face["hmtx"], face["head"].unitsPerEm
        if any(ord(character) not in glyphs for text in texts for character in text):
            return None
        return [sum(advances[glyphs[ord(character)]][0] for character in text) / em for text in texts]
