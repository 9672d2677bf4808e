"""The system ends one of a build's processes, for want of memory: the others make the book."""

from __future__ import annotations

import os
import signal
from contextlib import suppress

import pytest

from booktest import BookTest
from faults.runs import Run, files_of, made, many_bytes, needs_proc, parents_of, small_book, start

pytestmark = [needs_proc, pytest.mark.xdist_group("workers")]


def one_worker(run: Run) -> list[int]:
    """The first that there is."""
    return [run.worker()]


def all_workers(run: Run) -> list[int]:
    """As many as there are by then."""
    first, parents = run.worker(), parents_of(run.process.pid)
    return [each for each, parent in parents.items() if parent == parents.get(first)] or [first]


def their_parent(run: Run) -> list[int]:
    """The process that they are forked from."""
    first = run.worker()
    return [parents_of(run.process.pid).get(first, 0)]


@pytest.mark.parametrize(
    "of", [one_worker, *(pytest.param(each, marks=pytest.mark.slow) for each in (all_workers, their_parent))]
)
@pytest.mark.parametrize("command", ["pdf", pytest.param("build", marks=pytest.mark.slow)])
def test_a_build_that_loses_processes(booktest: BookTest, of: object, command: str) -> None:
    """The book is the same, without a word: what was lost is done again."""
    check_lost(booktest, made(small_book(booktest, posts=3, length=20), command, "-j1"), of, command)


@pytest.mark.parametrize(
    "of", [their_parent, *(pytest.param(each, marks=pytest.mark.slow) for each in (one_worker, all_workers))]
)
def test_a_first_build_that_loses_readers(booktest: BookTest, of: object) -> None:
    """What parses the posts is ended, or what they come from, which is about to load the press: the book is whole."""
    check_lost(booktest, made(many_bytes(booktest), "pdf", "-j1", "--no-cache"), of, "pdf")


def check_lost(booktest: BookTest, right: dict[str, bytes], of: object, command: str) -> None:
    """End some of the processes of a build from nothing: it makes the same book."""
    booktest.remove("build")
    assert callable(of)
    run = start(booktest, command, "-j2", "--no-cache")
    lost = [each for each in of(run) if each]
    for each in lost:
        # When one has gone, the others are ended, too.
        with suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)
    run.process.wait(600)

    assert lost
    assert 0 == run.process.returncode, run.said
    assert right == files_of(booktest.folder / "build")
    assert "Traceback" not in run.said, run.said
    assert [] == run.left()
