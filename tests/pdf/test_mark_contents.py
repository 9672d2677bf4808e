"""Classes that tell what an element holds."""

from __future__ import annotations

from lxml import etree

from postbook.pdf.mark_contents import mark_contents
from postbook.xhtml import serialize

X = ' xmlns="http://www.w3.org/1999/xhtml"'


def marked(markup: str) -> str:
    """A tree after the pass, without its root."""
    body = etree.fromstring(f"<div{X}>{markup}</div>")
    mark_contents(body)
    return serialize(body).replace(X, "").removeprefix("<div>").removesuffix("</div>")


def table(*rows: int, class_: str = "pb-table") -> str:
    """A table of so many cells in each row."""
    return f'<table class="{class_}"><tr>{"</tr><tr>".join("<td/>" * cells for cells in rows)}</tr></table>'


def test_tables_of_many_columns() -> None:
    """From six cells in any row on a table is wide, from nine on it is widest as well."""
    assert table(5, 5) == marked(table(5, 5))
    assert table(1, 6, class_="pb-table pb-wide") == marked(table(1, 6))
    assert table(9, class_="pb-table pb-wide pb-widest") == marked(table(9))


def test_a_table_in_a_table_makes_it_wide() -> None:
    """The inner one takes its room from the outer."""
    inner = f'<table class="x">{table(7)[24:]}'
    outer = '<table class="pb-table{}"><tr><td>{}</td></tr></table>'
    assert outer.format(" pb-wide", inner) == marked(outer.format("", inner))


def test_a_comment_is_no_cell() -> None:
    """Nor is a layout table of the author's a table of ours."""
    held = '<table class="pb-table"><tr><td/><td/><td/><td/><td/><!-- six --></tr></table>'
    assert held == marked(held)
    assert table(9, class_="mine") == marked(table(9, class_="mine"))


def test_code_and_addresses_with_places_to_break() -> None:
    """Each of them around such a place, and nothing else around it."""
    before = '<p><code>a<b>b<wbr/>c</b></code> <a class="pb-url" href="x">d<wbr/>e</a> <a href="x">f<wbr/>g</a></p>'
    after = before.replace("<code>", '<code class="pb-breaks">').replace('"pb-url"', '"pb-url pb-breaks"')
    assert after == marked(before)
    nested = '<a class="{}"><code class="{}">a<wbr/>b<wbr/>c</code></a>'
    assert nested.format("pb-address pb-breaks", "pb-breaks") == marked(
        nested.format("pb-address", "").replace(' class=""', "")
    )


def test_code_with_long_lines() -> None:
    """Only the code in a block, and not what stands in its lines."""
    held = '<pre><code{}>a <span class="pb-long-line"><code>b</code></span></code></pre><p><code>c</code></p>'
    assert held.format(' class="pb-long-lines"') == marked(held.format(""))
