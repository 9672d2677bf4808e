"""Links, named places and outline, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from tests.equal.differences import Difference
from tests.equal.drawn import Drawn
from tests.equal.navigation import Link, Navigation


def compare_outlines(bound: Navigation, other: Navigation) -> Iterator[Difference]:
    """Row by row: level, label, and the spot that it leads to."""
    for ours, its in zip_longest(bound.outline, other.outline):
        if ours is None or its is None or not ours.is_like(its):
            yield Difference(subject="outline", place="", message=f"{ours}; in one run {its}")
            if ours is None or its is None or ours.label != its.label:
                return


def compare_places(bound: Navigation, other: Navigation) -> Iterator[Difference]:
    """Every name that can be linked to, from within the file or from outside."""
    for name in sorted(bound.places.keys() | other.places.keys()):
        ours, its = bound.places.get(name), other.places.get(name)
        if ours is None or its is None or not ours.is_like(its):
            yield Difference(subject="places", place=f"#{name}", message=f"{ours}; in one run {its}")


def compare_links(bound: Navigation, other: Navigation, repeated: Sequence[Sequence[Drawn]]) -> Iterator[Difference]:
    """Page by page, in order. ``repeated``: what is drawn on each page in heads of tables that go on."""
    ours, its = _by_page(bound.links), _by_page(other.links)
    for page in sorted(ours.keys() | its.keys()):
        outermost: list[Link] = []
        for link in its.get(page, ()):
            exemption = _exemption(link, outermost, repeated[page - 1] if page <= len(repeated) else ())
            if exemption:
                yield Difference(subject="links", place=f"page {page}", message=str(link), exemption=exemption)
            else:
                outermost.append(link)
        clickable = [link for link in ours.get(page, ()) if link.is_clickable]
        for mine, other_one in zip_longest(clickable, outermost):
            if mine is None or other_one is None or not mine.is_like(other_one):
                yield Difference(subject="links", place=f"page {page}", message=f"{mine}; in one run {other_one}")


def _exemption(link: Link, before: Sequence[Link], repeated: Sequence[Drawn]) -> str:
    if not link.is_clickable:
        return "link of no width"
    if any(link.is_within(each) for each in before):
        return "link in a link"
    left, bottom, right, top = link.edges
    is_repeated = any(left - 1 <= each.place[0] <= right and bottom <= each.place[1] <= top for each in repeated)
    return "repeated head" if is_repeated else ""


def _by_page(links: Sequence[Link]) -> Mapping[int, Sequence[Link]]:
    found: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        found[link.page].append(link)
    return found
