"""The same posts give the same bytes: on any number of processes, in any folder, on any day, for anybody."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from booktest import BookTest
from faults.runs import POSTBOOK, done, environment, files_of, small_book

SAMPLE = Path(__file__).parent.parent

YESTERDAY = 1_000_000_000.0


@dataclass(frozen=True)
class Circumstance:
    """What a build is made in, and may not be told by."""

    options: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    umask: int = 0o022
    is_elsewhere: bool = False
    is_old: bool = False
    """Its files were written on another day."""


ALONE = Circumstance(options=("-j1", "--no-cache"))
OTHERS = {
    "two processes": Circumstance(options=("-j2", "--no-cache")),
    "eight processes": Circumstance(options=("-j8", "--no-cache")),
    "cold": Circumstance(options=("-j2",)),
    "warm": Circumstance(options=("-j1", "--theme", "classic")),
    "nothing changed": Circumstance(options=("-j1",)),
    "another folder": Circumstance(options=("-j2", "--no-cache"), is_elsewhere=True),
    "another day": Circumstance(options=("-j1", "--no-cache"), is_old=True),
    "somebody else": Circumstance(
        options=("-j2", "--no-cache"),
        environment={
            "TZ": "Pacific/Kiritimati",
            "LANG": "tr_TR.UTF-8",
            "LC_ALL": "C",
            "PYTHONHASHSEED": "4",
            "HOME": "/nonexistent",
            "USER": "somebody",
            "PYTHONUTF8": "0",
        },
        umask=0o077,
    ),
}


def bytes_of(book: Path, circumstance: Circumstance, elsewhere: Path) -> dict[str, bytes]:
    """Build a book under some circumstances: its files."""
    if circumstance.is_elsewhere:
        shutil.copytree(book, elsewhere / "a b/ç", ignore=shutil.ignore_patterns(".postbook", "build"))
        book = elsewhere / "a b/ç"
    if circumstance.is_old:
        for path in book.rglob("*"):
            os.utime(path, (YESTERDAY, YESTERDAY))
    shutil.rmtree(book / "build", ignore_errors=True)
    ended = subprocess.run(
        [*POSTBOOK, "build", *circumstance.options],
        cwd=book,
        env={**environment(), **circumstance.environment},
        umask=circumstance.umask,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    assert 0 == ended.returncode, ended.stderr
    return files_of(book / "build")


def check_all(book: Path, elsewhere: Path, names: tuple[str, ...]) -> None:
    """Under each of these circumstances a book is what it is on one process without a cache."""
    first = bytes_of(book, ALONE, elsewhere)
    different = {
        (name, file)
        for name in names
        for file, content in bytes_of(book, OTHERS[name], elsewhere).items()
        if first[file] != content
    }

    assert set() == different
    assert 2 == len(first)


def test_a_small_book_is_the_same_for_everybody(booktest: BookTest, tmp_path: Path) -> None:
    """Two processes, another time zone, language, hash seed and home; then warm, in another folder's name."""
    small_book(booktest)

    check_all(booktest.folder, tmp_path, ("cold", "warm", "somebody else"))


@pytest.mark.slow
def test_a_small_book_is_the_same_under_all_circumstances(booktest: BookTest, tmp_path: Path) -> None:
    """All of them, one after the other."""
    small_book(booktest, posts=5, length=40)

    check_all(booktest.folder, tmp_path, tuple(OTHERS))


@pytest.mark.slow
def test_the_sample_book_is_the_same_under_all_circumstances(tmp_path: Path) -> None:
    """The book in this repository."""
    book = tmp_path / "sample"
    book.mkdir()
    for name in ("book.toml", "chapters", "styles", "images", "fonts", "cover.svg", "cover.png"):
        if (SAMPLE / name).is_dir():
            shutil.copytree(SAMPLE / name, book / name)
        elif (SAMPLE / name).exists():
            shutil.copy(SAMPLE / name, book / name)

    check_all(book, tmp_path, tuple(OTHERS))


@pytest.mark.slow
def test_posts_of_a_blog_are_the_same_under_all_circumstances(
    booktest: BookTest, corpora: Path, tmp_path: Path
) -> None:
    """Twelve posts of the Rust blog."""
    posts = sorted((corpora / "rust-blog").rglob("*.md"))[:12]
    assert 12 == len(posts)
    allow = '[messages]\nallow = ["broken-link", "missing-image"]\n'
    booktest.with_posts(*(post.read_text(encoding="utf-8") for post in posts), config=allow)

    check_all(booktest.folder, tmp_path, tuple(OTHERS))


LATER = """
import datetime, sys, time
begun, real, local, universal = time.time(), time.time, time.localtime, time.gmtime
time.time = lambda: real() + 25 * 365.25 * 86400
time.time_ns = lambda: int(time.time() * 1e9)
time.localtime = lambda seconds=None: local(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: universal(time.time() if seconds is None else seconds)
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
    today = utcnow = now
datetime.datetime = Later
from postbook.cli.main import run
sys.exit(run(sys.argv[1:]))
"""
"""Runs postbook with a clock that is a quarter of a century ahead."""


def test_a_clock_that_is_wrong_changes_nothing(booktest: BookTest, tmp_path: Path) -> None:
    """A book that is made in 25 years is the same book."""
    small_book(booktest)
    first = bytes_of(booktest.folder, ALONE, tmp_path)
    shutil.rmtree(booktest.folder / "build")
    status, said = done(booktest, "build", *ALONE.options, command=(sys.executable, "-B", "-c", LATER))

    assert 0 == status, said
    assert first == files_of(booktest.folder / "build")
