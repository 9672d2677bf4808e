"""The first line of a chapter in the classic theme."""

from __future__ import annotations

import pytest

from booktest import BookTest

REST = " of the year the pier was built anew, and every boat was there to see it, large and small."


def small_capitals(booktest: BookTest, start: str) -> bool:
    """Whether small capitals lead in: a word is wider there than below."""
    post = f"---\ntitle: Tide\n---\n\n{start}{REST * 2}\n\n[^1]: A note.\n"
    pdf = booktest.with_posts(post).build("pdf").inspect_pdf()
    page = pdf.page_labelled("1")
    first, *_, last = pdf.widths_of(page, "year")
    return first > 1.05 * last


@pytest.mark.parametrize("start", ["In the spring", "In [the spring](https://example.org)", "In the spring[^1]"])
def test_small_capitals_lead_in(booktest: BookTest, start: str) -> None:
    """Links and notes do not keep them away."""
    assert small_capitals(booktest, start)


def test_small_capitals_spoil_no_code(booktest: BookTest) -> None:
    """A first paragraph with code is set as any other."""
    assert not small_capitals(booktest, "In `the` spring")
