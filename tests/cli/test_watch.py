"""A watched book is made again when a post is saved, and errors do not end the watch."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from booktest import BookTest
from faults.runs import small_book, start

POST = "# The Tide\n\nIt comes in twice a day.\n"


def wait_for(what: Callable[[], bool], seconds: float = 60) -> bool:
    """Whether something becomes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.1)
    return False


@pytest.mark.slow
def test_a_watched_book_follows_its_posts(booktest: BookTest, tmp_path: Path) -> None:
    """Saved, broken, mended: the file is made, kept, and made again; Ctrl-C ends it quietly."""
    booktest.with_posts(POST, config='[cover]\nimage = "cover.png"\n')
    from PIL import Image

    Image.new("RGB", (1600, 2560)).save(booktest.folder / "cover.png")
    log, toml = tmp_path / "log.txt", booktest.folder / "book.toml"
    with log.open("w", encoding="utf-8") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "postbook", "epub", "--watch"], cwd=booktest.folder, stderr=said, stdout=said
        )
    epub = booktest.folder / "build" / "a-small-book.epub"
    post = booktest.folder / "chapters" / "01.md"
    try:
        assert wait_for(epub.exists)
        time.sleep(1)
        first = epub.read_bytes()
        post.write_text(POST.replace("twice", "once"), encoding="utf-8")
        assert wait_for(lambda: epub.read_bytes() != first)
        post.write_text(f"{POST}\n![](gone.png)\n", encoding="utf-8")
        assert wait_for(lambda: "missing-image" in log.read_text(encoding="utf-8"))
        right = toml.read_bytes()
        toml.write_bytes(b"[book\n")
        assert wait_for(lambda: "invalid-toml" in log.read_text(encoding="utf-8"))
        toml.write_bytes(right)
        post.write_text(POST, encoding="utf-8")
        assert wait_for(lambda: epub.read_bytes() == first)
        assert wait_for(lambda: log.read_text(encoding="utf-8").count("done in") >= 3)
    finally:
        os.kill(process.pid, signal.SIGINT)
        assert process.wait(10) in {0, 130}
    assert "Traceback" not in log.read_text(encoding="utf-8")
    assert log.read_text(encoding="utf-8").endswith("stopped watching\n")
    assert "changed: chapters/01.md" in log.read_text(encoding="utf-8")


@pytest.mark.slow
def test_what_a_build_writes_is_no_news(booktest: BookTest, tmp_path: Path) -> None:
    """A book that is written into its own folder is made once, not for ever; `kill` ends the watch as Ctrl-C does."""
    run = start(small_book(booktest), "epub", "-o", "book.epub", "--watch").wait_for("done in")
    time.sleep(2)
    run.send(signal.SIGTERM, to_all=False)

    assert 143 == run.process.returncode
    assert 1 == run.said.count("done in")
    assert [] == run.left()
