"""A full disk, a folder that can't be written, a cache that is none: the book is made, or it is said why not."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from booktest import BookTest
from faults.runs import (
    POSTBOOK,
    done,
    environment,
    files_of,
    half_written,
    made,
    on_small_disk,
    small_book,
    without_rights,
)

KILOBYTES = 200
"""A disk on which there is room for parts of a small book, not for all of it."""


def with_room_for(booktest: BookTest, size: int, *arguments: str) -> tuple[int, str]:
    """Build where no file can be larger: its status, and what it said."""

    def starve() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    ended = subprocess.run(
        [*POSTBOOK, *arguments],
        cwd=booktest.folder,
        env=environment(),
        capture_output=True,
        text=True,
        preexec_fn=starve,
        check=False,
    )
    return ended.returncode, ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="only Unix bounds the size of files")
def test_a_book_that_finds_no_room(booktest: BookTest) -> None:
    """The old book stays, no half file stays, and the message says which file had no room."""
    old = made(small_book(booktest), "epub")
    booktest.replace("chapters/02.md", "After", "Before")

    status, said = with_room_for(booktest, 20_000, "epub")

    assert 1 == status
    assert "error[unwritable]: can't write `build/a-small-book.epub`: file too large" in said
    assert "Traceback" not in said
    assert old == files_of(booktest.folder / "build")
    assert [] == half_written(booktest.folder)


@pytest.mark.slow
@pytest.mark.parametrize("command", ["epub", "pdf", "build"])
def test_a_full_disk_for_the_book(booktest: BookTest, command: str) -> None:
    """With 16 kB left the book has no room; that is said in one message a file."""
    small_book(booktest).write({"build/.keep": b""})

    status, said = done(booktest, command, command=(*on_small_disk("build", 16), *POSTBOOK))

    assert 1 == status
    assert "error[unwritable]: can't write `build/a-small-book." in said
    assert "no space left on device" in said
    assert "Traceback" not in said


@pytest.mark.slow
def test_a_full_disk_for_the_cache(booktest: BookTest) -> None:
    """The book is made all the same; that the next build will find less is said."""
    right = made(small_book(booktest).write({"kept/.keep": b""}), "build", "--no-cache")
    booktest.remove("build")

    status, said = done(
        booktest, "build", "--cache-dir", "kept", command=(*on_small_disk("kept", KILOBYTES), *POSTBOOK)
    )

    assert 0 == status, said
    assert "not everything was kept for the next build: no space left on device" in said
    assert right == files_of(booktest.folder / "build")


def test_a_file_where_the_cache_should_be(booktest: BookTest) -> None:
    """The book is made without a cache, and the reason is said."""
    small_book(booktest).write({".postbook/cache": b"in the way"}).run("epub")

    assert 0 == booktest.status
    assert "not everything was kept for the next build: not a directory" in booktest.errors


def test_a_file_where_the_books_own_folder_should_be(booktest: BookTest) -> None:
    """`.postbook` itself can't be made: fonts are found all the same."""
    small_book(booktest).run("pdf", "-j1")
    right = files_of(booktest.folder / "build")
    booktest.remove(".postbook").remove("build").write({".postbook": b"in the way"}).run("pdf", "-j1")

    assert 0 == booktest.status, booktest.errors
    assert right == files_of(booktest.folder / "build")


def test_a_cache_that_can_be_read_only(booktest: BookTest) -> None:
    """What is kept is used; what is new is made, and it is said that it was not kept."""
    made(small_book(booktest), "epub")
    booktest.replace("chapters/02.md", "After", "Before")
    kept = booktest.folder / ".postbook" / "cache"
    before = files_of(kept)
    prefix = without_rights()
    for folder in (kept, *(path for path in kept.rglob("*") if path.is_dir())):
        folder.chmod(0o555)
    try:
        status, said = done(booktest, "epub", command=(*prefix, *POSTBOOK))
    finally:
        for folder in (kept, *(path for path in kept.rglob("*") if path.is_dir())):
            folder.chmod(0o755)

    assert 0 == status, said
    assert "parse: 1 of 2 anew" in said
    assert "not everything was kept for the next build: permission denied" in said
    assert before == files_of(kept)


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser can give files away")
def test_a_cache_of_somebody_else(booktest: BookTest) -> None:
    """What can't be read is made anew, and the reason why nothing is kept is said."""
    right = made(small_book(booktest), "epub")
    prefix = without_rights()
    kept = booktest.folder / ".postbook" / "cache"
    for path in (kept, *kept.rglob("*")):
        os.chown(path, 65534, 65534)
        path.chmod(0o700)

    status, said = done(booktest, "epub", command=(*prefix, *POSTBOOK))

    assert 0 == status, said
    assert "not everything was kept for the next build: permission denied" in said
    assert right == files_of(booktest.folder / "build")


def test_a_folder_that_can_not_be_written(booktest: BookTest) -> None:
    """That the book can't be written is said before any work is done."""
    small_book(booktest)
    (booktest.folder / "build").mkdir()
    (booktest.folder / "build").chmod(0o555)

    status, said = done(booktest, "epub", command=(*without_rights(), *POSTBOOK))

    assert 1 == status
    assert "error[unwritable]: can't write `build/a-small-book.epub`: permission denied" in said
    assert "parse" not in said


def test_a_book_on_a_disk_that_can_be_read_only(booktest: BookTest, tmp_path: Path) -> None:
    """Its files are written elsewhere, and nothing is left in the folder for temporary files."""
    (right,) = made(small_book(booktest), "epub").values()
    booktest.remove("build").remove(".postbook")
    (tmp_path / "scratch").mkdir()
    (tmp_path / "made").mkdir()
    prefix = without_rights()
    booktest.folder.chmod(0o555)
    try:
        command = ("env", f"TMPDIR={tmp_path / 'scratch'}", *prefix, *POSTBOOK)
        status, said = done(booktest, "epub", "-o", str(tmp_path / "made"), command=command)
    finally:
        booktest.folder.chmod(0o755)

    assert 0 == status, said
    assert [right] == list(files_of(tmp_path / "made").values())
    assert [] == list((tmp_path / "scratch").iterdir())
