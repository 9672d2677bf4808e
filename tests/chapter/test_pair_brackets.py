"""Brackets that nothing closes: thousands of them cost no more than others."""

from __future__ import annotations

from time import process_time

import pytest

from postbook.chapter.islands import Islands
from postbook.chapter.markdown import markdown_to_html


def html(text: str) -> str:
    """Markdown as HTML."""
    return markdown_to_html(text, Islands.of(text), wrap=True).strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[a](b)", '<p>[<a href="b">a</a></p>'),
        ("[a [b](c)", '<p>[a <a href="c">b</a></p>'),
        ("[a [b] c](d) ] [e", '<p><a href="d">a [b] c</a> ] [e</p>'),
        ("[ [ [a](b) [ ![c](d) [e](f", '<p>[ [ <a href="b">a</a> [ <img alt="c" src="d"> [e](f</p>'),
        ("[x [a](b) [y [c](d)", '<p>[x <a href="b">a</a> [y <a href="d">c</a></p>'),
        ("[a](b [c](d)", '<p>[a](b <a href="d">c</a></p>'),
    ],
)
def test_links_are_found_beside_open_brackets(text: str, expected: str) -> None:
    """As Python-Markdown finds them."""
    assert expected == html(text)


@pytest.mark.parametrize("piece", ["[[", "[a|", "![[a", "![a", "[a](b", "[a]["])
def test_thousands_of_open_brackets_are_read_at_once(piece: str) -> None:
    """A paragraph of 30 kB of them is read in less than a second."""
    begun = process_time()
    html(piece * (30_000 // len(piece)))

    assert process_time() - begun < 1
