"""What builds leave of their fonts does not pile up, and no build loses its fonts to another."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from booktest import BookTest
from postbook.pdf import galley
from postbook.pdf.fontconfig import open_fonts
from postbook.pdf.setting import Copy
from postbook.pdf.sweep_workshop import UNUSED


def left(booktest: BookTest) -> set[str]:
    """The files of fonts, and fontconfig's caches."""
    workshop = booktest.folder / ".postbook"
    return {each.name for pattern in ("fonts-*.conf", "fontconfig/*") for each in workshop.glob(pattern)}


def grow_old(booktest: BookTest) -> None:
    """Let a day go by."""
    for path in (booktest.folder / ".postbook").rglob("*"):
        stat = path.stat()
        os.utime(path, (stat.st_atime, stat.st_mtime - UNUSED - 1))


def test_fonts_that_a_book_no_longer_uses_are_swept_a_day_later(booktest: BookTest) -> None:
    """Another theme, other fonts: of the former ones nothing stays for ever, what is used stays."""
    booktest.with_posts("# One\n\nA post.\n").run("pdf", "-j1")
    first = left(booktest)
    booktest.run("pdf", "-j1", "--theme", "technical")
    assert first < left(booktest)
    second = left(booktest) - first

    grow_old(booktest)
    booktest.run("pdf", "-j1", "--theme", "technical", "--no-cache")

    assert second == left(booktest)


def test_no_page_is_set_without_its_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody has taken the file away that names them: fontconfig would take the system's, without a word."""
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts-gone.conf"))

    with pytest.raises(FileNotFoundError, match=r"`fonts-gone\.conf` has gone, which names the fonts"):
        galley.typeset(Copy(name="one", html="<p>A page.", styles=(), pictures={}))


def test_a_swept_folder_serves_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fonts that come back are found as before."""
    monkeypatch.setenv("FONTCONFIG_FILE", "")
    first = open_fonts([tmp_path], tmp_path / "workshop", system=False)
    first.unlink()

    assert first == open_fonts([tmp_path], tmp_path / "workshop", system=False)
    assert first.is_file()
