"""Parse: titles, problems, and what holds for any post whatever."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from drafting import inner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from postbook.chapter.chapter import Chapter
from postbook.chapter.fix_nesting import fix_nesting
from postbook.chapter.parse import parse
from postbook.chapter.parse_post import parse_post
from postbook.config import About, Config, Flavor, Reading
from postbook.diagnostics import Report
from postbook.manuscript.post import Header, Manuscript, Markup, Part, Post, Role
from postbook.xhtml import serialize

CONFIG = Config(folder=Path("/nowhere"), book=About(title="Tides"))
COMMONMARK = replace(CONFIG, markdown=Reading(flavor=Flavor.COMMONMARK))


def post_of(text: str, *, title: str = "", slug: str = "tide", role: Role = Role.CHAPTER, html: bool = False) -> Post:
    """A post with this text."""
    return Post(
        source_path=PurePosixPath(f"{slug}.md"),
        folder=Path("/nowhere"),
        slug=slug,
        header=Header(title=title),
        text=text,
        role=role,
        markup=Markup.HTML if html else Markup.MARKDOWN,
    )


def title_and_body(post: Post) -> tuple[str, str]:
    """A chapter's title, and the words of its body."""
    chapter = parse_post(post, CONFIG)
    return chapter.plain_title, " ".join("".join(chapter.body.itertext()).split())


def test_the_header_gives_the_title() -> None:
    """A title in the header is inline Markdown, without links."""
    chapter = parse_post(post_of("# Other\n\nText.", title="The *old* [pier](x.html) of `Rust`"), CONFIG)

    assert "The old pier of Rust" == chapter.plain_title
    assert "<em>old</em> pier of <code>Rust</code>" in serialize(chapter.title)


@pytest.mark.parametrize("header", ["", "The pier"])
def test_a_link_in_a_title_is_told(header: str) -> None:
    """The contents and the running heads have no place for it."""
    chapter = parse_post(post_of("# [The pier](x.html)\n\nText.", title=header), CONFIG)

    assert "The pier" == chapter.plain_title
    assert (
        "tide.md:1:14: warning[dropped-markup]: a title can't be a link: `x.html` left out"
        == str(chapter.diagnostics[0]).partition("\n")[0]
    )


@pytest.mark.parametrize("title", ["1. Set sail", "# Set sail", "- Set sail", "> Set sail", "Vec<T> $5", "a_b_c: d"])
def test_a_title_is_a_line_whatever_it_begins_with(title: str) -> None:
    """What would be a list or a heading in a post is only text in a title."""
    assert title == parse_post(post_of("Text.", title=title), CONFIG).plain_title


def test_the_first_heading_is_the_title_where_the_header_has_none() -> None:
    """It leaves the body, so that it is not printed twice."""
    assert ("The pier", "Text. More") == title_and_body(post_of("# The *pier*\n\nText.\n\n## More"))


def test_a_lower_heading_is_the_title_only_before_all_text() -> None:
    """A post may begin with `##`; a heading in its midst is no title."""
    assert ("The pier", "Text.") == title_and_body(post_of("## The pier\n\nText."))
    assert ("The mole", "Text. The pier") == title_and_body(post_of("Text.\n\n## The pier", title="The mole"))
    assert "Text. The pier" == title_and_body(post_of("Text.\n\n## The pier"))[1]


def test_a_title_is_not_repeated() -> None:
    """A first heading that says the header's title again is dropped; one that says something else stays."""
    assert ("The Pier", "Text.") == title_and_body(post_of("# The pier\n\nText.", title="The Pier"))
    assert ("The Pier", "A mole Text.") == title_and_body(post_of("# A mole\n\nText.", title="The Pier"))


SUMMARIES = [
    ('Where *boats* "rest" -- see [there](x.md)', "Where <em>boats</em> “rest” – see there"),
    ("<p>Of <a href='x'>boats</a>.</p>\n<p>And tides.</p>", "Of boats. And tides."),
    ("![A boat](boat.png) `pier()`, x < y & z", "<code>pier()</code>, x &lt; y &amp; z"),
]


@pytest.mark.parametrize(("written", "expected"), SUMMARIES)
def test_a_summary_is_a_line_of_inline_markup(written: str, expected: str) -> None:
    """Markdown or HTML, as the header has it; a line has no links, no pictures and no paragraphs."""
    post = post_of("Text.")
    chapter = parse_post(replace(post, header=replace(post.header, title="Tide", summary=written)), CONFIG)

    assert chapter.summary is not None
    assert expected == inner(chapter.summary).removesuffix("</span>").strip()
    assert () == chapter.diagnostics


@pytest.mark.parametrize("written", ["", "The tide!", "<p>It rises", "It *rises* twice a d...", "It rises twice [...]"])
def test_a_summary_that_says_nothing_new_is_none(written: str) -> None:
    """Engines cut them off the text: printed under the title, they would be read twice."""
    post = post_of("It rises twice a day.")
    header = replace(post.header, title="The Tide", summary=written)

    assert parse_post(replace(post, header=header), CONFIG).summary is None


def test_a_page_of_html_may_name_itself() -> None:
    """Of a page, the article is the text; its `<title>` is the title if it has no heading."""
    page = (
        "<!doctype html><html><head><title>The pier</title></head><body><nav>Menu</nav><article><p>Text.</p></article>"
    )

    assert ("The pier", "Text.") == title_and_body(post_of(page, html=True))


def test_a_chapter_without_a_title_is_reported() -> None:
    """It is called what its file is called, should the author allow it."""
    found = parse_post(post_of("Text."), CONFIG).diagnostics

    assert ["tide.md:1:1: error[missing-title]: this post has no title"] == [
        str(each).partition("\n")[0] for each in found
    ]


@pytest.mark.parametrize(
    ("name", "title", "is_told"),
    [("Low water", "Low water", False), ("low-water", "Low water", True), ("低潮", "低潮", True)],
)
def test_a_file_may_be_called_like_its_title(name: str, title: str, is_told: bool) -> None:
    """Notes have no other title than the name of their file; a name with spaces is meant as one."""
    post = replace(post_of("Text.", slug="low-water"), source_path=PurePosixPath(f"{name}.md"))
    chapter = parse_post(post, CONFIG)

    assert (title, is_told) == (chapter.plain_title, bool(chapter.diagnostics))


@pytest.mark.parametrize("role", [Role.DEDICATION, Role.EPIGRAPH, Role.PREFACE])
def test_some_pages_need_no_title(role: Role) -> None:
    """A dedication has none, and a preface is called by the book's own word."""
    assert () == parse_post(post_of("To the sea.", role=role), CONFIG).diagnostics


def test_a_dedication_keeps_its_heading() -> None:
    """On pages without a title, a heading is part of the text."""
    assert ("", "To the sea") == title_and_body(post_of("# To the sea", role=Role.DEDICATION))


def test_links_from_a_heading_that_became_the_title_still_arrive() -> None:
    """What the author called the heading leads to the chapter."""
    chapter = parse_post(post_of("# The pier\n\n[up](#the-pier)"), CONFIG)

    assert 'href="#tide"' in serialize(chapter.body)


def test_a_post_that_no_reader_stands_is_reported() -> None:
    """Quotations two thousand deep end in a message, not in a traceback."""
    found = parse_post(post_of("> " * 2000 + "x", title="T"), CONFIG).diagnostics

    assert ["tide.md: error[unreadable-post]: this post can't be read: it is nested too deeply"] == [
        str(each).partition("\n")[0] for each in found
    ]


def test_nesting_is_flattened_where_it_has_no_sense_left() -> None:
    """A thousand boxes in each other keep their words."""
    chapter = parse_post(post_of("<div>" * 1000 + "x", title="T", html=True), CONFIG)

    assert "x" == "".join(chapter.body.itertext()).strip()
    assert max(len(list(node.iterancestors())) for node in chapter.body.iter()) < 80


def test_problems_are_told_in_book_order() -> None:
    """All posts are parsed, and the report follows the book."""
    report = Report()
    posts = (post_of("Text.", slug="one"), post_of("A[^x]", title="Two", slug="two"))
    chapters = parse(Manuscript(front=(), parts=(Part(title="", posts=posts),), back=()), CONFIG, report)

    assert ["one", "two"] == list(chapters)
    assert ["missing-title", "missing-note"] == [each.code.value for each in report.diagnostics]


# Pieces that mean something to a parser, in any order.
_SIGNS = r"""
    * _ ` ``` ~~~ $ $$ \( \) \[ \] [ ] ( ) ![ [^1] [^1]: > # ## - 1. + : ::: tip !!! ??? | -- --- === {: .x} {#x} {{ }}
    {% %} <p> </p> <div> </div> <span> <em> </em> <table> <tr> <td> </table> <ul> <li> </ul> <dl> <dt> <dd> <pre> </pre>
    <code> </code> <a href="#x"> </a> <h2> </h2> <figure> <figcaption> <img src=a> <svg> <path/> </svg> <math> <mi>
    <details> <summary> <ruby> <rt> <blockquote> <!-- --> <br> <hr> & &amp; &#0; &lt; \ " ' é 字 a b1 <T>"""
_SPACES = ["\n", "\n\n", "\n    ", "\n  ", " ", "\t", "\x00", "\ud800", "\x0b"]
_PIECES = st.sampled_from([*re.findall(r"\S+", _SIGNS), *_SPACES])
_POSTS = st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=40).map("".join), st.lists(_PIECES).map(" ".join))


def readings(text: str) -> Iterator[Chapter]:
    """A text as a post of each kind."""
    yield parse_post(post_of(text, title="T"), CONFIG)
    yield parse_post(post_of(text, title="T"), COMMONMARK)
    yield parse_post(post_of(text, title="T", html=True), CONFIG)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(_POSTS)
def test_any_text_gives_xhtml(text: str) -> None:
    """Whatever a post holds, what leaves is well-formed, its ids are unique and its nesting is right."""
    for chapter in readings(text):
        assert "unreadable-post" not in [each.code.value for each in chapter.diagnostics]
        body = etree.fromstring(serialize(chapter.body))
        ids = Counter(each.get("id") for each in body.iter("{*}*") if each.get("id"))
        assert [] == [name for name, count in ids.items() if count > 1]
        assert serialize(body) == serialize(_fixed_again(chapter))


def _fixed_again(chapter: Chapter) -> etree._Element:
    from drafting import draft_of

    draft = draft_of("")
    draft.body = etree.fromstring(serialize(chapter.body))
    fix_nesting(draft)
    return draft.body


_WORDS = st.lists(st.sampled_from(["ebb", "flood", "neap", "spring", "slack"]), min_size=1, max_size=4).map(" ".join)
_BLOCKS = st.recursive(
    _WORDS,
    lambda inner: st.one_of(
        inner.map(lambda text: "> " + text.replace("\n", "\n> ")),
        inner.map(lambda text: "- " + text.replace("\n", "\n  ")),
        inner.map(lambda text: "1. " + text.replace("\n", "\n   ")),
        inner.map(lambda text: "```\n" + text + "\n```"),
        inner.map(lambda text: f"<div>\n\n{text}\n\n</div>"),
        st.tuples(inner, inner).map("\n\n".join),
        st.tuples(inner, inner).map("\n".join),
    ),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(_BLOCKS)
def test_no_word_is_lost(text: str) -> None:
    """However lists, quotations, code and boxes are nested, every word of the post is in the chapter."""
    for chapter in readings(text):
        kept = " ".join(map(str, chapter.body.itertext()))
        assert _counted(text) == _counted(kept)


def _counted(text: str) -> Counter[str]:
    return Counter(re.findall("ebb|flood|neap|spring|slack", text))
