"""What is read as XML is the tree that the engine reads."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5
from hypothesis import given, settings
from hypothesis import strategies as st
from test_print_keeps_words import BLOGS, SAMPLE

from booktest import BookTest
from postbook.pdf.document import section_document
from postbook.pdf.for_print import for_print
from postbook.pdf.formulas import drawings_of
from postbook.pdf.shortcuts.markup import read_as_xml
from sections import sections_of


def tree_of(html: str) -> Element:
    """The tree as the engine reads it."""
    tree: Element = tinyhtml5.parse(io.StringIO(html), namespace_html_elements=False)
    return tree


def shape(node: Element) -> tuple[Any, ...]:
    """All that a tree says."""
    return node.tag, list(node.attrib.items()), node.text, node.tail, [shape(child) for child in node]


def document(body: str, *, title: str = "T") -> str:
    """A document as we begin and end each."""
    head = f'<head><meta charset="utf-8"><title>{title}</title></head>'
    return f'<!DOCTYPE html><html lang="en">{head}<body>{body}</body></html>'


READ = {
    "words with signs": "<p>a &lt; b &amp; c &gt; d, \u00a0\u00ad\u200b\ufeff\u2028 \U0001f600 &quot;&#x27;</p>",
    "signs in attributes": '<p title="a &lt;b&gt; &amp;amp; &quot;c&quot; &#x27;d&#x27;&#10;e&#9;= /" class="=">x</p>',
    "empty elements": '<p></p><p><a id="x"></a>y</p><ul></ul><div></div>',
    "lines in text": "<p>a\nb\r\nc\rd\te</p>\n\n<p> </p>",
    "line ends of code": "<pre>\n\na\n</pre><pre>\n</pre><pre> \na</pre><pre><code>\nb</code></pre><pre>c\n\n</pre>",
    "pictures and breaks": '<p>a<br>b<wbr>c<img src="x.png" alt=""></p><hr><hr class="pb-break">',
    "the same marks in each other": "<p><b><b><b><b>a</b>b</b></b></b><em><strong><em>c</em></strong></em></p>",
    "four alike": "<p>" + "<i>" * 6 + "a" + "</i>" * 6 + "b</p>",
    "lists in lists": "<ul><li>a<ul><li><p>b</p></li></ul></li><li><ol><li>c</li></ol></li></ul>",
    "a list of definitions": "<dl><dt>a</dt><dd><p>b</p><dl><dt>c</dt><dd>d</dd></dl></dd></dl>",
    "a table": '<table>\n<caption>a</caption><colgroup><col class="x"><col></colgroup><thead>\n<tr><th>b</th></tr>'
    "</thead> <tbody><tr>\n<td><p>c</p><table><tbody><tr><td>d</td></tr></tbody></table></td></tr></tbody></table>",
    "a drawing": '<p><svg viewBox="0 0 1 1" preserveAspectRatio="none"><title>a</title><defs><linearGradient id="g">'
    '<stop offset="1"></stop></linearGradient><clipPath id="c"><path d="M0 0"></path></clipPath></defs>'
    '<use xlink:href="#g"></use><a xlink:href="#c"><text>b &amp; <tspan>c</tspan></text></a><style>d{e:f}</style>'
    "</svg>g</p>",
    "a figure": '<figure id="f"><a href="#f"><img src="x"></a><figcaption>a <cite>b</cite></figcaption></figure>',
}

LEFT = {
    "a paragraph in a paragraph": "<p>a<p>b</p></p>",
    "a block in a line": "<p><span><div>a</div></span></p>",
    "a link in a link": '<p><a href="a">b<em><a href="c">d</a></em></a></p>',
    "a heading in a heading": "<h2>a<h3>b</h3></h2>",
    "an entry without a list": "<div><li>a</li></div>",
    "rows without a body": "<table><tr><td>a</td></tr></table>",
    "words between rows": "<table><tbody>a<tr><td>b</td></tr></tbody></table>",
    "the line end of code in a table": "<table><tbody><tr><td><pre>\n\na</pre></td></tr></tbody></table>",
    "a line end in an attribute": '<p title="a\nb">c</p>',
    "an end tag that is missing": "<ul><li>a<li>b</ul>",
    "an end tag too many": "<p>a</p></p><br></br>",
    "an element that ends where it begins": '<div/>a<a id="x"/>b<br/>',
    "characters by other numbers": "<p>&#128;&#13;&#0;</p>",
    "characters by name": "<p>a&nbsp;b&hellip;</p>",
    "characters that XML has not": "<p>a\x0cb\x01\ud800</p>",
    "comments": "<p>a<!-- b -->c</p><![CDATA[d]]><?e f?>",
    "capitals": '<P CLASS="a">b</P><p onClick="c">d</p>',
    "a line end behind the end of a tag": '<p title="&gt;>\n">a</p><p title=">\n">b</p>',
    "attributes without value": "<p hidden class=a title='b'>c</p>",
    "an attribute twice": '<p class="a" class="b">c</p>',
    "raw text": "<style>a > b</style><script>1 < 2</script><template><p>a</p></template>",
    "what browsers hide": "<noscript><p>a</p></noscript><select><option>b</select><textarea>\nc</textarea>",
    "HTML in a drawing": "<svg><foreignObject><p>a</p></foreignObject></svg><svg><p>b</p></svg>",
    "markup in the title of a drawing": "<svg><title><b>a</b></title></svg>",
    "formulas": "<math><mi>x</mi><annotation-xml><svg></svg></annotation-xml></math>",
    "names of names": '<p xmlns="b">a<i xmlns:epub="c" epub:type="d">e</i></p>',
    "a language in XML": '<p xml:lang="en">a</p>',
    "readings beside words": "<p><ruby>a<rt>b</rt></ruby></p>",
    "a second body": '<body class="a">b</body>',
}


@pytest.mark.parametrize("body", READ.values(), ids=READ)
def test_what_we_write_is_read_as_xml(body: str) -> None:
    """It is the same tree to the last space."""
    tree = read_as_xml(document(body))
    assert tree is not None
    assert shape(tree_of(document(body))) == shape(tree)


@pytest.mark.parametrize("body", LEFT.values(), ids=LEFT)
def test_what_html_reads_otherwise_is_left_to_the_engine(body: str) -> None:
    """A template of an author may write anything."""
    assert read_as_xml(document(body)) is None


@pytest.mark.parametrize(
    "html",
    [
        "<p>a</p>",
        "<!DOCTYPE html><html><body><p>a</p></body></html>",
        "<!DOCTYPE html><html> <head></head><body></body></html>",
        "<!DOCTYPE html><html><head></head><body></body></html>\n",
        "<!doctype html><html><head></head><body></body></html>",
        "",
    ],
)
def test_only_our_own_kind_of_document_is_read_as_xml(html: str) -> None:
    """One without a head, or with words outside, the engine completes."""
    tree = read_as_xml(html)
    assert tree is None or shape(tree_of(html)) == shape(tree)


NAMES = "p div span a b em code pre ul li ol dl dt dd table tbody tr td th caption h2 figure blockquote svg path title"
WORDS = st.sampled_from(
    ["", "a", " ", "\n", "\n\nb", "&amp;", "c &gt; d", "&#x27;", "e\r\n", "&#10;", "'", "\u00a0", ">", "<"]
)


@st.composite
def markups(draw: st.DrawFn, depth: int = 4) -> str:
    """Elements in any order, mostly closed."""
    name = draw(st.sampled_from(NAMES.split()))
    attribute = draw(st.sampled_from(["", "", ' class="a"', ' title="&quot;"', ' id="b\nc"', ' viewBox="d"']))
    inner = [draw(markups(depth - 1)) for _ in range(draw(st.integers(0, 2)))] if depth else []
    held = "".join(f"{each}{draw(WORDS)}" for each in [draw(WORDS), *inner, *draw(st.sampled_from([[], [], ["<br>"]]))])
    return f"<{name}{attribute}>{held}</{name}>"


@settings(max_examples=400, deadline=None)
@given(st.lists(markups(), max_size=3), WORDS)
def test_markup_is_never_read_as_another_tree(parts: list[str], title: str) -> None:
    """However it is nested: either it is the same tree, or the engine reads it."""
    html = document("".join(parts), title=title)
    tree = read_as_xml(html)
    assert tree is None or shape(tree_of(html)) == shape(tree)


def documents_of(booktest: BookTest) -> Iterator[str]:
    """The sections of a book as they go to the engine."""
    look = SimpleNamespace(language="en", direction="ltr")
    for section in sections_of(booktest).sections:
        printed = for_print(section, drawings_of(section))
        yield section_document(section, printed.markup(dict.fromkeys(printed.places, "1")), look)  # type: ignore[arg-type]


def read_otherwise(documents: Iterator[str]) -> tuple[list[str], int, int]:
    """Documents that are read as other trees; how many are left to the engine, and how many there are."""
    differing, left, all_of_them = [], 0, 0
    for html in documents:
        tree = read_as_xml(html)
        all_of_them += 1
        left += tree is None
        if tree is not None and shape(tree) != shape(tree_of(html)):
            differing.append(html)
    return differing, left, all_of_them


def test_all_of_the_sample_book_is_read_as_xml() -> None:
    """Its notes, tables, formulas and drawings."""
    differing, left, _ = read_otherwise(documents_of(BookTest(SAMPLE)))
    assert ([], 0) == (differing, left)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "posts", "flavor"), BLOGS, ids=[blog[0] for blog in BLOGS])
def test_nearly_all_of_a_real_blog_is_read_as_xml(
    corpora: Path, booktest: BookTest, name: str, posts: str, flavor: str
) -> None:
    """And never as another tree."""
    config = (
        f'[chapters]\nposts = ["{posts}"]\n[sources]\nroots = ["{corpora / name}"]\n[markdown]\nflavor = "{flavor}"\n'
    )
    differing, left, all_of_them = read_otherwise(documents_of(booktest.with_posts(config=config)))
    assert [] == differing
    assert left <= all_of_them // 4
