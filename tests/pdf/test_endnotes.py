"""Notes that are too long for the foot of a page stand at the chapter's end."""

from __future__ import annotations

import pytest

from booktest import BookTest

LONG = "The harbour master kept a log of every tide. " * 15


@pytest.mark.parametrize("theme", ["classic", "technical"])
def test_a_long_note_has_one_number(booktest: BookTest, theme: str) -> None:
    """Its own, which leads back to its call; the list that holds it has none."""
    post = f"---\ntitle: The Tide\n---\n\nTwice a day.[^long]\n\n[^long]: {LONG}\n"
    pdf = booktest.with_posts(post, config=f'[style]\ntheme = "{theme}"\n').build("pdf").inspect_pdf()
    lines = pdf.lines(pdf.page_labelled("1"))

    assert next(line for line in lines if "1. The harbour" in line).startswith("1. The harbour")
    assert 0 == sum(line.count("1. 1.") for line in lines)
