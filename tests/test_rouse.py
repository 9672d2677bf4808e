"""Workers are begun before the posts are read, where there will be any."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from booktest import BookTest
from postbook import rouse as room
from postbook.book_toml.reader import read_config
from postbook.cache import Cache
from postbook.config import Format
from postbook.diagnostics import Report
from postbook.pool import READERS


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A mark for each server that would have been started: a real one would outlast the test."""
    marks: list[str] = []
    monkeypatch.setenv("FONTCONFIG_FILE", "before")
    monkeypatch.setattr(room, "start_server", lambda trade="press": marks.append(trade))
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
    room.rouse(read_config(booktest.folder / "book.toml", Report()), formats, jobs, "", Cache())


def fonts(folder: Path) -> dict[str, str]:
    """What a former build has left of its fonts."""
    return {"fontconfig": str(folder / ".postbook" / "fonts.conf")}


def test_workers_begin_with_the_fonts_of_the_last_build(booktest: BookTest, begun: list[str]) -> None:
    """The process that they are forked from loads the engine while the posts are read."""
    rouse(booktest, left=fonts(booktest.folder))

    assert ["press"] == begun


def test_an_epub_rouses_nobody(booktest: BookTest, begun: list[str]) -> None:
    """Only print needs the layout engine; one job is done in this process."""
    rouse(booktest, formats=(Format.EPUB,), left=fonts(booktest.folder))
    rouse(booktest, jobs=1, left=fonts(booktest.folder))

    assert [] == begun


@pytest.mark.parametrize("left", [None, [], {}, {"fontconfig": 3}, {"fontconfig": "/nowhere/fonts.conf"}])
def test_nobody_is_roused_without_fonts(booktest: BookTest, begun: list[str], left: object) -> None:
    """A first build, a damaged file, fonts that have gone: workers begin when they are needed."""
    rouse(booktest, left=left)

    assert [] == begun


@pytest.mark.parametrize("wanted", [Format.PDF, Format.EPUB])
def test_a_first_build_of_many_posts_rouses_readers(booktest: BookTest, begun: list[str], wanted: Format) -> None:
    """Nothing is kept yet: all posts will be parsed. One job does it in this process, few posts need no help."""
    rouse(booktest, formats=(wanted,))
    booktest.write({"chapters/long.md": "The tide came in.\n" * 20_000})
    cache = Cache(booktest.folder / ".postbook" / "cache")
    config = read_config(booktest.folder / "book.toml", Report())
    room.rouse(config, (wanted,), 1, "", cache)
    room.rouse(config, (wanted,), 2, "", cache)
    cache.put("parse", "00", b"")
    room.rouse(config, (wanted,), 2, "", cache)

    assert [READERS] == begun
