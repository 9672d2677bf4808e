"""Whatever the print pass does to a section, its words stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree

from booktest import BookTest
from postbook.pdf.for_print import for_print
from postbook.pdf.formulas import drawings_of
from postbook.render.section import Section
from postbook.xhtml import elements, has_class, remove, unwrap
from sections import sections_of

SAMPLE = Path(__file__).parents[2]

BLOGS = (
    # corpus, posts, flavour
    ("rust-blog", "content/Rust-1.[3-9]*.md", "commonmark"),
    ("nodejs-blog", "apps/site/pages/en/blog/release/v2*.md", "commonmark"),
    ("kubernetes-blog-2018", "blog/_posts/201[67]-1*.md", "markdown"),
    ("mehdix-fa", "src/_posts/201*.m*", "markdown"),
    ("carpentries-html", "content/posts/2012/**/*.html", "markdown"),
    ("cp-algorithms", "src/graph/*.md", "markdown"),
    ("djangogirls-el-ja", "ja/**/*.md", "commonmark"),
    ("war-and-peace-html", "src/epub/text/chapter-1-*.xhtml", "markdown"),
)


def words(body: etree._Element) -> Counter[str]:
    """The words of a tree, however its lines may break; formulas become drawings."""
    body = deepcopy(body)
    for formula in [each for each in elements(body, "span", "div") if has_class(each, "pb-math")]:
        remove(formula)
    for place in list(elements(body, "wbr")):
        remove(place)
    for held in [each for each in elements(body, "span") if has_class(each, "pb-url")]:
        unwrap(held)
    return Counter(word for text in body.itertext() for word in str(text).split())


def lost(sections: Iterable[Section]) -> Counter[str]:
    """The words that sections have and their printed pages have not."""
    found: Counter[str] = Counter()
    for section in sections:
        found += words(section.body) - words(for_print(section, drawings_of(section)).body)
    return found


def test_the_sample_book_is_printed_whole() -> None:
    """Notes, code, tables, formulas, addresses: nothing is lost on the way to the page."""
    assert Counter() == lost(sections_of(BookTest(SAMPLE)).sections)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "posts", "flavor"), BLOGS, ids=[blog[0] for blog in BLOGS])
def test_a_real_blog_is_printed_whole(corpora: Path, booktest: BookTest, name: str, posts: str, flavor: str) -> None:
    """However its authors wrote it."""
    config = (
        f'[chapters]\nposts = ["{posts}"]\n[sources]\nroots = ["{corpora / name}"]\n[markdown]\nflavor = "{flavor}"\n'
    )
    sections = sections_of(booktest.with_posts(config=config)).sections

    assert 5 < len(sections)
    assert Counter() == lost(sections)
