"""Ctrl-C, `kill` and a closed terminal end a build within a second, without a word too many, and leave nothing."""

from __future__ import annotations

import signal

import pytest

from booktest import BookTest
from faults.runs import files_of, half_written, needs_proc, small_book, start

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

    The machine may be busy: the best of three attempts counts.
    """
    small_book(booktest, posts=4, length=60)
    seconds = []
    while len(seconds) < 3 and min(seconds, default=9) > 1:
        run = start(booktest, "pdf", f"-j{jobs}", "--no-cache").wait_for(words)
        seconds.append(run.send_timed(number, to_all=to_all))

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
    booktest.build("build")
    assert ["a-small-book.epub", "a-small-book.pdf"] == sorted(files_of(booktest.folder / "build"))


def test_ctrl_c_before_a_book_is_read(booktest: BookTest) -> None:
    """Whoever presses Ctrl-C at once gets no traceback either."""
    run = start(small_book(booktest), "epub").wait_for("gather")
    run.send(signal.SIGINT)

    # Python itself ends by the signal if it comes while a class is made; a slow signal finds the book done.
    assert run.process.returncode in {0, 130, -signal.SIGINT}
    assert "Traceback" not in run.said
