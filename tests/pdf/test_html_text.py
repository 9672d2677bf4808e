"""The HTML that goes to the layout engine says what the tree says."""

from __future__ import annotations

import io

import tinyhtml5
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from postbook.pdf.html_text import to_html
from postbook.xhtml import SVG_NS, XHTML, XHTML_NS, element

INLINE = st.sampled_from(["em", "strong", "code", "span", "sub", "kbd"])
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\ufffe\uffff"))


@st.composite
def trees(draw: st.DrawFn) -> etree._Element:
    """Paragraphs and code with inline elements, images and awkward text."""
    body = element("div")
    for _ in range(draw(st.integers(0, 4))):
        block = element(draw(st.sampled_from(["p", "pre", "h2"])), draw(TEXT))
        for _ in range(draw(st.integers(0, 3))):
            child = element(draw(INLINE), draw(TEXT)) if draw(st.booleans()) else element("br")
            child.tail = draw(TEXT)
            block.append(child)
        block.set("title", draw(TEXT))
        body.append(block)
    return body


def parsed(html: str) -> object:
    """The tree that WeasyPrint's parser makes of it, as nested tuples."""
    # A short string it would take for the name of a file.
    root = tinyhtml5.parse(io.StringIO(html), namespace_html_elements=True)
    return shape(root.find(f".//{XHTML}body")[0])


def shape(node: object) -> tuple[object, ...]:
    """Tag, attributes, text and children of an element, without lxml or ElementTree."""
    attributes = sorted((str(key), value) for key, value in node.attrib.items())
    return (node.tag, attributes, node.text or "", [(shape(child), child.tail or "") for child in node])


@settings(max_examples=100, deadline=None)
@given(trees())
def test_what_is_written_parses_back_to_the_same_tree(tree: etree._Element) -> None:
    """No word, no space and no element of a chapter changes on its way to the page."""
    assert shape(tree) == parsed(to_html(tree))


def test_an_empty_anchor_does_not_swallow_what_follows() -> None:
    """`<a id="x"/>` is one place, not a link around the rest of the chapter."""
    tree = etree.fromstring(f'<p xmlns="{XHTML_NS}"><a id="x"/>The rest</p>')

    assert '<p><a id="x"></a>The rest</p>' == to_html(tree)


def test_code_keeps_the_empty_line_that_it_begins_with() -> None:
    """The first line of a program may be empty."""
    tree = element("pre", "\nfn main() {}")

    assert "<pre>\n\nfn main() {}</pre>" == to_html(tree)


def test_drawings_keep_their_names() -> None:
    """SVG stays SVG."""
    tree = etree.fromstring(f'<p xmlns="{XHTML_NS}"><svg xmlns="{SVG_NS}" viewBox="0 0 1 1"><path d="M0 0"/></svg></p>')

    assert '<p><svg viewBox="0 0 1 1"><path d="M0 0"></path></svg></p>' == to_html(tree)


def test_lines_of_an_attribute_are_written_as_characters() -> None:
    """A formula of several lines keeps them, whether it is read as HTML or as XML."""
    tree = element("p", title="a\n\tb")

    assert '<p title="a&#10;&#9;b"></p>' == to_html(tree)
    assert shape(tree) == parsed(to_html(tree))
