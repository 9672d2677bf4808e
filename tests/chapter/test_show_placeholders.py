"""Words in angle brackets."""

from __future__ import annotations

import pytest
from drafting import after

from postbook.chapter.show_placeholders import show_placeholders


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>Call <name> at <Tide or Hour>.</p>", "<p>Call &lt;name&gt; at &lt;Tide or Hour&gt;.</p>"),
        ("<p>A Vec<String> <em>of</em> tides</p>", "<p>A Vec&lt;String&gt; <em>of</em> tides</p>"),
        ("<p>Type <command> for <content>.</p>", "<p>Type &lt;command&gt; for &lt;content&gt;.</p>"),
        ("<p><tide>x</tide></p>", "<p><tide>x</tide></p>"),
        ('<p><tide kind="low">x</p>', '<p><tide kind="low">x</tide></p>'),
        ("<p><tide-table>x</p>", "<p><tide-table>x</tide-table></p>"),
        ("<p><time>x</p>", "<p><time>x</time></p>"),
    ],
)
def test_what_is_no_markup_is_text(markup: str, expected: str) -> None:
    """An element that HTML does not know and that nothing closes is what its author wrote."""
    assert expected == after(show_placeholders, markup)
