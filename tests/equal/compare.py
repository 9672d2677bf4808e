"""Compare a bound book with one run of the layout engine over the whole of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pikepdf
from tests.conformance.judges.structure_tree import Structure
from tests.equal.compare_ink import compare_ink
from tests.equal.compare_navigation import compare_links, compare_outlines, compare_places
from tests.equal.compare_pages import compare_page, compare_sizes
from tests.equal.compare_tags import compare_roles, compare_trees, repeated_heads, told_by
from tests.equal.differences import Difference
from tests.equal.drawn import PageReader
from tests.equal.make_books import Twice
from tests.equal.navigation import Navigation
from tests.equal.one_document import numbered_places
from tests.equal.tag_tree import Row, TagTree

from postbook.numerals import roman
from postbook.render.section import Matter
from postbook.words import words_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What was compared, and what differed."""

    counts: Mapping[str, int]
    """Subject → how many of it there are in the bound book."""
    differences: tuple[Difference, ...]

    @property
    def unexplained(self) -> tuple[Difference, ...]:
        """Those that nothing exempts."""
        return tuple(each for each in self.differences if not each.exemption)

    @property
    def exempted(self) -> Counter[str]:
        """Exemption → how often it was used."""
        return Counter(each.exemption for each in self.differences if each.exemption)


class _File:
    """A file, read."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        reader = PageReader()
        self.pdf = pdf
        self.pages = [reader.read(page) for page in pdf.pages]
        self.navigation = Navigation(pdf)
        self.structure = Structure(pdf)


@dataclass(frozen=True, slots=True, kw_only=True)
class OneRun:
    """What the bound book is held against, read once."""

    by_engine: _File
    rows: Sequence[Row]
    """Of its pages, as we tag them."""


def read_one_run(twice: Twice) -> OneRun:
    """Read the pages of one run, as they were written in both ways."""
    with pikepdf.open(twice.with_our_tags) as pdf:
        ours = _File(pdf)
        rows = TagTree(ours.structure, ours.pages).rows
    return OneRun(by_engine=_File(pikepdf.open(twice.by_engine)), rows=rows)


def compare(twice: Twice, one_run: OneRun | None = None) -> Comparison:
    """Everything that a reader can see, follow or hear. ``one_run``: if it has been read."""
    other = one_run or read_one_run(twice)
    with pikepdf.open(twice.bound) as pdf:
        bound = _File(pdf)
        rows = TagTree(bound.structure, bound.pages).rows
        drawn = tuple(_compare_pages(bound, other.by_engine))
        differences = (
            *compare_sizes(pdf, other.by_engine.pdf),
            *drawn,
            *compare_ink(twice.bound, twice.by_engine, _known_to_look_otherwise(drawn)),
            *_compare_labels(pdf, twice.first_page_of_text),
            *_compare_told(bound, other.by_engine),
            *_compare_folios(twice, other.by_engine.navigation),
            *compare_trees(rows, other.rows),
        )
        return Comparison(counts=_counts(bound, len(rows)), differences=differences)


def _compare_pages(bound: _File, other: _File) -> Iterator[Difference]:
    for number, (ours, its) in enumerate(zip(bound.pages, other.pages, strict=False), 1):
        yield from compare_page(number, ours, its)


def _known_to_look_otherwise(drawn: Sequence[Difference]) -> set[int]:
    """The pages, from 1, with something that is exempt and can be seen."""
    seen = ("numbered otherwise", "prepared picture", "screen colours")
    return {int(each.place.removeprefix("page ")) for each in drawn if each.exemption in seen}


def _compare_labels(bound: pikepdf.Pdf, first: int) -> Iterator[Difference]:
    """Page labels: the folios as furniture has them, which is compared with that of one run, in plain digits."""
    for number, page in enumerate(bound.pages, 1):
        folio = str(number - first + 1) if number >= first else roman(number).lower()
        if page.label != folio:
            yield Difference(subject="folios", place=f"page {number}", message=f"is labelled {page.label}, not {folio}")


def _compare_told(bound: _File, other: _File) -> Iterator[Difference]:
    """Where readers are led, and what they hear."""
    told = list(zip(told_by(bound.structure, bound.pages), told_by(other.structure, other.pages), strict=False))
    yield from compare_outlines(bound.navigation, other.navigation)
    yield from compare_places(bound.navigation, other.navigation)
    yield from compare_links(bound.navigation, other.navigation, [repeated_heads(*page) for page in told])
    for number, page in enumerate(told, 1):
        yield from compare_roles(number, *page)


def _compare_folios(twice: Twice, other: Navigation) -> Iterator[Difference]:
    """Folios in text: what is printed is the folio of the page that the engine has the place on."""
    front = [each for each in twice.sections if each.section.matter is Matter.FRONT]
    first = twice.sections[len(front)].section
    opens_on = other.places[first.name].page
    if opens_on != twice.first_page_of_text:
        message = f"the text begins on page {twice.first_page_of_text}, in one run on page {opens_on}"
        yield Difference(subject="folios", place="", message=message)
    words = words_for(first.language)
    for anchor, printed in numbered_places(twice.sections).items():
        page = other.places[anchor].page
        folio = words.in_digits(str(page - opens_on + 1)) if page >= opens_on else roman(page).lower()
        if printed != {folio}:
            message = f"{', '.join(sorted(printed))} is printed for it; in one run it is on {folio}"
            yield Difference(subject="folios", place=f"#{anchor}", message=message)


def _counts(bound: _File, rows: int) -> Mapping[str, int]:
    texts = (" ".join(each.text for each in page if each.kind == "text") for page in bound.pages)
    return {
        "pages": len(bound.pages),
        "words": sum(len(re.findall(r"\w+", text)) for text in texts),
        "drawn": sum(map(len, bound.pages)),
        "links": len(bound.navigation.links),
        "places": len(bound.navigation.places),
        "outline": len(bound.navigation.outline),
        "elements": len(bound.structure.elements),
        "tags": rows,
    }
