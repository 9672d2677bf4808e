"""Headers of many blog engines say the same things."""

from __future__ import annotations

import datetime
from pathlib import PurePosixPath

import pytest

from postbook.manuscript.header_fields import Dated, read_fields
from postbook.manuscript.headers import split_header
from postbook.manuscript.post import Header


def read(yaml: str, path: str = "tide.md") -> Dated:
    """Read the lines of a YAML header."""
    return read_fields(split_header(f"---\n{yaml}\n---\n").pairs, PurePosixPath(path))


def header(yaml: str) -> Header:
    """What a header says, if it says it well."""
    dated = read(yaml)
    assert () == dated.problems
    return dated.header


def said(yaml: str) -> list[str]:
    """What is wrong with a header."""
    return [str(problem.at(PurePosixPath("a.md"))) for problem in read(yaml).problems]


def test_titles_lose_the_spaces_around_them() -> None:
    """Spaces around a title and line ends in it are no part of it; a no-break space is."""
    assert "Weekly Notes" == header('title: " Weekly Notes "').title
    assert "Weekly Notes" == header("title: >\n  Weekly\n  Notes").title
    assert "Que faire\u00a0?" == header("title: Que faire\u00a0?").title
    assert "" == header("title:").title


@pytest.mark.parametrize(
    ("yaml", "tags"),
    [
        ("tags: [sea, wind]", ("sea", "wind")),
        ("tags: sea wind", ("sea", "wind")),
        ("tags: sea breeze, wind", ("sea breeze", "wind")),
        ("categories: [sea]\ntags: [wind, sea]", ("wind", "sea")),
        ("category: sea breeze", ("sea breeze",)),
        ("keywords: sea breeze, wind", ("sea breeze", "wind")),
        ("taxonomies:\n  tags: [sea]\n  categories: [wind]", ("sea", "wind")),
        ("tags:\n- name: sea\n- 2016", ("sea", "2016")),
        ("tags:", ()),
    ],
)
def test_tags_are_lists_or_words(yaml: str, tags: tuple[str, ...]) -> None:
    """Tags, categories and keywords, in lists or in strings, are the post's tags."""
    assert tags == header(yaml).tags


@pytest.mark.parametrize(
    ("yaml", "authors"),
    [
        ("author: Ann Author", ("Ann Author",)),
        ("authors: [Ann Author, Bo]", ("Ann Author", "Bo")),
        ("authors:\n- name: Ann Author\n  url: https://example.org\n- Bo", ("Ann Author", "Bo")),
        ("author:\n  name: Ann Author", ("Ann Author",)),
        ("author: '<a href=\"https://example.org\">Ann &amp; Bo</a>'", ("Ann & Bo",)),
        ("extra:\n  author: Ann Author", ("Ann Author",)),
    ],
)
def test_authors_are_names_or_tables_with_names(yaml: str, authors: tuple[str, ...]) -> None:
    """However a header names its authors, they are names."""
    assert authors == header(yaml).authors


@pytest.mark.parametrize(
    ("yaml", "is_draft"),
    [
        ("draft: true", True),
        ("draft: false", False),
        ("published: false", True),
        ("published: True", False),
        ("published: 23 May 2015", False),
        ("status: draft", True),
        ("status: published", False),
        ("title: x", False),
    ],
)
def test_drafts_are_known(yaml: str, is_draft: bool) -> None:
    """A post is a draft if its header says so in any engine's way."""
    assert is_draft is header(yaml).draft


def test_published_may_be_a_date() -> None:
    """Some engines write the date where others write whether a post is published."""
    assert datetime.date(2015, 5, 23) == header("published: 23 May 2015").date


def test_summaries_are_texts() -> None:
    """The first text among the summaries counts; `excerpt: true` asks an engine to make one."""
    assert "On tides" == header("excerpt: true\ndescription: On tides").summary


def test_permalinks_are_addresses_or_patterns() -> None:
    """An address is kept as it is; a template or a switch is none; Zola's path is a folder."""
    assert "/blog/tide/" == header("permalink: /blog/tide/").permalink
    assert "2018/10/30/Rust-1.30/" == header("path: 2018/10/30/Rust-1.30").permalink
    assert "" == header("permalink: false").permalink
    assert "" == header('permalink: "/{{ page.fileSlug }}/"').permalink
    assert ("/old/", "/older/") == header("redirect_from:\n- /old/ \n- /older/").aliases


def test_languages_are_tags() -> None:
    """`en_GB` is what some engines call `en-GB`."""
    assert "en-GB" == header("lang: en_GB").language


def test_other_keys_are_kept_as_they_are() -> None:
    """What postbook has no use for is there for templates, with its type."""
    assert {"hero": False, "version": 3, "day": datetime.date(2020, 1, 2)} == header(
        "hero: false\nversion: 3\nday: 2020-01-02"
    ).extra


def test_unreadable_values_warn_with_their_line() -> None:
    """A value that can't be what its key says is told, and the post goes on without it."""
    assert [
        "a.md:3: warning[invalid-header-value]: `date` in the header is no date: `next week`\n"
        "  hint: write it as `2016-06-07`",
        "a.md:2: warning[invalid-header-value]: `title` in the header is no text: `a list`\n"
        "  hint: write it in one line, in quotes",
        "a.md:4: warning[invalid-header-value]: `lang` in the header is no language tag: `English`\n"
        "  hint: write a BCP 47 tag: `en`, `pt-BR`",
        "a.md:5: warning[invalid-header-value]: `draft` in the header is no `true` or `false`: `perhaps`\n"
        "  hint: write `draft: true`, or delete it",
    ] == said("title: [a]\ndate: next week\nlang: English\ndraft: perhaps")


def test_a_wrong_date_falls_back_to_the_name() -> None:
    """A date in the header that is none leaves the file name's."""
    assert datetime.date(2016, 6, 7) == read("date: 2016-02-30", "2016-06-07-tide.md").header.date


def test_a_date_in_the_header_wins() -> None:
    """The date in the header is the author's last word."""
    assert datetime.date(2016, 4, 19) == read("date: Wednesday, April 19, 2016", "2016-04-00-tide.md").header.date
