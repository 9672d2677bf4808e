"""A build that is killed leaves no half book, and the next one makes the right one."""

from __future__ import annotations

import signal
import sys
import time
from hashlib import sha256

import pytest

from booktest import BookTest
from faults.runs import done, files_of, half_written, made, needs_proc, small_book, start

pytestmark = [needs_proc, pytest.mark.xdist_group("workers")]

MOMENTS = 20

KILLED_AT = """
import os, signal, sys
moment, seen = int(sys.argv[1]), 0
def hook(event, arguments):
    global seen
    if event == "open":
        path, mode, flags = arguments
        event = "write" if set(mode or "") & set("wxa+") or (flags or 0) & (os.O_WRONLY | os.O_RDWR) else "read"
    if event in {"write", "os.rename", "os.remove", "os.mkdir"}:
        seen += 1
        if seen == moment:
            os.kill(os.getpid(), signal.SIGKILL)
from postbook.cli.main import run
sys.addaudithook(hook)
status = run(sys.argv[2:])
print("moments:", seen)
sys.exit(status)
"""
"""Runs postbook until it touches the disk for the n-th time, and kills it there."""


def killing(moment: int) -> tuple[str, ...]:
    """The command that is killed when it touches the disk for the n-th time; 0: never."""
    return (sys.executable, "-B", "-c", KILLED_AT, str(moment))


def old_and_new(booktest: BookTest, *command: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Build a book, change a post and build it again: what both builds wrote. Only the first is left in its folder."""
    old = made(small_book(booktest), *command)
    new = made(change(booktest), *command, "--no-cache")
    assert old.keys() == new.keys()
    assert all(old[name] != new[name] for name in old)
    return old, new


def change(booktest: BookTest) -> BookTest:
    """Save another version of a post."""
    return booktest.replace("chapters/02.md", "After", "Before")


def put_back(booktest: BookTest, old: dict[str, bytes]) -> None:
    """Go back to where the first build had ended, without a cache."""
    booktest.write({f"build/{name}": content for name, content in old.items()})
    if (booktest.folder / ".postbook" / "cache").exists():
        booktest.remove(".postbook/cache")


def check_killed(booktest: BookTest, old: dict[str, bytes], new: dict[str, bytes], *command: str) -> None:
    """Every file is the old or the new one; the next build leaves the new ones and nothing else."""
    found = files_of(booktest.folder / "build")
    assert old.keys() <= found.keys()
    assert {} == {name: len(found[name]) for name in old if found[name] not in {old[name], new[name]}}

    assert new == made(booktest, *command)
    assert [] == half_written(booktest.folder)


@pytest.mark.parametrize("before_the_end", [1, pytest.param(3, marks=pytest.mark.slow)])
def test_a_build_that_is_killed_while_it_writes(booktest: BookTest, before_the_end: int) -> None:
    """The EPUB is the old one or the new one, and what was half-written is gone after the next build."""
    old, new = old_and_new(booktest, "epub")
    put_back(booktest, old)
    _, said = done(booktest, "epub", command=killing(0))
    moments = int(said.split("moments:")[1])
    put_back(booktest, old)
    status, _ = done(booktest, "epub", command=killing(moments - before_the_end))

    assert -signal.SIGKILL == status
    check_killed(booktest, old, new, "epub")


@pytest.mark.slow
def test_an_epub_that_is_killed_at_twenty_moments(booktest: BookTest) -> None:
    """Whenever a build that touches the disk is killed there, the book is old or new, and the next build is right."""
    old, new = old_and_new(booktest, "epub")
    put_back(booktest, old)
    _, said = done(booktest, "epub", command=killing(0))
    moments = int(said.split("moments:")[1])
    assert moments >= MOMENTS
    for number in range(1, MOMENTS + 1):
        put_back(booktest, old)
        status, _ = done(booktest, "epub", command=killing(moments * number // MOMENTS))
        assert -signal.SIGKILL == status
        check_killed(booktest, old, new, "epub")


@pytest.mark.parametrize(
    "moments",
    [pytest.param(range(10, 11), id="one moment"), pytest.param(range(1, MOMENTS + 1), marks=pytest.mark.slow)],
)
def test_a_build_on_several_processes_that_is_killed(booktest: BookTest, moments: range) -> None:
    """The first process is killed, or all are: none lives on, and the next build makes the right book."""
    old, new = old_and_new(booktest, "build")
    put_back(booktest, old)
    begun = time.monotonic()
    assert 0 == done(booktest, "build", "-j2")[0]
    whole = time.monotonic() - begun
    for number in moments:
        put_back(booktest, old)
        run = start(booktest, "build", "-j2")
        time.sleep(whole * number / (MOMENTS + 1))
        run.send(signal.SIGKILL, to_all=number % 2 == 1)

        assert [] == run.left(), f"after {number} of {MOMENTS + 1} parts"
        assert "Traceback" not in run.said
        check_killed(booktest, old, new, "build")


def test_what_a_killed_build_kept_is_whole(booktest: BookTest) -> None:
    """The cache that a killed build leaves serves the next one: nothing in it is damaged."""
    small_book(booktest)
    run = start(booktest, "epub").wait_for("package")
    run.send(signal.SIGKILL)
    kept = files_of(booktest.folder / ".postbook" / "cache")
    whole = [content for name, content in kept.items() if not name.endswith((".tmp", ".json"))]
    assert all(content[:32] == sha256(content[32:]).digest() for content in whole)
    assert any(name.startswith("parse/") for name in kept)
