"""Slugs are short ASCII names, one for each post."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postbook.manuscript.slugs import Slugs, post_slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("harbour", "harbour"),
        ("03-Harbour_Lights", "harbour-lights"),
        ("ch01-00-getting-started", "ch01-00-getting-started"),
        ("Straße nach Øresund", "strasse-nach-oresund"),
        ("0401-coercions", "coercions"),
        ("2024-edition", "post-2024-edition"),
        ("18f-blog", "post-18f-blog"),
        ("01", "post-01"),
        ("preface", "post-preface"),
        ("part-2", "post-part-2"),
        ("pb-note", "post-pb-note"),
        ("中文測試", "post-37400969"),
    ],
)
def test_slugs_are_ascii_words(name: str, slug: str) -> None:
    """Letters are folded, sorting numbers fall away, names of generated pages are kept free."""
    assert slug == post_slug(name)


def test_each_slug_is_given_once() -> None:
    """Posts of one name are told apart by numbers, and no number is given twice."""
    slugs = Slugs()

    assert ["tide", "tide-2", "tide-2-2", "tide-3"] == [slugs.give(each) for each in ("tide", "tide", "tide-2", "tide")]


@given(st.text(min_size=1))
def test_every_name_has_a_slug(name: str) -> None:
    """Whatever a file is called, its slug can be an id and a file name."""
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", post_slug(name))
    assert not post_slug(name).startswith("pb-")
