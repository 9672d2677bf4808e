"""What book.toml may say of the print edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from postbook.book_toml.reader import read_config
from postbook.config import Edition, PrintColor
from postbook.diagnostics import Report
from postbook.lengths import Length


def said(folder: Path, settings: str) -> list[str]:
    """The messages about a book with these settings under [print]."""
    report = Report()
    path = folder / "book.toml"
    path.write_text(f'[book]\ntitle = "T"\n\n[print]\n{settings}\n', encoding="utf-8")
    read_config(path, report)
    return [str(each).replace(folder.as_posix(), "") for each in report.diagnostics]


def test_a_book_that_says_nothing_is_for_the_screen(tmp_path: Path) -> None:
    """And in print it would be in black ink, without bleed."""
    path = tmp_path / "book.toml"
    path.write_text('[book]\ntitle = "T"\n', encoding="utf-8")
    config = read_config(path, Report())

    assert Edition.SCREEN is config.output.edition
    assert (PrintColor.GRAY, "", None) == (config.print.color, config.print.printer, config.print.bleed)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (
            'printer = "kdp"',
            "book.toml:5: error[invalid-value]: `print.printer` can't be `kdp`\n"
            "  hint: choose one of: kdp-paperback, kdp-hardcover, ingramspark, lulu",
        ),
        (
            'bleed = "3cm"',
            "book.toml:5: error[invalid-value]: a bleed of 30mm is more than 20mm\n"
            "  hint: choose `3mm` or `0.125in`, which most printers want",
        ),
        (
            'color = "cmyk"\nprofile = "../press.icc"',
            "book.toml:6: error[outside-roots]: can't read `/press.icc`\n  hint: move the file into the book's folder",
        ),
        (
            'color = "cmyk"\nprofile = "notes.txt"',
            "book.toml:6: error[invalid-value]: `notes.txt` is no ICC profile\n"
            "  hint: name the CMYK profile that the printer gives, or leave it out",
        ),
    ],
)
def test_what_no_printer_can_use_is_told(tmp_path: Path, settings: str, message: str) -> None:
    """Before anything is set."""
    folder = tmp_path / "book"
    folder.mkdir()
    (tmp_path / "press.icc").write_bytes(b"a profile")
    (folder / "notes.txt").write_text("no profile", encoding="utf-8")

    assert [message] == [each.replace(tmp_path.as_posix(), "") for each in said(folder, settings)]


def test_a_book_may_have_no_bleed_whatever_the_printer_wants(tmp_path: Path) -> None:
    """Printers take files without bleed too, if nothing on the pages bleeds."""
    from postbook.pdf.print_edition.edition import print_edition_of

    path = tmp_path / "book.toml"
    path.write_text(
        '[book]\ntitle = "T"\n[print]\nprinter = "lulu"\nbleed = "0mm"\n[output]\nedition = "print"\n', encoding="utf-8"
    )
    edition = print_edition_of(read_config(path, Report()), Report())

    assert edition is not None
    assert Length(0) == edition.bleed
