"""kramdown's attribute lists, which Python-Markdown and CommonMark leave as text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drafting import draft_of, inner

from postbook.chapter.read_attributes import read_attributes
from postbook.manuscript.post import Markup


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>Low tide\n{: .calm}</p>", '<p class="calm">Low tide</p>'),
        ("<p>{: .calm}\n<em>Low</em> tide</p>", '<p class="calm"><em>Low</em> tide</p>'),
        ("<h2>Tides</h2><p>{: .calm}</p>", '<h2 class="calm">Tides</h2>'),
        ("<h2>Tides {#low}</h2>", '<h2 id="low">Tides</h2>'),
        ("<ul><li>{:.calm} Low tide</li></ul>", '<ul><li class="calm">Low tide</li></ul>'),
        ("<ul><li><p>{: #low} Low</p></li></ul>", '<ul><li id="low"><p>Low</p></li></ul>'),
        ("<ul><li>Low</li><li>High\n{: .calm}</li></ul>", '<ul class="calm"><li>Low</li><li>High</li></ul>'),
        ('<p><a href="x">Low</a>{: .calm} tide</p>', '<p><a href="x" class="calm">Low</a> tide</p>'),
        (
            "<table><tr><td>Low</td></tr><tr><td>{: .calm}</td><td></td></tr></table>",
            '<table class="calm"><tbody><tr><td>Low</td></tr></tbody></table>',
        ),
    ],
)
def test_an_attribute_list_belongs_to_what_stands_beside_it(markup: str, expected: str) -> None:
    """No attribute list is printed: it goes to its block, item, table or inline element."""
    draft = draft_of(markup)
    draft.post = replace(draft.post, markup=Markup.MARKDOWN)
    read_attributes(draft)
    assert expected == inner(draft.body)


def test_text_in_braces_stays() -> None:
    """What only looks like an attribute list is the author's text."""
    draft = draft_of("<p>{: tide }b</p><p>a {x}</p>")
    draft.post = replace(draft.post, markup=Markup.MARKDOWN)
    read_attributes(draft)
    assert "<p>{: tide }b</p><p>a {x}</p>" == inner(draft.body)
