"""Every case of ``tests/cases``: a piece of a post, and the tree that it becomes."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest

from postbook.chapter.parse_post import parse_post
from postbook.config import About, Config, Flavor, Reading
from postbook.manuscript.post import Header, Markup, Post
from postbook.xhtml import EPUB_NS, XHTML_NS, serialize

CASES = Path(__file__).parent.parent / "cases"
FLAVORS = {"markdown": (Flavor.MARKDOWN,), "commonmark": (Flavor.COMMONMARK,), "html": (Flavor.MARKDOWN,)}
_CASE = re.compile(
    r"^(?P<title>[^\n]+)\n\.\n(?P<given>.*?)\n\.\n(?P<expected>(?:.*?\n)??)\.$", re.DOTALL | re.MULTILINE
)
_BLOCKS = "p|ul|ol|li|dl|dt|dd|div|section|aside|figure|figcaption|blockquote|h[1-6]|table|thead|tbody|tr|pre|hr"


@dataclass(frozen=True)
class Case:
    """A title that ends in `(markdown)`, `(commonmark)` or `(html)` holds for that markup only."""

    path: Path
    title: str
    given: str
    expected: str

    @property
    def markup(self) -> str:
        """The word in brackets; empty where the case holds for both flavours."""
        found = re.search(r"\((markdown|commonmark|html)\)$", self.title)
        return found[1] if found else ""


def cases() -> Iterator[Case]:
    """All cases of all files."""
    for path in sorted(CASES.glob("*.md")):
        for match in _CASE.finditer(path.read_text(encoding="utf-8")):
            yield Case(path, match["title"], match["given"], match["expected"].rstrip("\n"))


def read(case: Case, flavor: Flavor) -> str:
    """The chapter that a case gives: a block a line, then the messages."""
    post = Post(
        source_path=PurePosixPath("tide.md"),
        folder=Path("/nowhere"),
        slug="tide",
        header=Header(title="The Tide"),
        text=f"{case.given}\n",
        markup=Markup.HTML if case.markup == "html" else Markup.MARKDOWN,
    )
    config = Config(folder=Path("/nowhere"), book=About(title="Tides"), markdown=Reading(flavor=flavor))
    chapter = parse_post(post, config)
    messages = [str(each).partition("\n")[0] for each in chapter.diagnostics]
    return "\n".join([_a_block_a_line(serialize(chapter.body)), *messages])


def _a_block_a_line(xhtml: str) -> str:
    """White space that readers don't see is none of a case's business; code keeps its own."""
    xhtml = xhtml.replace(f' xmlns="{XHTML_NS}"', "").replace(f' xmlns:epub="{EPUB_NS}"', "")
    # The flavours do not agree on the order of attributes.
    xhtml = re.sub(r"<([\w-]+)((?: [\w:-]+=\"[^\"]*\")+)", _sort_attributes, xhtml)
    inner = xhtml.partition(">")[2].removesuffix("</div>") if not xhtml.endswith("/>") else ""
    pieces = re.split(r"(<pre.*?</pre>)", inner, flags=re.DOTALL)
    for n in range(0, len(pieces), 2):
        folded = re.sub(r"\s+", " ", pieces[n])
        pieces[n] = re.sub(rf" ?(</?(?:{_BLOCKS})\b[^>]*>) ?", r"\1", folded).strip()
    # What Pygments colours is not what a case is about.
    joined = "".join(re.sub(r"</?span[^>]*>", "", piece) if n % 2 else piece for n, piece in enumerate(pieces))
    return re.sub(
        rf"(?<=.)(<(?:{_BLOCKS})\b|</(?:ul|ol|dl|div|section|aside|figure|blockquote|table)>)", r"\n\1", joined
    )


def _sort_attributes(tag: re.Match[str]) -> str:
    return f"<{tag[1]} " + " ".join(sorted(re.findall(r"[\w:-]+=\"[^\"]*\"", tag[2])))


def rewrite() -> None:
    """Make what comes out what is expected. Read the difference."""
    for path in sorted(CASES.glob("*.md")):

        def renewed(match: re.Match[str], path: Path = path) -> str:
            case = Case(path, match["title"], match["given"], "")
            flavor = FLAVORS.get(case.markup, (Flavor.MARKDOWN,))[0]
            return f"{case.title}\n.\n{case.given}\n.\n{read(case, flavor)}\n."

        path.write_text(_CASE.sub(renewed, path.read_text(encoding="utf-8")), encoding="utf-8")


if os.environ.get("REWRITE_EXPECTED"):
    rewrite()

PAIRS = [
    pytest.param(case, flavor, id=f"{case.path.stem}: {case.title} [{flavor.value}]")
    for case in cases()
    for flavor in FLAVORS.get(case.markup, tuple(Flavor))
]


@pytest.mark.parametrize(("case", "flavor"), PAIRS)
def test_a_case_becomes_what_its_file_says(case: Case, flavor: Flavor) -> None:
    """A piece of a post becomes the tree that its case shows, in both flavours of Markdown."""
    assert case.expected == read(case, flavor)
