"""Pages side by side: their size, and everything that is drawn on them, furniture included, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from math import hypot

import pikepdf
from tests.equal.differences import Difference
from tests.equal.drawn import NEAR, Drawn

JOINER = "\u200d"
REPLACED = "\ufffd"

ROUNDED = 0.001
"""How far apart two glyphs may stand, in ems, for each glyph before them: widths are whole thousandths."""

SAME_COLOUR = 48
"""How far apart two parts of a picture may be, of 255: one of them was converted to sRGB, scaled down, or both."""


def compare_sizes(bound: pikepdf.Pdf, other: pikepdf.Pdf) -> Iterator[Difference]:
    """The number of pages, and the size of each."""
    if len(bound.pages) != len(other.pages):
        yield Difference(
            subject="pages", place="", message=f"{len(bound.pages)} are bound, one run has {len(other.pages)}"
        )
    for number, (ours, its) in enumerate(zip(bound.pages, other.pages, strict=False), 1):
        sizes = [tuple(round(float(edge), 1) for edge in page.mediabox) for page in (ours, its)]
        if sizes[0] != sizes[1]:
            yield Difference(subject="pages", place=f"page {number}", message=f"is {sizes[0]}, in one run {sizes[1]}")


def compare_page(number: int, ours: Sequence[Drawn], its: Sequence[Drawn]) -> Iterator[Difference]:
    """What is drawn on a page. After something that only one of them has nothing more is told of the page."""
    place = f"page {number}"
    for mine, other in zip_longest(ours, its):
        if mine is None or other is None:
            yield Difference(subject="drawn", place=place, message=f"only one has {_shown(mine or other)}")
            return
        if mine.is_like(other) and mine.text == other.text and mine.colours == other.colours:
            continue
        exemption = _exemption(mine, other)
        yield Difference(
            subject="drawn", place=place, message=f"{_shown(mine)}; in one run {_shown(other)}", exemption=exemption
        )
        if not exemption and mine.kind != other.kind:
            return


def _exemption(mine: Drawn, other: Drawn) -> str:
    if mine.kind != other.kind or len(mine.place) != len(other.place) or not _near(mine, other):
        return ""
    if mine.kind == "picture":
        return "prepared picture" if mine.look[0] == other.look[0] and _are_one_picture(mine, other) else ""
    if mine.kind != "text":
        return "screen colours" if "cmyk" in repr(other.look) and "cmyk" not in repr(mine.look) else ""
    if mine.text != other.text:
        return _exempt_text(mine, other)
    if mine.look == other.look:
        return "rounded otherwise"
    if mine.look[:-1] == other.look[:-1]:
        return "numbered otherwise"
    return ""


def _exempt_text(mine: Drawn, other: Drawn) -> str:
    if mine.look != other.look:
        return ""
    if "Amiri" in str(mine.look[0]) and is_mended(mine.text, other.text):
        return "mended letters"
    return "private characters" if len(mine.text) == len(other.text) and _is_replaced(mine.text, other.text) else ""


def is_mended(ours: str, its: str) -> bool:
    """Whether its text has single letters too many or too few, where ours has joiners or all letters."""
    steps = SequenceMatcher(None, ours.replace(JOINER, ""), its, autojunk=False).get_opcodes()
    changed = [step for step in steps if step[0] != "equal"]
    return all(
        kind != "replace" and abs((end - start) - (last - first)) == 1 for kind, start, end, first, last in changed
    )


def _is_replaced(ours: str, its: str) -> bool:
    return {copied for copied, other in zip(ours, its, strict=True) if copied != other} == {REPLACED}


def _near(mine: Drawn, other: Drawn) -> bool:
    """Whether they stand at the same spot but for what was rounded."""
    ems = hypot(mine.place[2], mine.place[3]) if mine.kind == "text" else 0.0
    for index, (ours, its) in enumerate(zip(mine.place, other.place, strict=True)):
        glyphs = mine.glyphs_before + max(0, index - 6)
        if abs(ours - its) > NEAR + ROUNDED * ems * glyphs:
            return False
    return True


def _are_one_picture(mine: Drawn, other: Drawn) -> bool:
    return len(mine.colours) == len(other.colours) and all(
        abs(ours - its) <= SAME_COLOUR for ours, its in zip(mine.colours, other.colours, strict=True)
    )


def _shown(drawn: Drawn) -> str:
    what = f"`{drawn.text}`" if drawn.text else drawn.kind
    spot = ", ".join(f"{each:.2f}" for each in drawn.place[:6])
    return f"{what} {drawn.look if drawn.kind != 'text' else drawn.look[0]} at ({spot})"
