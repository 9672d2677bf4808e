"""Folios in running text settle, or the reader of the messages is told which do not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from lxml import etree

from postbook.diagnostics import Report
from postbook.manuscript.post import Role
from postbook.pdf.for_print import PrintSection
from postbook.pdf.look import Look
from postbook.pdf.setting import Copy, Galley, GalleyPage
from postbook.pdf.settle import MOST_ROUNDS, Settling
from postbook.render.section import Matter, Section
from postbook.words import words_for

PAGE = GalleyPage(name="", width=420.0, height=595.0, margin_left=50.0, margin_right=60.0)

Length = Callable[[str], int]
"""How many pages a section fills, by what stands in it."""


class Press:
    """Sets each section on as many pages as it is told, as no engine would, and counts the rounds."""

    def __init__(self, length: Length) -> None:
        self.length = length
        self.rounds = 0
        self.set: list[str] = []

    def set_all(self, _work: object, copies: Sequence[Copy], *_: Any) -> list[Galley]:
        """Galleys with an anchor at the beginning and one at the end."""
        self.rounds += 1
        self.set += [copy.name for copy in copies]
        return [self._galley(copy) for copy in copies]

    def _galley(self, copy: Copy) -> Galley:
        count = self.length(copy.html)
        return Galley(
            pdf=b"", pages=(PAGE,) * count, anchors={copy.name: (0, True), f"{copy.name}--end": (count - 1, False)}
        )


def printed() -> PrintSection:
    """A chapter that says on which page it ends."""
    body = etree.fromstring(
        '<section xmlns="http://www.w3.org/1999/xhtml">'
        '<p id="harbour--end">Ends on <span data-folio="harbour--end"/>.</p></section>'
    )
    section = Section(
        name="harbour", role=Role.CHAPTER, matter=Matter.BODY, title="The Harbour", body=body, language="en"
    )
    return PrintSection(section=section, body=body, places=("harbour--end",))


def section_that_prints(name: str, matter: Matter, *places: str) -> PrintSection:
    """A section with the folios of these sections in it."""
    folios = "".join(f'<span data-folio="{place}"/>' for place in places)
    body = etree.fromstring(f'<section xmlns="http://www.w3.org/1999/xhtml" id="{name}"><p>{folios}.</p></section>')
    section = Section(name=name, role=Role.CHAPTER, matter=matter, title=name, body=body, language="en")
    return PrintSection(section=section, body=body, places=places)


def settle_all(*printed: PrintSection) -> Press:
    """Settle a book of these sections, of three pages each."""
    press = Press(lambda _: 3)
    look = Look(styles=(), pictures={}, language="en", direction="ltr")
    settling = Settling(look=look, words=words_for("en"), press=press, families=())  # type: ignore[arg-type]
    settling.settle(printed, Report())
    return press


def settle(length: Length) -> tuple[Press, Report]:
    """Settle a book of one chapter."""
    press, report = Press(length), Report()
    look = Look(styles=(), pictures={}, language="en", direction="ltr")
    settling = Settling(look=look, words=words_for("en"), press=press, families=())  # type: ignore[arg-type]
    settling.settle([printed()], report)
    return press, report


def test_references_that_settle_are_not_spoken_of() -> None:
    """A chapter of ten pages: once to see how long it is, once with the number in it."""
    press, report = settle(lambda _: 10)

    assert 2 == press.rounds
    assert 0 == len(report.diagnostics)


@pytest.mark.parametrize("length", [lambda html: 9 if ">10<" in html else 10], ids=["shorter with 10 than with 9"])
def test_references_that_chase_each_other_are_told(length: Length) -> None:
    """With “9” in it the chapter has ten pages, with “10” nine: after four rounds that is said, and what of whom."""
    press, report = settle(length)

    assert MOST_ROUNDS == press.rounds == 4
    assert [
        "error[unsettled-folios]: page references in `The Harbour` do not settle: `The Harbour` is on 10 or 9\n"
        "  hint: reword a sentence with a page reference there, or set `[print] page-references = false`"
    ] == list(map(str, report.diagnostics))


def test_the_contents_are_set_once_the_text_is() -> None:
    """The text begins with page 1, however long the contents are: nothing need be guessed for them."""
    press = settle_all(
        section_that_prints("contents", Matter.FRONT, "harbour", "tide"),
        section_that_prints("harbour", Matter.BODY),
        section_that_prints("tide", Matter.BODY),
        section_that_prints("list", Matter.BACK, "tide"),
    )

    assert ["harbour", "tide", "contents", "list"] == press.set


def test_what_follows_the_contents_gets_its_folio() -> None:
    """The contents name a preface whose folio depends on how long they are: they are set once more."""
    press = settle_all(
        section_that_prints("contents", Matter.FRONT, "preface", "harbour"),
        section_that_prints("preface", Matter.FRONT),
        section_that_prints("harbour", Matter.BODY),
    )

    assert ["preface", "harbour", "contents", "contents"] == press.set


def test_a_section_on_whose_length_folios_depend_is_set_first() -> None:
    """A chapter that refers to another is followed by one whose folio is printed."""
    press = settle_all(
        section_that_prints("harbour", Matter.BODY, "tide"),
        section_that_prints("tide", Matter.BODY),
    )

    assert ["harbour", "tide", "harbour"] == press.set
