"""Tags side by side: galley by galley and at once by us, and by us and by the engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from tests.conformance.judges.structure_tree import Element, Structure
from tests.equal.compare_pages import is_mended
from tests.equal.differences import Difference
from tests.equal.drawn import Drawn
from tests.equal.tag_tree import Row

MOST_TOLD = 20
"""Rows that differ, before the rest of the tree is given up: what follows only shows that it has shifted."""


def compare_trees(ours: Sequence[Row], its: Sequence[Row]) -> Iterator[Difference]:
    """Row by row, in reading order: types, depth, alternative texts, languages, header cells, what is drawn."""
    told = 0
    for mine, other in zip_longest(ours, its):
        if mine is not None and other is not None and mine.is_like(other):
            continue
        exemption = "mended letters" if mine and other and _is_mended(mine, other) else ""
        page = mine.page if mine else other.page if other else None
        yield Difference(subject="tags", place=f"page {page}", message=f"{mine}; at once {other}", exemption=exemption)
        told += not exemption
        if told >= MOST_TOLD:
            return


def _is_mended(mine: Row, other: Row) -> bool:
    same = replace(mine, said=other.said).is_like(other)
    return same and mine.said[0] == other.said[0] == "text" and is_mended(str(mine.said[1]), str(other.said[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How something drawn is read out."""

    drawn: Drawn
    around: tuple[str, ...]
    """The types of the elements around it, the outermost first; none for what is not read out."""
    turn: int
    """Its turn in the reading of the whole file."""


def told_by(structure: Structure, pages: Sequence[Sequence[Drawn]]) -> list[list[Told]]:
    """How each text and picture of each page is read out."""
    owners = {mark: (turn, element) for turn, (mark, element) in enumerate(_marks(structure.elements[0]))}
    return [[_told(each, owners) for each in page if each.kind in ("text", "picture")] for page in pages]


def _marks(element: Element) -> Iterator[tuple[object, Element]]:
    for each in element.content:
        if isinstance(each, Element):
            yield from _marks(each)
        elif isinstance(each, tuple):
            yield each, element


def _told(drawn: Drawn, owners: dict[object, tuple[int, Element]]) -> Told:
    turn, element = owners.get(drawn.mark, (-1, None))
    around = tuple(reversed([element.tag, *(each.tag for each in element.up())])) if element else ()
    return Told(drawn=drawn, around=around, turn=turn)


KNOWN = frozenset({"H1", "H2", "H3", "H4", "H5", "H6", "LI", "Lbl", "BlockQuote", "Table", "TR", "TH", "TD", "Figure",
                   "Link", "Caption"})  # fmt: skip
"""What both know and mean alike. The engine has neither Note nor Code nor Reference nor Formula nor TOC; and where
text stands right in a division, we put it in a paragraph."""

SAME = {"TOCI": "LI"}

LEADER = frozenset(". \u2002\u2003")
"""What is drawn between an entry of the contents and its folio."""

BREAK = ["*", "*", "*"]
"""What is drawn for ``<hr>``."""


def compare_roles(page: int, ours: Sequence[Told], its: Sequence[Told]) -> Iterator[Difference]:
    """What stands around each text and picture of a page, and the order in which they are read out."""
    for mine, other in zip(ours, its, strict=False):
        if bool(mine.around) != bool(other.around) or _known(mine.around) != _known(other.around):
            message = f"`{mine.drawn.text}`: {'/'.join(mine.around)}; by the engine {'/'.join(other.around)}"
            yield Difference(subject="roles", place=f"page {page}", message=message, exemption=_exemption(mine, other))
    heard = [(mine, other) for mine, other in zip(ours, its, strict=False) if mine.around and other.around]
    heard = [pair for pair in heard if "Note" not in pair[0].around]
    if not _in_one_order(heard):
        flat = [pair for pair in heard if pair[0].around.count("LI") < 2]
        exemption = "list in a list" if _in_one_order(flat) else ""
        message = "is read out in another order by the engine"
        yield Difference(subject="roles", place=f"page {page}", message=message, exemption=exemption)


def _in_one_order(pairs: Sequence[tuple[Told, Told]]) -> bool:
    by_turn = sorted(pairs, key=lambda pair: pair[0].turn)
    return all(before.turn <= after.turn for (_, before), (_, after) in pairwise(by_turn))


def _known(around: Sequence[str]) -> tuple[str, ...]:
    """Those that both know; one of its kind right in another is one: the engine tags anonymous boxes too."""
    kept: list[str] = []
    for tag in (SAME.get(each, each) for each in around):
        if tag in KNOWN and tag not in kept[-1:]:
            kept.append(tag)
    return tuple(kept)


def _exemption(mine: Told, other: Told) -> str:
    ours, its = _known(mine.around), _known(other.around)
    if not mine.around:
        return _exempt_artifact(mine, other)
    if "Note" in mine.around:
        return "note at its call"
    if "Formula" in mine.around:
        return "formula"
    if _headed(ours) == _headed(its) and "TH" in ours:
        return "first row as head"
    if "TD" in its and tuple(tag for tag in its if tag not in ("Table", "TR", "TD")) == ours:
        return "table without rows"
    if ours == (*its[:-1], "Lbl", *its[-1:]) or ours == (*its, "Lbl"):
        return "term as label"
    if ours.count("LI") > its.count("LI") and _innermost_item(ours) == _innermost_item(its):
        return "list in a list"
    if len(ours) == len(its) and all(a == b or (a[0] == b[0] == "H" and a < b) for a, b in zip(ours, its, strict=True)):
        return "heading closed up"
    return ""


def _exempt_artifact(mine: Told, other: Told) -> str:
    if _is_repeated(mine, other):
        return "repeated head"
    if mine.drawn.artifact != "Layout":
        return ""
    return "leader" if set(mine.drawn.text) <= LEADER else "break" if mine.drawn.text.split() == BREAK else ""


def repeated_heads(ours: Sequence[Told], its: Sequence[Told]) -> list[Drawn]:
    """What is drawn on a page in heads of tables that go on."""
    return [other.drawn for mine, other in zip(ours, its, strict=False) if _is_repeated(mine, other)]


def _is_repeated(mine: Told, other: Told) -> bool:
    return mine.drawn.artifact == "Pagination" and bool({"THead", "TFoot"} & set(other.around))


def _headed(around: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("TD" if tag == "TH" else tag for tag in around)


def _innermost_item(around: tuple[str, ...]) -> tuple[str, ...]:
    """Without the items around the innermost one."""
    last = max((place for place, tag in enumerate(around) if tag == "LI"), default=0)
    return (*(tag for tag in around[:last] if tag != "LI"), *around[last:])
