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
