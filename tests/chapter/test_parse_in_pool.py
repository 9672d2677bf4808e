"""Many posts are parsed in several processes, and nobody can tell from the book."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from postbook.cache import Cache
from postbook.chapter.chapter import Chapter
from postbook.chapter.parse import WORTHWHILE, parse
from postbook.chapter.standing import pack_chapter
from postbook.config import About, Config
from postbook.diagnostics import Report
from postbook.manuscript.post import Header, Manuscript, Part, Post

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("workers")]

CONFIG = Config(folder=Path("/nowhere"), book=About(title="Tides"))


class Deadly(str):
    """A text that ends the process to which it is sent."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (9,)


def manuscript_of(*texts: str) -> Manuscript:
    """A book of long posts, so that it is worth while to begin other processes."""
    posts = tuple(
        Post(
            source_path=PurePosixPath(f"tide-{number}.md"),
            folder=Path("/nowhere"),
            slug=f"tide-{number}",
            header=Header(title=f"Tide {number}", extra={"weight": number}),
            text=text,
        )
        for number, text in enumerate(texts)
    )
    return Manuscript(front=(), parts=(Part(title="", posts=posts),), back=())


def long_texts(count: int) -> list[str]:
    """Posts that together have more than enough text; each has a call without a note, which is told."""
    line = 'The *tide* of `2016` came in[^gone]: "a -- b".\n\n'
    return [f"## Heading {number}\n\n" + line * (WORTHWHILE // len(line) // count + 1) for number in range(count)]


def packed(chapters: dict[str, Chapter]) -> list[bytes]:
    """The chapters in the form in which they are kept."""
    return [pack_chapter(chapter, CONFIG) for chapter in chapters.values()]


def test_the_chapters_are_the_same_for_any_number_of_jobs(tmp_path: Path) -> None:
    """Order, trees, symbols and messages, cold and warm."""
    manuscript = manuscript_of(*long_texts(4))
    reports = [Report() for _ in range(3)]
    cache = Cache(tmp_path)
    one = parse(manuscript, CONFIG, reports[0])
    two = parse(manuscript, CONFIG, reports[1], cache, jobs=2)
    warm = parse(manuscript, CONFIG, reports[2], cache, jobs=2)

    assert packed(dict(one)) == packed(dict(two)) == packed(dict(warm))
    assert list(one) == list(two) == list(warm)
    assert reports[0].diagnostics == reports[1].diagnostics == reports[2].diagnostics
    assert 4 == cache.hits["parse"] == cache.misses["parse"]


def test_a_post_that_ends_its_process_is_named(tmp_path: Path) -> None:
    """The message says which post it was; the others are read, and the next build tries again."""
    texts = long_texts(3)
    report, cache = Report(), Cache(tmp_path)
    chapters = parse(manuscript_of(texts[0], Deadly(texts[1]), texts[2]), CONFIG, report, cache, jobs=2)

    assert ["tide-1.md: error[unreadable-post]: this post can't be read: its process was ended by the system"] == [
        str(each).partition("\n")[0] for each in report.diagnostics if each.code.value == "unreadable-post"
    ]
    assert "Heading 2" in "".join(chapters["tide-2"].body.itertext())
    assert 2 == len([path for path in (tmp_path / "parse").rglob("*") if path.is_file()])
