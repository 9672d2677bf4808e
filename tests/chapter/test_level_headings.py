"""Headings and ids."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from drafting import after, draft_of, inner
from hypothesis import given
from hypothesis import strategies as st

from postbook.chapter.heading_slugs import heading_slugs
from postbook.chapter.level_headings import level_headings
from postbook.chapter.name_ids import name_ids
from postbook.chapter.symbols import headings, word_count
from postbook.xhtml import element, elements

LEVELS = [
    ("145", "234"),
    ("321", "222"),
    ("2", "2"),
    ("6666", "2222"),
    ("123456", "234566"),
    ("1313", "2323"),
    ("244233", "233233"),
]


@pytest.mark.parametrize(("written", "expected"), LEVELS)
def test_no_level_is_skipped(written: str, expected: str) -> None:
    """The outline of a chapter is regular, whatever the author's levels."""
    assert expected == _levels(written)


@given(st.text("123456", min_size=1, max_size=12))
def test_every_outline_is_regular(written: str) -> None:
    """The first heading is of level 2, and none is more than one deeper than the one before."""
    levels = [1, *map(int, _levels(written))]
    assert all(then - before <= 1 for before, then in pairwise(levels))


def _levels(written: str) -> str:
    draft = draft_of("".join(f"<h{level}>x</h{level}>" for level in written))
    level_headings(draft)
    return "".join(str(heading.level) for heading in headings(draft.body))


def test_a_heading_in_a_quotation_is_no_heading_of_the_chapter() -> None:
    """What is quoted does not enter the outline."""
    expected = '<blockquote><p class="pb-inline-heading"><strong>Low <em>tide</em></strong></p></blockquote>'
    assert expected == after(level_headings, "<blockquote><h2>Low <em>tide</em></h2></blockquote>")


def test_an_empty_heading_goes() -> None:
    """A heading without words would be an empty line of the outline."""
    assert "<p>x</p>" == after(level_headings, "<h2> </h2><p>x</p>")


def test_ids_are_the_chapters_own_and_links_follow() -> None:
    """Two posts may use the same id; a link within a post still arrives."""
    draft = draft_of("<h2 id='a'>A</h2><p id='a'>x</p><a href='#a'>y</a><a href='#gone'>z</a><a href='#top'>t</a>")
    name_ids(draft)
    expected = (
        '<h2 id="tide--a">A</h2><p id="tide--a-1">x</p><a href="#tide--a">y</a>'
        '<a href="#gone">z</a><a href="#tide">t</a>'
    )
    assert expected == inner(draft.body)


def test_headings_answer_to_the_names_of_blog_engines() -> None:
    """A link written for GitHub or for Python-Markdown finds its heading."""
    draft = draft_of("<h2>Ebb &amp; flow, 2nd</h2><h2>Low tide</h2><h2>Low tide</h2>")
    name_ids(draft)
    assert "tide--ebb-flow-2nd" == draft.anchors["ebb--flow-2nd"] == draft.anchors["ebb-flow-2nd"]
    assert ("tide--low-tide", "tide--low-tide-1") == (draft.anchors["low-tide"], draft.anchors["low-tide-1"])
    assert "tide--low-tide-1" == draft.anchors["low-tide_1"]


def test_thousands_of_equal_headings_are_named_at_once() -> None:
    """Each number is tried once, and those that an author gave are left out."""
    draft = draft_of('<p id="a-2">x</p>' + "<h2>A</h2>" * 3000)
    begun = process_time()
    name_ids(draft)

    assert process_time() - begun < 1
    assert ["tide--a", "tide--a-1", "tide--a-3"] == [each.get("id") for each in elements(draft.body, "h2")][:3]


def test_a_heading_without_latin_letters_has_an_id() -> None:
    """Ids are ASCII; links to the heading's own letters arrive all the same."""
    draft = draft_of("<h2>潮汐</h2><a href='#潮汐'>x</a><a href='#%E6%BD%AE%E6%B1%90'>y</a>")
    name_ids(draft)
    assert '<h2 id="tide--h-1">潮汐</h2><a href="#tide--h-1">x</a><a href="#tide--h-1">y</a>' == inner(draft.body)


def test_old_anchors_become_ids() -> None:
    """``<a name>`` was the way to say it once."""
    assert '<a id="tide--x">y</a>' == after(name_ids, "<a name='x'>y</a>")


def test_ids_of_drawings_follow() -> None:
    """A gradient is found under its new name."""
    drawn = after(name_ids, "<svg><g id='g'/><rect fill='url(#g)'/><use href='#g'/></svg>")
    assert 'id="tide--g"' in drawn
    assert "url(#tide--g)" in drawn
    assert 'href="#tide--g"' in drawn


def test_slugs_are_those_of_the_engines() -> None:
    """GitHub keeps letters of all scripts; kramdown drops what stands before the first letter."""
    assert "2-größe" == heading_slugs("2. Größe")[0]
    assert "gre" in heading_slugs("2. Größe")


def test_each_chinese_character_counts_as_a_word() -> None:
    """Word counts make sense in scripts without spaces."""
    assert 6 == word_count(element("p", "潮汐表 low tide, 潮 – …"))
