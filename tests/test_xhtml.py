"""The few operations on trees that lxml makes easy to get wrong."""

from __future__ import annotations

from lxml import etree

from postbook.xhtml import put_after


def test_what_is_put_after_an_element_stands_before_the_text_that_follows() -> None:
    """Its own text stays with it."""
    tree = etree.fromstring("<p><a/>tail</p>")
    other = etree.Element("b")
    other.tail = "own "
    put_after(tree[0], other)

    assert "<p><a/><b/>own tail</p>" == etree.tostring(tree, encoding="unicode")
