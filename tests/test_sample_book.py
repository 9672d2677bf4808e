"""The sample book shows what posts are made of, and is right in what it shows."""

from __future__ import annotations

import contextlib
import io
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from lxml import etree

FOLDER = Path(__file__).parent.parent
CHAPTERS = sorted((FOLDER / "chapters").glob("[0-9]*.md"))
PAGES = sorted((FOLDER / "chapters").glob("**/*.md"))
DRAWINGS = sorted((FOLDER / "chapters/images").glob("*.svg"))
PYTHON = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)

WHOLE_BOOK = "\n".join(path.read_text("utf-8") for path in PAGES)

INGREDIENTS = {
    "a table": r"^\|[-:| ]+\|$",
    "code": r"^```python$",
    "code inside an aside": r"^    ```sh$",
    "a displayed formula": r"^\$\$ .+ \$\$$",
    "a formula in a line": r"the revenue, \$N\$",
    "a footnote": r"^\[\^\w+\]: ",
    "an aside": r"^!!! note ",
    "a task list": r"^    - \[ \] ",
    "a definition": r"^:   ",
    "a quotation with its source": r"^>\n> — ",
    "a figure": r'^!\[[^\]]+\]\(images/\S+\n"[^"]+"\)$',
    "a caption with its credit": r'\*Drawing: [^*]+, CC[ \n]BY-SA[ \n]4\.0\*"\)$',
    "a break": r"^\* \* \*$",
    "a link to a post": r"\]\(07-yesterday\.md\)",
    "a link to a heading of a post": r"\]\(02-pinch-of-salt\.md#hold-something-back\)",
}


def header_of(path: Path) -> dict[str, object]:
    """The YAML header of a chapter."""
    header: dict[str, object] = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
    return header


def headings_of(path: Path) -> list[str]:
    """The chapter's headings of the second level."""
    return re.findall(r"^## (.+)$", path.read_text("utf-8"), re.MULTILINE)


def anchor_of(heading: str) -> str:
    """A heading's id, as Markdown makes it of plain words."""
    return re.sub(r"[^\w\s-]", "", heading).strip().lower().replace(" ", "-")


@pytest.mark.parametrize("pattern", INGREDIENTS.values(), ids=INGREDIENTS.keys())
def test_the_book_shows_what_posts_are_made_of(pattern: str) -> None:
    """Whatever a post may hold can be seen in the sample book."""
    assert re.search(pattern, WHOLE_BOOK, re.MULTILINE)


def test_the_digest_links_out() -> None:
    """The digest links to each of the four sites that its posts appeared on."""
    digest = (FOLDER / "chapters/01-four-posts.md").read_text("utf-8")

    assert ["thenewstack.io", "devops.com", "superuser.openstack.org", "robhirschfeld.com"] == re.findall(
        r"\]\(https://([^)/]+)\)", digest
    )


def test_the_list_of_ten_has_ten_items() -> None:
    """The list of ten is an ordered list from 1 to 10."""
    text = (FOLDER / "chapters/06-ten-ways.md").read_text("utf-8")

    assert [str(number) for number in range(1, 11)] == re.findall(r"^(\d+)\. ", text, re.MULTILINE)


def test_the_six_questions_are_six_headings() -> None:
    """Each of the six questions is a heading, with its answer below it."""
    questions = headings_of(FOLDER / "chapters/05-six-questions.md")

    assert 6 == len(questions)
    assert all(question.endswith("?") for question in questions)


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.name)
def test_a_header_says_what_the_chapter_is(path: Path) -> None:
    """Each chapter's header has a title, tags, a summary, and the title of the post that it retells."""
    header = header_of(path)

    assert {"title", "authors", "tags", "summary", "original"} == header.keys()
    assert all(header.values())


def test_every_chapter_is_in_a_part() -> None:
    """The parts name all chapters, each once, in the order of their numbers."""
    book = tomllib.loads((FOLDER / "book.toml").read_text("utf-8"))

    assert [f"chapters/{path.name}" for path in CHAPTERS] == [post for part in book["parts"] for post in part["posts"]]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_inside_the_book_arrive(path: Path) -> None:
    """A link from post to post names a file of the book, and a heading that stands in it."""
    for name, anchor in re.findall(r"\]\((?!https:)([^)#\s]+\.md)#?([^)\s]*)\)", path.read_text("utf-8")):
        target = path.parent / name

        assert target.is_file()
        assert not anchor or anchor in map(anchor_of, headings_of(target))


def test_listings_print_what_the_text_says() -> None:
    """The Python listings run, and print the figures that the chapters tell."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        for listing in PYTHON.findall(WHOLE_BOOK):
            exec(listing, {})

    assert ["5.0% 2,000", "2.0% 5,000", "0.1% 100,000", *["[2009, 2015, 2020]"] * 2, "2016-06-07 14:41:29+00:00"] == (
        printed.getvalue().splitlines()
    )


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.name)
def test_a_drawing_is_used_and_says_what_it_shows(path: Path) -> None:
    """Each drawing stands in one chapter and begins with a title."""
    assert 1 == WHOLE_BOOK.count(f"](images/{path.name}\n")
    assert "{http://www.w3.org/2000/svg}title" == etree.parse(path).getroot()[0].tag
