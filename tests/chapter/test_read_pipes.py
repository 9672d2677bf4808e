"""Tables that kramdown reads and others don't."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drafting import draft_of, inner

from postbook.chapter.read_pipes import read_pipes
from postbook.config import Flavor
from postbook.manuscript.post import Markup


def read(markup: str, flavor: Flavor = Flavor.MARKDOWN) -> str:
    """The body of a post as the transform leaves it."""
    draft = draft_of(markup)
    draft.post = replace(draft.post, markup=Markup.MARKDOWN)
    draft.config = replace(draft.config, markdown=replace(draft.config.markdown, flavor=flavor))
    read_pipes(draft)
    return inner(draft.body)


def test_rows_without_dashes_are_a_table() -> None:
    """It has no head."""
    expected = (
        "<table><tbody><tr><td>low</td><td>0.4 <em>m</em></td></tr>"
        "<tr><td>high</td><td><code>a|b</code></td></tr></tbody></table>"
    )
    assert expected == read("<p>| low | 0.4 <em>m</em> |\n| high | <code>a|b</code> |</p>")


def test_dashes_make_a_head_whatever_their_number() -> None:
    """GFM wants as many as there are columns."""
    expected = (
        "<table><thead><tr><th>tide</th><th>m</th></tr></thead><tbody><tr><td>low</td><td>1</td></tr></tbody></table>"
    )
    assert expected == read("<p>|tide |m |\n|--|\n|low |1 |</p>")


def test_a_picture_above_its_words_is_a_figure() -> None:
    """So blogs set captions."""
    expected = '<figure><img src="a.png"/><figcaption>The <b>pier</b></figcaption></figure>'
    assert expected == read('<p>| <img src="a.png"/> |<br/>\n| The <b>pier</b> |</p>')


def test_a_row_may_end_on_a_later_line() -> None:
    """Converters from HTML break cells so."""
    expected = '<figure><img src="a.png"/><figcaption>The pier, at low tide</figcaption></figure>'
    assert expected == read('<p>| <img src="a.png"/> |\n| The pier,\nat low tide<br/>\n |</p>')


@pytest.mark.parametrize("text", ["<p>|</p>", "<p>| x |</p>", "<p>| x\n| y |</p>", "<p>a | b</p>", "<p>| x |\ny</p>"])
def test_other_pipes_are_text(text: str) -> None:
    """One line of words is no table, nor is what begins as one."""
    assert text == read(text)


def test_commonmark_knows_no_such_tables() -> None:
    """Its authors see them as text."""
    assert "<p>| a |\n| b |</p>" == read("<p>| a |\n| b |</p>", Flavor.COMMONMARK)
