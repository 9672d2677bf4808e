"""Addresses in the text."""

from __future__ import annotations

import pytest
from drafting import after

from postbook.chapter.link_addresses import link_addresses


@pytest.mark.parametrize("shown", ["https://example.org/a", "www.example.org", " http://example.org "])
def test_a_link_that_shows_an_address_is_marked(shown: str) -> None:
    """An address must not be hyphenated."""
    assert f'<p><a href="https://example.org/a" class="pb-url">{shown}</a></p>' == after(
        link_addresses, f'<p><a href="https://example.org/a">{shown}</a></p>'
    )


@pytest.mark.parametrize("shown", ["Example", "see https://example.org/a", "example.org"])
def test_words_are_no_address(shown: str) -> None:
    """A link's words are set as words."""
    assert "pb-url" not in after(link_addresses, f'<p><a href="https://example.org/a">{shown}</a></p>')
