"""Where galleys fall in the book, and what their pages are called."""

from __future__ import annotations

from lxml import etree

from postbook.config import Opens
from postbook.manuscript.post import Role
from postbook.pdf.paginate import folios_of, paginate
from postbook.pdf.setting import Galley, GalleyPage
from postbook.render.section import Matter, Section
from postbook.words import words_for

PAGE = GalleyPage(name="pb-body", width=420.0, height=595.0, margin_left=50.0, margin_right=60.0)


def section(name: str, matter: Matter, opens: Opens = Opens.RECTO) -> Section:
    """A section of which only the place matters."""
    return Section(
        name=name,
        role=Role.CHAPTER,
        matter=matter,
        title=name,
        opens=opens,
        body=etree.Element("section"),
        language="en",
    )


def galley(name: str, page_count: int) -> Galley:
    """A galley with an anchor on its last page."""
    return Galley(
        pdf=b"", pages=(PAGE,) * page_count, anchors={name: (0, True), f"{name}--end": (page_count - 1, False)}
    )


def test_front_matter_is_roman_and_the_text_begins_with_page_1() -> None:
    """Contents bear v, vi; the first chapter bears 1."""
    placed = paginate(
        [(section("preface", Matter.FRONT), galley("preface", 3)), (section("a", Matter.BODY), galley("a", 2))]
    )

    assert {"preface": "i", "preface--end": "iii", "a": "1", "a--end": "2"} == folios_of(placed, words_for("en"))


def test_a_chapter_that_opens_on_a_recto_leaves_a_blank_before_it() -> None:
    """Three pages, a blank verso, then the next chapter on page 5."""
    placed = paginate([(section("a", Matter.BODY), galley("a", 3)), (section("b", Matter.BODY), galley("b", 1))])

    assert [0, 4] == [each.first_page for each in placed]
    assert [True, False] == [each.opening.blank_after for each in placed]


def test_a_chapter_may_open_on_a_verso() -> None:
    """With `chapters-open = "next"` no page stays blank."""
    placed = paginate(
        [(section("a", Matter.BODY), galley("a", 3)), (section("b", Matter.BODY, Opens.NEXT), galley("b", 1))]
    )

    assert [True, False] == [each.opening.is_recto for each in placed]


def test_page_1_is_always_a_recto() -> None:
    """Odd folios stand on right-hand pages, whatever the chapters' setting."""
    placed = paginate(
        [(section("p", Matter.FRONT), galley("p", 1)), (section("a", Matter.BODY, Opens.NEXT), galley("a", 1))]
    )

    assert (2, True) == (placed[1].first_page, placed[1].opening.is_recto)


def test_the_book_does_not_end_with_a_forced_blank() -> None:
    """Nothing follows the last section, so nothing opens on a recto."""
    assert not paginate([(section("a", Matter.BODY), galley("a", 3))])[0].opening.blank_after


def test_front_matter_counts_in_small_roman_numerals() -> None:
    """Front matter is counted as printers count it."""
    (placed,) = paginate([(section("a", Matter.FRONT), galley("a", 12))])

    assert ["i", "iv", "ix", "xii"] == [placed.folio(page_index, words_for("en")) for page_index in (0, 3, 8, 11)]


def test_folios_are_in_the_digits_of_the_language() -> None:
    """A Persian book refers to page ۱۲."""
    placed = paginate([(section("a", Matter.BODY), galley("a", 12))])

    assert "۱۲" == folios_of(placed, words_for("fa"))["a--end"]
