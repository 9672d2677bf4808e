"""Where the files go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from postbook.cli.targets import choose_targets, file_name
from postbook.config import About, Config, Edition, Format, Output

BOTH = (Format.PDF, Format.EPUB)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """A book that says nothing about its output."""
    return Config(folder=tmp_path, book=About(title="Low Water: Ten Years"))


def test_files_go_to_build_beside_book_toml(config: Config) -> None:
    """Without a word, files go to the book's own build/, wherever the command is run."""
    folder = config.folder / "build"

    assert {
        Format.PDF: folder / "low-water-ten-years.pdf",
        Format.EPUB: folder / "low-water-ten-years.epub",
    } == choose_targets(config, BOTH, None)


def test_book_toml_gives_folder_and_name(config: Config) -> None:
    """`[output]` says folder and name."""
    config = replace(config, output=Output(folder=config.folder / "out", name="tides"))

    assert {Format.PDF: config.folder / "out" / "tides.pdf"} == choose_targets(config, [Format.PDF], None)


def test_an_output_with_an_ending_is_a_file(config: Config, tmp_path: Path) -> None:
    """`postbook pdf -o a.pdf` writes a.pdf."""
    assert {Format.PDF: tmp_path / "a.pdf"} == choose_targets(config, [Format.PDF], tmp_path / "a.pdf")


def test_an_output_without_an_ending_is_a_folder(config: Config, tmp_path: Path) -> None:
    """`postbook pdf -o out` writes into out/."""
    assert {Format.PDF: tmp_path / "out" / "low-water-ten-years.pdf"} == choose_targets(
        config, [Format.PDF], tmp_path / "out"
    )


def test_an_output_that_is_a_folder_stays_one(config: Config, tmp_path: Path) -> None:
    """A folder whose name has a full stop is a folder."""
    (tmp_path / "v1.0").mkdir()

    assert tmp_path / "v1.0" == choose_targets(config, [Format.PDF], tmp_path / "v1.0")[Format.PDF].parent


@pytest.mark.parametrize(
    ("title", "name"), [("Über Öl & Salz", "über-öl-salz"), ("پرسش‌ها", "پرسش-ها"), ("???", "book"), ("C++ / C", "c-c")]
)
def test_the_name_is_made_from_the_title(config: Config, title: str, name: str) -> None:
    """A title in any script gives a file's name; one without a letter gives `book`."""
    assert name == file_name(replace(config, book=About(title=title)))


def test_a_quick_look_does_not_replace_the_book(config: Config) -> None:
    """`--only chapters/01-tide.md` writes a file of its own."""
    targets = choose_targets(config, [Format.PDF], None, only="chapters/01-tide.md")

    assert config.folder / "build" / "low-water-ten-years-01-tide.pdf" == targets[Format.PDF]


def test_the_print_edition_has_a_name_of_its_own(config: Config) -> None:
    """It lies beside the screen's; there is one EPUB for both."""
    folder, in_print = (
        config.folder / "build",
        replace(config, output=Output(edition=Edition.PRINT, folder=config.folder / "build")),
    )

    assert {
        Format.PDF: folder / "low-water-ten-years-print.pdf",
        Format.EPUB: folder / "low-water-ten-years.epub",
    } == choose_targets(in_print, BOTH, None)
