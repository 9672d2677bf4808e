"""A file is its old self or its new self, and what a killed run left is swept away by the next."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from postbook.whole_files import Scratch, drop_all, sweep, write_whole

KILLED = """
import os, sys
from pathlib import Path
from postbook.whole_files import Scratch
Scratch(Path(sys.argv[1])).write(b"half a bo")
os.kill(os.getpid(), 9)
"""


def test_a_new_file_takes_the_place_of_the_old_at_once(tmp_path: Path) -> None:
    """Whoever opens it reads one or the other, and nothing else is left in the folder."""
    book = tmp_path / "deep" / "book.pdf"
    for content in (b"old", b"new"):
        write_whole(book, content)

    assert b"new" == book.read_bytes()
    assert [book] == list(book.parent.iterdir())


def test_what_a_killed_run_left_is_swept_away(tmp_path: Path) -> None:
    """The next run takes half a file away, and the file that stood stays as it was."""
    book = tmp_path / "book.pdf"
    book.write_bytes(b"old")
    subprocess.run([sys.executable, "-c", KILLED, str(book)], check=False)
    assert 2 == len(list(tmp_path.iterdir()))

    sweep(tmp_path.iterdir())

    assert {book: b"old"} == {path: path.read_bytes() for path in tmp_path.iterdir()}


def test_what_is_being_written_stays(tmp_path: Path) -> None:
    """Two builds may write one folder: neither takes the other's half file for a dead one."""
    scratch = Scratch(tmp_path / "book.pdf")
    scratch.write(b"new")
    sweep(tmp_path.iterdir())
    scratch.become(tmp_path / "book.pdf")

    assert b"new" == (tmp_path / "book.pdf").read_bytes()


def test_files_of_others_are_not_swept(tmp_path: Path) -> None:
    """A hidden file, an editor's, another program's: what is not ours stays."""
    names = (".gitignore", ".book.pdf.swp", ".book.pdf.0123456.tmp", "book.pdf.01234567.tmp")
    for name in names:
        (tmp_path / name).touch()

    sweep(tmp_path.iterdir())

    assert sorted(names) == sorted(path.name for path in tmp_path.iterdir())


def test_a_run_that_ends_at_once_leaves_no_half_file(tmp_path: Path) -> None:
    """What is being written is given up, and nothing else."""
    (tmp_path / "book.pdf").write_bytes(b"old")
    Scratch(tmp_path / "book.pdf").write(b"new")
    drop_all()

    assert {tmp_path / "book.pdf": b"old"} == {path: path.read_bytes() for path in tmp_path.iterdir()}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    """A disk that is full is told, and no file without content is left."""
    scratch = Scratch(tmp_path / "book.pdf")
    scratch._file.close()
    scratch._file = Path("/dev/full").open("wb")  # noqa: SIM115

    with pytest.raises(OSError, match="No space left") as told:
        scratch.write(b"new")

    assert errno.ENOSPC == told.value.errno
    assert [] == list(tmp_path.iterdir())
