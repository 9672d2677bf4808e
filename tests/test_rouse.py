"""Workers are begun before the posts are read, where there will be any."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from booktest import BookTest
from postbook import rouse as room
from postbook.book_toml.reader import read_config
from postbook.cache import Cache
from postbook.config import Format
from postbook.diagnostics import Report
from postbook.pdf.specimen import read_specimen
from postbook.pool import PRESS, PRESS_LATER, READERS
from postbook.run import Run


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A mark for each server that would have been started: a real one would outlast the test."""
    marks: list[str] = []
    monkeypatch.setenv("FONTCONFIG_FILE", "before")
    monkeypatch.setattr(room, "start_server", lambda *trades: marks.extend(trades))
    return marks


def rouse(
    booktest: BookTest,
    *,
    formats: tuple[Format, ...] = (Format.PDF,),
    jobs: int = 2,
    left: object = None,
    cache: Cache | None = None,
) -> None:
    """Rouse the workers of a small book for which a former build has left something."""
    booktest.with_posts("---\ntitle: One\n---\n\nA post.\n")
    if left is not None:
        booktest.write({".postbook/specimen.json": json.dumps(left), ".postbook/fonts.conf": "<fontconfig/>"})
    room.rouse(read_config(booktest.folder / "book.toml", Report()), formats, Run(jobs=jobs))


def fonts(folder: Path) -> dict[str, str]:
    """What a former build has left of its fonts."""
    return {"fontconfig": str(folder / ".postbook" / "fonts.conf")}


def test_workers_begin_with_the_fonts_of_the_last_build(booktest: BookTest, begun: list[str]) -> None:
    """The process that they are forked from loads the engine while the posts are read."""
    rouse(booktest, left=fonts(booktest.folder))

    assert [PRESS] == begun


def test_an_epub_rouses_nobody(booktest: BookTest, begun: list[str]) -> None:
    """Only print needs the layout engine; one job is done in this process."""
    rouse(booktest, formats=(Format.EPUB,), left=fonts(booktest.folder))
    rouse(booktest, jobs=1, left=fonts(booktest.folder))

    assert [] == begun


@pytest.mark.parametrize("left", [None, [], {}, {"fontconfig": 3}, {"fontconfig": "/nowhere/fonts.conf"}])
def test_workers_of_a_first_build_begin_with_its_own_fonts(booktest: BookTest, begun: list[str], left: object) -> None:
    """A first build, a damaged file, fonts that have gone: fonts and sheets are looked for before the posts are."""
    rouse(booktest, left=left)

    fontconfig = Path(os.environ["FONTCONFIG_FILE"])
    specimen = read_specimen(fontconfig)
    assert [PRESS] == begun
    assert fontconfig.parent == booktest.folder / ".postbook"
    assert specimen is not None
    assert "pb-folio" in specimen.styles[0]


def test_a_sheet_that_has_gone_is_told_by_others(booktest: BookTest, begun: list[str]) -> None:
    """Workers are roused without it; the build says what is wrong."""
    booktest.with_posts("---\ntitle: One\n---\n\nA post.\n")
    config = read_config(booktest.folder / "book.toml", Report())
    style = replace(config.style, print_stylesheets=(booktest.folder / "gone.css",))
    room.rouse(replace(config, style=style), (Format.PDF,), Run(jobs=2))

    assert [PRESS] == begun
    assert read_specimen(Path(os.environ["FONTCONFIG_FILE"])) is None


def rouse_for_many_posts(booktest: BookTest, wanted: Format, jobs: int, cache: Cache) -> None:
    """Rouse the workers of a book with a post of 360 kB."""
    booktest.with_posts("---\ntitle: One\n---\n\nA post.\n")
    booktest.write({"chapters/long.md": "The tide came in.\n" * 20_000})
    room.rouse(read_config(booktest.folder / "book.toml", Report()), (wanted,), Run(jobs=jobs, cache=cache))


@pytest.mark.parametrize(
    ("wanted", "trades"), [(Format.PDF, [READERS, PRESS_LATER]), (Format.EPUB, [READERS])], ids=["pdf", "epub"]
)
def test_a_first_build_of_many_posts_rouses_readers(
    booktest: BookTest, begun: list[str], wanted: Format, trades: list[str]
) -> None:
    """Nothing is kept yet: all posts will be parsed, and the layout engine is loaded when that has begun."""
    rouse_for_many_posts(booktest, wanted, 2, Cache(booktest.folder / ".postbook" / "cache"))

    assert trades == begun


def test_no_readers_are_roused_where_they_are_not_needed(booktest: BookTest, begun: list[str]) -> None:
    """One job parses in this process; where chapters are kept, few are parsed again."""
    cache = Cache(booktest.folder / ".postbook" / "cache")
    rouse_for_many_posts(booktest, Format.EPUB, 1, cache)
    cache.put("parse", "00", b"")
    rouse_for_many_posts(booktest, Format.EPUB, 2, cache)

    assert [] == begun
