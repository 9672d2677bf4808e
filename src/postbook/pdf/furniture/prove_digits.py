"""Prove that digits can be put in each other's place: whatever stands beside one, it is one glyph and takes one room.

Then another number is drawn as the engine would draw it. That is tried with the engine itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from postbook.pdf.furniture.folio_stream import CODE, Draftsman, DrawnText, FolioGlyphs

_FONT = re.compile(rb"/(\w+) \S+ Tf")

# A de Bruijn sequence: each digit once after each other one.
_PAIRS = "00102030405060708091121314151617181922324252627282933435363738394454647484955657585966768697787988990"

TOLERANCE = 1e-6
"""Pixels; the engine counts in parts of a thousand and twenty-four."""


def prove_digits(box: Any, around: tuple[str, str, str], count: int) -> FolioGlyphs | None:
    """The glyphs of all numbers of so many digits, if they are drawn alike."""
    before, digits, after = around
    draftsman = Draftsman()

    def drawn(number: str) -> DrawnText:
        return draftsman.draw(box, before + "".join(digits[int(digit)] for digit in number) + after)

    alike = [drawn(str(digit) * count) for digit in range(10)]
    places = _places(alike, count)
    codes = [_codes(each, places) for each in alike]
    if not places or any(set(each) != {each[0]} for each in codes):
        return None
    longer = [drawn(str(digit) * (count + 1)) for digit in range(10)]
    advances = [more.size[0] - each.size[0] for more, each in zip(longer, alike, strict=True)]
    first, glyphs = alike[0].places.index(places[0]), [each[0] for each in codes]
    pairs = drawn(_PAIRS)
    if not _are_drawn_alike(pairs, first, glyphs) or not _take_their_room(alike, pairs, advances, count):
        return None
    key = _FONT.findall(alike[0].drawing[: places[0]])[-1].decode()
    return _of_font(
        pairs.fonts[key],
        FolioGlyphs(
            font=key,
            glyphs=tuple(int(each, 16) for each in glyphs),
            characters=digits,
            widths=(),
            advances=tuple(advances),
            first=first,
        ),
    )


def _places(alike: Sequence[DrawnText], count: int) -> list[int]:
    """Where the digits stand, if all else is the same; nothing if not."""
    zeros, ones = alike[0], alike[1]
    if any(each.places != zeros.places for each in alike):
        return []
    places = [place for place in zeros.places if _codes(zeros, [place]) != _codes(ones, [place])]
    is_one_run = places and zeros.places[(start := zeros.places.index(places[0])) : start + len(places)] == places
    if len(places) != count or not is_one_run or len({_without(each, places) for each in alike}) != 1:
        return []
    return places


def _codes(drawn: DrawnText, places: Sequence[int]) -> list[bytes]:
    return [drawn.drawing[place : place + CODE] for place in places]


def _without(drawn: DrawnText, places: Sequence[int]) -> bytes:
    """The drawing without the glyphs at some places."""
    ends = [0, *(place + CODE for place in places)]
    return b"?".join(drawn.drawing[end:place] for end, place in zip(ends, [*places, None], strict=True))


def _are_drawn_alike(pairs: DrawnText, first: int, glyphs: Sequence[bytes]) -> bool:
    """Whether each digit is drawn as the same glyph beside each other one, and not moved."""
    places = pairs.places[first : first + len(_PAIRS)]
    between = {pairs.drawing[place + CODE : following] for place, following in pairwise(places)}
    return len(between) == 1 and _codes(pairs, places) == [glyphs[int(digit)] for digit in _PAIRS]


def _take_their_room(alike: Sequence[DrawnText], pairs: DrawnText, advances: Sequence[float], count: int) -> bool:
    """Whether each digit takes as much room wherever it stands."""
    others = [each.size[0] - count * advance for each, advance in zip(alike, advances, strict=True)]
    others.append(pairs.size[0] - sum(advances[int(digit)] for digit in _PAIRS))
    return max(others) - min(others) < TOLERANCE and len({each.size[1:] for each in (*alike, pairs)}) == 1


def _of_font(font: Any, found: FolioGlyphs) -> FolioGlyphs | None:
    """The glyphs with their widths, if they are a font's own outlines."""
    is_drawn_otherwise = font.bitmap or font.png or font.svg or font.colr
    if is_drawn_otherwise or not all(0 < glyph < font.glyph_count for glyph in found.glyphs):
        return None
    return replace(found, widths=tuple(font.widths[glyph] for glyph in found.glyphs))
