"""A post's header is found, read, and cut off; what is wrong with it has its line."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postbook.manuscript.header_fields import read_fields
from postbook.manuscript.headers import split_header


def said(text: str) -> list[str]:
    """What is said of the header of a text."""
    return [str(problem.at(PurePosixPath("a.md"))) for problem in split_header(text).pairs.problems]


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Tide\ntags: [sea]\n---\n\nText.\n",
        "---\ntitle: Tide\ntags:\n- sea\n...\n\nText.\n",
        "--- yaml\ntitle: Tide\ntags: [sea]\n---\n\nText.\n",
        '+++\ntitle = "Tide"\ntags = ["sea"]\n+++\n\nText.\n',
        '---toml\ntitle = "Tide"\ntags = ["sea"]\n---\n\nText.\n',
        '{\n  "title": "Tide", "tags": ["sea"]\n}\n\nText.\n',
        '---json\n"title": "Tide", "tags": ["sea"]\n---\n\nText.\n',
        '---json\n{"title": "Tide", "tags": ["sea"]}\n---\n\nText.\n',
        '@def title = "Tide"\n@def tags = ["sea"]\n\nText.\n',
        "Title: Tide\nTags: [sea]\n\nText.\n",
        "<!--\n.. title: Tide\n.. tags: sea\n.. link:\n-->\n\nText.\n",
        "title: Tide\ntags:\n- sea\n---\n\nText.\n",
        "\n \n---\ntitle: Tide\ntags: [sea]\n---\n\nText.\n",
    ],
)
def test_headers_of_every_kind_are_read(text: str) -> None:
    """YAML, TOML, JSON, and the heads of Franklin, Pelican, Nikola and Hexo give the same header and the same text."""
    split = split_header(text)
    header = read_fields(split.pairs, PurePosixPath("a.md")).header

    assert ("Tide", ("sea",)) == (header.title, header.tags)
    assert "Text." == split.text.strip()
    assert () == split.pairs.problems


@pytest.mark.parametrize(
    "text",
    [
        "Text.\n",
        "",
        "---\n\nText after a thematic break.\n",
        "---\nText: none\n".replace(": none", " alone"),
        "---\nText between\n\n---\n\nthematic breaks.\n",
        "----\ntitle: none\n----\n",
        "+++\nText\n+++\n",
        "{% raw %}\nText\n",
        '{: .class }\n"Text": no header\n',
        "Note: this is text.\n\nMore.\n",
        "Title: one line alone is text\n\nMore.\n",
        "<!-- a comment -->\nText\n",
        "<!--\n.. a comment:\n-->\nText\n",
        "# Heading\n\n---\ntitle: later\n---\n",
    ],
)
def test_text_without_a_header_stays_whole(text: str) -> None:
    """A thematic break at the top, a colon in the first line or a brace is no header."""
    assert text == split_header(text).text
    assert [] == said(text)


def test_an_empty_header_is_one() -> None:
    """Jekyll asks for a header even if there is nothing in it."""
    assert ("Text.\n", 3) == (split_header("---\n---\nText.\n").text, split_header("---\n---\nText.\n").first_line)


def test_keys_have_their_lines() -> None:
    """A message about a value of a header can name its line."""
    assert {"title": 3, "tags": 4, "more": 7} == split_header(
        "\n---\ntitle: a\ntags:\n- a\n- b\nmore: x\n---\n"
    ).pairs.lines
    assert {"title": 2, "date": 4} == split_header('+++\ntitle = "a"\n\ndate = 2020-01-01\n+++\n').pairs.lines
    assert {"title": 2, "date": 3} == split_header('{\n"title": "a",\n"date": "b"\n}\n').pairs.lines


def test_titles_stay_as_they_are_written() -> None:
    """A title that YAML takes for a number, a truth or a date is still the title."""
    for title in ("1.10", "Yes", "2016-06-07", "0x10", "12:30", "~x"):
        pairs = split_header(f"---\ntitle: {title}\nnumber: 1.5\nempty: ~\n---\n").pairs

        assert {"title": title, "number": 1.5, "empty": None} == pairs.values


def test_a_key_given_twice_warns() -> None:
    """The last one counts, as in YAML, and the author learns of it."""
    text = "---\ndate: 2006-01-02\ntitle: a\ndate: 2007-01-02\n---\n"

    assert "2007-01-02" == split_header(text).pairs.values["date"]
    assert [
        "a.md:4: warning[duplicate-key]: the header gives `date` twice\n  hint: delete one of them; the last one counts"
    ] == said(text)
    assert [
        "a.md: warning[duplicate-key]: the header gives `title` twice\n  hint: delete one of them; the last one counts"
    ] == said('{"title": "a", "title": "b"}\n')


MEND = "mend that line, or allow `malformed-header` in `[messages]` to take what can be read"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "---\ntitle: Tide: a tale\n---\n",
            "a.md:2: error[malformed-header]: the header is not YAML: mapping values are not allowed here",
            'put the value in quotes: `title: "…"`',
        ),
        (
            "---\ndate: 2020-01-01\ntitle: @home\n---\n",
            "a.md:3: error[malformed-header]: the header is not YAML: found character '@' that cannot start any token",
            'put the value in quotes: `title: "…"`',
        ),
        (
            "---\ntitle: [a\n---\n",
            "a.md:3: error[malformed-header]: the header is not YAML: expected ',' or ']', but got '<stream end>'",
            MEND,
        ),
        (
            "---\ntitle: \x07\n---\n",
            "a.md:2: error[malformed-header]: a control character in the header",
            MEND,
        ),
        (
            '+++\ntitle = "a"\ndate = Date(2023, 05, 9)\n+++\n',
            "a.md:3: error[malformed-header]: the header is not TOML: invalid value",
            "write the date as `2023-05-09`",
        ),
        (
            '+++\ntitle = "a\n+++\n',
            "a.md:2: error[malformed-header]: the header is not TOML: illegal character '\\n'",
            MEND,
        ),
        (
            '{\n"title": "a",\n"date" "b"\n}\n',
            "a.md:3: error[malformed-header]: the header is not JSON: expecting ':' delimiter",
            MEND,
        ),
        (
            "---\ntitle: Tide\n\nText.\n",
            "a.md:1: error[malformed-header]: the header is not closed",
            "end it with a line like its first",
        ),
    ],
)
def test_malformed_headers_are_told_with_their_line(text: str, message: str, hint: str) -> None:
    """What is wrong with a header is told with the line of the file, and how to mend it."""
    assert [f"{message}\n  hint: {hint}"] == said(text)


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: 'Tide'\nsummary: a: b\ntags:\n- sea\n- wind\n---\nText.\n",
        '+++\ntitle = "Tide"\ndate = Date(2023, 5, 19)\ntags = ["sea", "wind"]\n+++\nText.\n',
        '{\n  "title": "Tide",\n  "date" "x",\n  "tags": ["sea", "wind"],\n}\nText.\n',
        "---\ntitle: Tide\ntags: [sea, wind]\n\nText.\n",
    ],
)
def test_of_a_malformed_header_what_can_be_read_is_read(text: str) -> None:
    """Where malformed headers are allowed, their readable lines count, and none of them is printed."""
    split = split_header(text)
    header = read_fields(split.pairs, PurePosixPath("a.md")).header

    assert ("Tide", ("sea", "wind"), "Text.\n") == (header.title, header.tags, split.text)
    assert 1 == len(split.pairs.problems)


def test_a_header_that_holds_itself_is_read() -> None:
    """YAML can refer to itself; that must not hang a build."""
    laughs = "---\na: &a [x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )

    assert [] == said(f"{laughs}title: Tide\nself: &s [*s]\n---\n")


PIECES = st.sampled_from(
    (
        *(
            "---\n",
            "+++\n",
            "---",
            "{\n",
            "}\n",
            '"title": "x",\n',
            "title: a\n",
            "title: a: b\n",
            "date: 2016-00-99\n",
        ),
        *("tags: [a, b]\n", "tags:\n- x\n", 'title = "x"\n', '@def title = "x"\n', "Title: x\n", "\n", "prose: here\n"),
        *("a: &a [*a]\n", "...\n", "# c\n", "---toml\n", "---json\n", "\t", "[[x]]\n", "\x00", 'title: "\\ud800"\n'),
        *("draft: maybe\n", "lang: 12_x\n", "a: !!int x\n", "date: 1e999\n", "[a]: b\n", "a: 99999-12-12\n", "\u2028"),
    )
)


@given(
    st.lists(st.one_of(PIECES, st.text(st.characters(exclude_characters="\r"), max_size=6)), max_size=9).map("".join)
)
def test_no_text_is_lost_and_no_line_miscounted(text: str) -> None:
    """Whatever a file begins with, its text is its end, from a line that is known, and nothing fails."""
    split = split_header(text)
    before = text.removesuffix(split.text) if split.text else text

    assert text == before + split.text
    assert before.count("\n") + 1 == split.first_line
    dated = read_fields(split.pairs, PurePosixPath("2016/06/07/x.md"))
    assert all(1 <= (problem.line or 1) <= text.count("\n") + 1 for problem in dated.problems)
