"""Letters that a font draws in two pieces: the letter, and a stroke that joins it to the next.

Amiri lengthens a lam before a kaf so. The layout engine maps pieces to characters as it meets them, and so the stroke
says the letter a second time when text is copied or searched (or the letter, met for the first time, says nothing).
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from postbook.file_state import FileState, state_of

JOINER = "\u200d"
"""ZERO WIDTH JOINER: what the stroke says. A glyph must say something (PDF/A-3u, ISO 19005-3, 6.2.11.7.2)."""

_SINGLE, _MULTIPLE, _EXTENSION = 1, 2, 7
"""Types of substitution, https://learn.microsoft.com/typography/opentype/spec/gsub."""


def mend_letters(characters: Mapping[int, str], path: Path) -> dict[int, str]:
    """Glyph → what it says, with every letter said once. ``characters``: as the engine mapped them."""
    if not any("\u0600" <= text[:1] <= "\u08ff" for text in characters.values()):
        return dict(characters)
    letters, strokes = _pieces(path, state_of(path))
    mended = dict(characters)
    for glyph, text in characters.items():
        if glyph in strokes:
            mended[glyph] = JOINER
        elif not text and glyph in letters:
            mended[glyph] = letters[glyph]
    return mended


@lru_cache(maxsize=8)
def _pieces(path: Path, _state: FileState) -> tuple[Mapping[int, str], frozenset[int]]:
    """The glyphs that can be lengthened, with their letters, and the strokes that lengthen them."""
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        if "GSUB" not in font:
            return {}, frozenset()
        number: Mapping[str, int] = font.getReverseGlyphMap()
        nominal = {number[name]: _letter(code) for code, name in font.getBestCmap().items()}
        sources: dict[int, set[int]] = defaultdict(set)
        lengthened: dict[int, set[int]] = defaultdict(set)
        for kind, mapping in _substitutions(font["GSUB"].table):
            for name, made in mapping.items():
                if kind == _SINGLE:
                    sources[number[made]].add(number[name])
                elif made[:1] == [name]:
                    lengthened[number[name]] |= {number[each] for each in made[1:]}
    strokes = frozenset(each for pieces in lengthened.values() for each in pieces) - nominal.keys()
    found = {glyph: _letters(glyph, sources, nominal) for glyph in lengthened}
    return {glyph: letters.pop() for glyph, letters in found.items() if len(letters) == 1}, strokes


def _letter(code: int) -> str:
    """A character, not one of its old presentation forms."""
    return unicodedata.normalize("NFKC", chr(code))


def _substitutions(table: Any) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for lookup in table.LookupList.Lookup:
        for each in lookup.SubTable:
            rule = each.ExtSubTable if each.LookupType == _EXTENSION else each
            if rule.LookupType in (_SINGLE, _MULTIPLE):
                yield rule.LookupType, rule.mapping


def _letters(glyph: int, sources: Mapping[int, set[int]], nominal: Mapping[int, str]) -> set[str]:
    """The characters of which a glyph is a form."""
    seen, open_glyphs = {glyph}, [glyph]
    while open_glyphs:
        new = sources.get(open_glyphs.pop(), set()) - seen
        seen |= new
        open_glyphs += new
    return {nominal[each] for each in seen if each in nominal}
