"""Real blogs are gathered whole: no post is lost, dates and titles are right."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from postbook.book_toml.reader import read_config
from postbook.diagnostics import Code, Report
from postbook.manuscript.gather import gather
from postbook.manuscript.post import Post

BLOGS = (
    # corpus, pattern, posts, posts without a date, messages by code
    ("rust-blog", "content/**/*.md", 216, 0, {Code.EMPTY_POST: 1}),
    ("kubernetes-blog-2018", "blog/_posts/*.md", 190, 0, {}),
    ("carpentries-html", "content/**/*.html", 160, 0, {Code.DUPLICATE_KEY: 160}),
    ("mehdix-fa", "src/_posts/*.m*", 70, 0, {}),
    ("18f-blog", "content/posts/*.md", 67, 0, {}),
    ("julia-blog", "blog/**/*.md", 88, 0, {Code.MALFORMED_HEADER: 9}),
    ("jekyll-posts", "docs/_posts/*", 100, 0, {}),
    ("ropensci-r", "content/blog/**/*.md", 74, 0, {}),
    ("vincenttam-octopress", "source/_posts/*", 100, 0, {}),
    ("nodejs-blog", "apps/**/blog/**/*.md", 82, 0, {Code.EMPTY_POST: 1}),
    ("opencrowbar-docs", "doc/**/*.md", 125, 125, {}),
    ("djangogirls-el-ja", "*/**/*.md", 55, 55, {}),
    ("os-in-1000-lines", "website/**/*.md", 72, 72, {}),
    ("rust-book", "src/*.md", 112, 112, {}),
    ("war-and-peace-html", "src/epub/text/*.xhtml", 393, 393, {}),
)


def gathered(corpora: Path, name: str, pattern: str, folder: Path) -> tuple[tuple[Post, ...], Report]:
    """Gather a real blog, taking what its bad posts give."""
    report = Report(allow=(Code.EMPTY_POST, Code.MALFORMED_HEADER))
    book = f'[book]\ntitle = "T"\n[chapters]\nposts = ["{pattern}"]\n[sources]\nroots = ["{corpora / name}"]\n'
    (folder / "book.toml").write_text(book, encoding="utf-8")
    return gather(read_config(folder / "book.toml", report), report).posts, report


@pytest.mark.parametrize(("name", "pattern", "count", "undated", "messages"), BLOGS, ids=[blog[0] for blog in BLOGS])
def test_a_real_blog_is_gathered_whole(
    corpora: Path, tmp_path: Path, name: str, pattern: str, count: int, undated: int, messages: dict[Code, int]
) -> None:
    """Every post of a real blog is in its book, dated where its author dated it; what is wrong is told."""
    posts, report = gathered(corpora, name, pattern, tmp_path)

    assert count == len(posts) == len({post.slug for post in posts})
    assert undated == sum(post.header.date is None for post in posts)
    codes = [said.code for said in report.diagnostics]
    assert messages == {code: codes.count(code) for code in dict.fromkeys(codes)}


def of_name(posts: tuple[Post, ...], name: str) -> Post:
    """The post of a file name."""
    (post,) = (post for post in posts if post.source_path.name == name)
    return post


def test_dates_of_real_posts_are_those_of_their_authors(corpora: Path, tmp_path: Path) -> None:
    """Day 00 in a name, a wrong weekday in the header, a date only in the address: the date is right all the same."""
    kubernetes = gathered(corpora, "kubernetes-blog-2018", "blog/_posts/2016-04-00-*.md", tmp_path)[0]
    rust = gathered(corpora, "rust-blog", "content/Rust-1.26.2.md", tmp_path)[0]
    openstack = of_name(kubernetes, "2016-04-00-Introducing-Kubernetes-Openstack-Sig.md")

    assert datetime.date(2016, 4, 22) == openstack.header.date
    assert "Introducing the Kubernetes OpenStack Special Interest Group" == openstack.header.title
    assert "/blog/2016/04/Introducing-Kubernetes-Openstack-Sig" == openstack.header.permalink
    assert datetime.date(2018, 6, 5) == rust[0].header.date
    assert "/2018/06/05/Rust-1.26.2/" == rust[0].header.permalink
