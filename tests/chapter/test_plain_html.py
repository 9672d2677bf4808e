"""The quick way to read HTML is only taken where it leads to the same tree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postbook.chapter import html
from postbook.chapter.plain_html import read_plain_html
from postbook.xhtml import serialize

ATTRIBUTES = ("", "", "", ' id="x"', ' class="a b"', ' title="a &gt; b"', ' title="&nbsp;"', ' title="a\nb"', " hidden")
TEXTS = ("tide", " ", "\n", "&amp;", "&nbsp;", "&hellip;", "&nope;", "&#39;", "&", "<", "]]>", "\r\n", "\x01")
VOID = ("br", "hr", "img", "input")
NAMES = (
    *("p", "h2", "ul", "ol", "li", "dl", "dt", "dd", "pre", "div", "blockquote", "a", "b", "em", "code", "span"),
    *("table", "thead", "tbody", "tr", "th", "td", "caption", "ruby", "rt", "button", "form", "svg", "title", "option"),
)
texts = st.sampled_from(TEXTS)
voids = st.tuples(st.sampled_from(VOID), st.sampled_from(ATTRIBUTES), st.sampled_from(("/>", " />", ">")))
markups = st.recursive(
    st.one_of(texts, voids.map("<{0[0]}{0[1]}{0[2]}".format)),
    lambda inner: st.tuples(st.sampled_from(NAMES), st.sampled_from(ATTRIBUTES), st.lists(inner, max_size=3)).map(
        lambda parts: f"<{parts[0]}{parts[1]}>{''.join(parts[2])}</{parts[0]}>"
    ),
    max_leaves=12,
)


def by_the_html_parser(markup: str) -> str:
    """What browsers make of a fragment."""
    return serialize(html._body_from([html._parse_html(f"<html><body>{markup}")[-1]]))


@given(markups)
def test_both_ways_lead_to_the_same_tree(markup: str) -> None:
    """Whatever is put into what, the quick way gives the tree that browsers make, or none."""
    quick = read_plain_html(markup, html.MAX_DEPTH)

    assert quick is None or by_the_html_parser(markup) == serialize(quick)


@pytest.mark.parametrize(
    "markup",
    [
        '<p>Low <em>tide</em>,<br /> <a href="#x">here</a></p><hr />\n<ul>\n<li>one</li>\n<li><p>two</p></li>\n</ul>\n',
        '<p>An open <img src="x.png" alt="">, <br> and a&nbsp;space&hellip;</p>',
        '<pre><code class="language-rust">if a &lt; b &amp;&amp; c {\n}\n</code></pre>',
        "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr><td>b</td></tr></tbody>\n</table>",
        "<dl>\n<dt>tide</dt>\n<dd><p>water</p></dd>\n</dl>",
        "",
    ],
)
def test_what_markdown_engines_write_is_read_quickly(markup: str) -> None:
    """Paragraphs, lists, tables, code: it would be a pity if one of them took the long way."""
    quick = read_plain_html(markup, html.MAX_DEPTH)

    assert quick is not None
    assert by_the_html_parser(markup) == serialize(quick)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>one<div>two</div></p>",
        "<p>one",
        "<b><p>one</b></p>",
        "<ul><li>one<li>two</ul>",
        "<a>one<span><a>two</a></span></a>",
        "<table>words<tbody><tr><td>a</td></tr></tbody></table>",
        "<table><tr><td>a</td></tr></table>",
        "<pre>\ncode</pre>",
        '<pre class="x">\ncode</pre>',
        "<P>one</P>",
        "<p id=x>one</p>",
        '<p id="x" id="y">one</p>',
        '<p title="a\nb">one</p>',
        '<p xmlns="urn:x">one</p>',
        "<p>a &nope; b</p>",
        "<p>a &#128; b</p>",
        "<p>a & b</p>",
        "<p>a\rb</p>",
        "<p>a\x01b</p>",
        "<p>a<!-- no --></p>",
        "<span/>one",
        "<br></br>",
        "<svg></svg>",
        "<p><https://tide.example></p>",
        f"{'<div>' * 65}deep{'</div>' * 65}",
    ],
)
def test_what_only_browsers_mend_takes_the_long_way(markup: str) -> None:
    """Each of these an XML parser reads otherwise, or not at all."""
    assert read_plain_html(markup, html.MAX_DEPTH) is None
