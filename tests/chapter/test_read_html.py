"""HTML as strangers write it."""

from __future__ import annotations

import pytest
from drafting import inner

from postbook.chapter.html import read_html


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<img src="x.png" alt=""Low tide"">', '<img src="x.png" alt="Low tide"/>'),
        ('<img alt="" src="x.png">', '<img alt="" src="x.png"/>'),
        ('<p>a=""b""</p>', '<p>a=""b""</p>'),
    ],
)
def test_words_in_doubled_quotes_are_not_lost(markup: str, expected: str) -> None:
    """Browsers take them for names of attributes, and the alternative text is gone."""
    assert expected == inner(read_html(markup))


@pytest.mark.parametrize("address", ["https://tide.example/", "doi:10.1000/182", "mailto:ann@tide.example"])
def test_an_address_in_angle_brackets_is_a_link(address: str) -> None:
    """As an element it would vanish."""
    assert f'<p>See <a href="{address}">{address}</a>.</p>' == inner(read_html(f"<p>See <{address}>.</p>"))


def test_an_element_of_another_namespace_is_no_address() -> None:
    """Word processors leave such elements behind."""
    assert "<p>See.</p>" == inner(read_html("<p>See<o:p>.</o:p></p>"))


def test_what_can_be_no_element_is_text() -> None:
    """An address of electronic mail in angle brackets has no name that an element can have."""
    assert "<p>Ask &lt;ann@tide.example&gt;.</p>" == inner(read_html("<p>Ask <ann@tide.example>.</p>"))
