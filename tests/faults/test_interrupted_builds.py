"""Ctrl-C, `kill` and a closed terminal end a build within a second, without a word too many, and leave nothing."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from booktest import BookTest
from faults.runs import half_written, made, needs_proc, small_book, start

pytestmark = [needs_proc, pytest.mark.xdist_group("workers")]

STATUS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
CASES = [
    pytest.param(number, words, jobs, to_all, marks=() if number == signal.SIGINT and jobs == 2 and to_all else slow)
    for slow in (pytest.mark.slow,)
    for number in STATUS
    for jobs, words in ((1, "typeset"), (2, "typeset"))
    for to_all in (True, False)
]


@pytest.mark.parametrize(("number", "words", "jobs", "to_all"), CASES)
def test_a_build_ends_when_it_is_told_to(
    booktest: BookTest, number: signal.Signals, words: str, jobs: int, to_all: bool
) -> None:
    """Within a second, with the status that shells expect; no process and no half file is left.

    The machine may be busy: the best of three attempts counts, and none of which the book was done before.
    """
    small_book(booktest, posts=4, length=60)
    seconds: list[float] = []
    while len(seconds) < 3 and min(seconds, default=9) > 1:
        run = start(booktest, "pdf", f"-j{jobs}", "--no-cache").wait_for(words)
        ended_in = run.send_timed(number, to_all=to_all)
        if "done in" in run.said:
            booktest.remove("build")
            continue
        seconds.append(ended_in)

        assert STATUS[number] == run.process.returncode
        assert [] == run.left()
        assert "Traceback" not in run.said
        assert "Warning" not in run.said
        assert [] == half_written(booktest.folder)
        assert not (booktest.folder / "build").exists()
    assert min(seconds) < 1


@pytest.mark.slow
@pytest.mark.parametrize("words", ["gather", "parse", "typeset", "furniture", "package"])
def test_ctrl_c_in_every_stage(booktest: BookTest, words: str) -> None:
    """Whatever a build is doing, Ctrl-C ends it, and the next build goes well."""
    small_book(booktest, posts=4, length=20)
    run = start(booktest, "build", "-j2").wait_for(words)
    run.send(signal.SIGINT)

    assert run.process.returncode in {130, -signal.SIGINT, 0}
    assert [] == run.left()
    assert "Traceback" not in run.said
    assert ["a-small-book.epub", "a-small-book.pdf"] == sorted(made(booktest, "build"))


def test_ctrl_c_before_a_book_is_read(booktest: BookTest) -> None:
    """Whoever waits for what another program writes into a pipe, and presses Ctrl-C, gets no traceback either."""
    pipe = small_book(booktest).folder / "pipe.toml"
    os.mkfifo(pipe)
    run = start(booktest, "epub", "--config", "pipe.toml")
    with opened_by_reader(pipe):
        run.send(signal.SIGINT)

    assert (130, "") == (run.process.returncode, run.said.strip())
    assert [] == run.left()


@contextmanager
def opened_by_reader(pipe: Path) -> Iterator[None]:
    """Wait until somebody has opened a pipe to read it; write nothing."""
    while True:
        try:
            ours = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # there is no reader yet
            time.sleep(0.01)
            continue
        break
    try:
        yield
    finally:
        os.close(ours)
