"""The cover's picture."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from booktest import BookTest


@pytest.mark.parametrize("theme", ["classic", "technical"])
def test_a_drawn_cover_is_large_to_see_and_small_to_carry(booktest: BookTest, theme: str) -> None:
    """Of the size that shops want, in less than 350 kB."""
    booktest.with_posts("# Tide\n\nTwice a day.\n", config=f'[style]\ntheme = "{theme}"\n')
    cover = booktest.build("epub").inspect_epub().read("media/cover.jpg")

    assert (1600, 2560) == Image.open(io.BytesIO(cover)).size
    assert len(cover) < 350_000
