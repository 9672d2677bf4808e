"""Files are written whole or not at all, and every refusal is a message."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from postbook.cli import writing
from postbook.cli.writing import check_writable, write_whole
from postbook.diagnostics import BuildFailed, Report


def test_all_files_are_written(tmp_path: Path) -> None:
    """Each file holds its bytes, and nothing else is left in the folder."""
    files = {tmp_path / "a.pdf": b"pdf", tmp_path / "a.epub": b"epub"}

    write_whole(files, Report())

    assert files == {path: path.read_bytes() for path in tmp_path.iterdir()}


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    """A second build replaces the files of the first."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"an older and longer book")

    write_whole({path: b"pdf"}, Report())

    assert b"pdf" == path.read_bytes()


def test_files_have_the_rights_of_any_new_file(tmp_path: Path) -> None:
    """A book is as readable for others as any file that one makes."""
    plain = tmp_path / "plain"
    plain.touch()

    write_whole({tmp_path / "a.pdf": b"pdf"}, Report())

    assert stat.S_IMODE(plain.stat().st_mode) == stat.S_IMODE((tmp_path / "a.pdf").stat().st_mode)


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of the file's name is in the way; that is found before anything is made."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.pdf").mkdir()
    report = Report()

    with pytest.raises(BuildFailed):
        check_writable([tmp_path / "a.pdf"], report)

    assert [
        "error[unwritable]: can't write `a.pdf`: it is a folder\n  hint: give another place with `--output`"
    ] == list(map(str, report.diagnostics))


def test_a_full_disk_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full after the first file, neither file has changed and no half file is left."""
    monkeypatch.chdir(tmp_path)
    old = {tmp_path / "a.pdf": b"old pdf", tmp_path / "a.epub": b"old epub"}
    write_whole(old, Report())
    monkeypatch.setattr(writing, "_write_beside", fill_the_disk_after(1, writing._write_beside))
    report = Report()

    with pytest.raises(BuildFailed):
        write_whole({tmp_path / "a.pdf": b"new pdf", tmp_path / "a.epub": b"new epub"}, report)

    assert old == {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert [
        "error[unwritable]: can't write `a.epub`: no space left on device\n  hint: give another place with `--output`"
    ] == list(map(str, report.diagnostics))


def fill_the_disk_after(count: int, write):  # type: ignore[no-untyped-def]
    """Let so many files be written, then have no space left."""
    written: list[Path] = []

    def wrapped(path: Path, content: bytes) -> Path:
        if len(written) == count:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written.append(path)
        return write(path, content)

    return wrapped


def test_every_refusal_is_told(tmp_path: Path) -> None:
    """All places that can't be written are told at once."""
    (tmp_path / "file").touch()
    report = Report()

    with pytest.raises(BuildFailed):
        check_writable([tmp_path / "file" / "a.pdf", tmp_path / "file" / "a.epub"], report)

    assert 2 == report.error_count
