"""Prove that digits can be put in each other's place: whatever stands beside one, it is one glyph of one width.

Then another number is drawn as the engine would draw it, and nothing else on its page would change. That is tried with
the engine itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from postbook.pdf.folio_stream import CODE, Draftsman, DrawnText, FolioGlyphs

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
    glyphs = [_codes(each, places)[:1] for each in alike] if places else []
    if not places or any(_codes(each, places) != own * count for each, own in zip(alike, glyphs, strict=True)):
        return None
    first = alike[0].places.index(places[0])
    if not _are_evenly_set(
        drawn(_PAIRS), drawn("0" * (count + 1)), alike[0], [each[0] for each in glyphs], first, count
    ):
        return None
    key = _FONT.findall(alike[0].drawing[: places[0]])[-1].decode()
    return _of_font(alike[-1].fonts[key], key, [int(each[0], 16) for each in glyphs], digits, first)


def _places(alike: Sequence[DrawnText], count: int) -> list[int]:
    """Where the digits stand, if all else is the same; nothing if not."""
    zeros, ones = alike[0], alike[1]
    if any((each.size, each.places) != (zeros.size, zeros.places) for each in alike):
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


def _are_evenly_set(
    pairs: DrawnText, longer: DrawnText, zeros: DrawnText, glyphs: Sequence[bytes], first: int, count: int
) -> bool:
    """Whether each digit is drawn alike, and takes as much room, beside each other one."""
    places = pairs.places[first : first + len(_PAIRS)]
    if _codes(pairs, places) != [glyphs[int(digit)] for digit in _PAIRS]:
        return False
    between = {pairs.drawing[place + CODE : following] for place, following in pairwise(places)}
    advance = longer.size[0] - zeros.size[0]
    room = pairs.size[0] - zeros.size[0] - advance * (len(_PAIRS) - count)
    return len(between) == 1 and abs(room) < TOLERANCE and pairs.size[1:] == zeros.size[1:]


def _of_font(font: Any, key: str, glyphs: Sequence[int], digits: str, first: int) -> FolioGlyphs | None:
    """The glyphs, if they are a font's own outlines, equally wide."""
    widths = {font.widths[glyph] for glyph in glyphs}
    is_drawn_otherwise = font.bitmap or font.png or font.svg or font.colr
    if is_drawn_otherwise or len(widths) != 1 or not all(0 < glyph < font.glyph_count for glyph in glyphs):
        return None
    return FolioGlyphs(font=key, glyphs=tuple(glyphs), characters=digits, width=widths.pop(), first=first, number=())
