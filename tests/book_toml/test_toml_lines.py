"""Every key of a TOML text is found on its line."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postbook.book_toml.lines import TomlPath, dotted, toml_lines

BOOK = """\
# A book.
[book]
title = "a # that is [text]"
"sub title".x = 'C:\\'
authors = [
  "Ann",  # ]
  { name = "Bo", bio = \"\"\"
Two lines,
one with a quote\"\"\"\" },
]
date = 2026-01-31

[[parts]]
title = '''
One'''
[[parts]]
posts = ["a.md", [
  "b.md"]]
[parts.extra]
n = 1.5
[[parts.deep]]
ok = true
"""


def test_keys_of_all_kinds_are_found() -> None:
    """Dotted, quoted and inline keys, arrays, tables and arrays of tables have their lines."""
    lines = toml_lines(BOOK).keys

    assert {
        "book": 2,
        "book.title": 3,
        "book.sub title.x": 4,
        "book.authors": 5,
        "book.authors[0]": 6,
        "book.authors[1].name": 7,
        "book.authors[1].bio": 7,
        "book.date": 11,
        "parts": 13,
        "parts[0]": 13,
        "parts[0].title": 14,
        "parts[1].posts[0]": 17,
        "parts[1].posts[1][0]": 18,
        "parts[1].extra.n": 20,
        "parts[1].deep[0].ok": 22,
    }.items() <= lines.items()


def test_texts_begin_where_they_begin() -> None:
    """The text of a long string begins below its opening quotes if it starts with a line end."""
    texts = toml_lines(BOOK).texts

    assert 8 == texts["book.authors[1].bio"]
    assert 15 == texts["parts[0].title"]
    assert 3 == texts["book.title"]


def paths(value: Any, path: TomlPath = ()) -> set[str]:
    """The dotted names of everything in a parsed TOML text."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {name for key, item in items for name in {dotted((*path, key)), *paths(item, (*path, key))}}


TOML_PIECES = st.sampled_from(
    [
        "[a]",
        "[[b]]",
        "[b.c]",
        "[[b.d]]",
        "x = 1",
        "y.z = [1, 'q]', [2]]",
        'w = """\n"#\\"""""',
        "v = {u = 1, t.s = '}'}",
    ]
)


@pytest.mark.filterwarnings("ignore")
@given(st.lists(TOML_PIECES, max_size=8))
def test_whatever_tomllib_reads_is_found(pieces: list[str]) -> None:
    """No key of a valid TOML text is without a line, and none is found that is not there."""
    text = "\n".join(pieces)
    try:
        value = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert paths(value) == toml_lines(text).keys.keys()
