"""How messages look where one stands."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import click
import pytest

from postbook.cli.console import Console, paint, path_from_here, summarise
from postbook.diagnostics import Code, Diagnostic, Report, Span

DEAD = Diagnostic(
    code=Code.BROKEN_LINK,
    message="no post `error[x]` in this book",
    span=Span(path=PurePosixPath("chapters/one.md"), line=4, column=8),
    hint="take it out",
)
EMBED = Diagnostic(code=Code.EMBEDDED_MEDIA, message="a video", span=Span(path=PurePosixPath("chapters/one.md")))


def reported(*said: Diagnostic, strict: bool = False) -> Report:
    """A report with these messages."""
    report = Report(strict=strict)
    report.add(*said)
    return report


def test_paths_start_from_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Editors and terminals can follow a path from the current folder."""
    monkeypatch.chdir(tmp_path)

    assert (
        "book/chapters/one.md:4:8: error[broken-link]: no post `error[x]` in this book\n  hint: take it out"
    ) == click.unstyle(paint(DEAD, reported(DEAD), tmp_path / "book"))


def test_a_path_from_below_goes_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder of the book, the way goes up."""
    (tmp_path / "styles").mkdir()
    monkeypatch.chdir(tmp_path / "styles")

    assert Path("../chapters/one.md") == path_from_here(tmp_path / "chapters" / "one.md")


def test_a_warning_of_a_strict_run_is_shown_as_an_error() -> None:
    """What ends the run is called an error."""
    assert "error[embedded-media]" in click.unstyle(paint(EMBED, reported(EMBED, strict=True), Path.cwd()))
    assert "warning[embedded-media]" in click.unstyle(paint(EMBED, reported(EMBED), Path.cwd()))


def test_a_run_ends_with_a_sum() -> None:
    """Errors and warnings are counted, in words that fit the number."""
    assert "1 error, 1 warning" == summarise(reported(DEAD, EMBED))
    assert "2 errors" == summarise(reported(DEAD, EMBED, strict=True))
    assert "" == summarise(reported())


def test_quiet_runs_tell_errors_only(capsys: pytest.CaptureFixture[str]) -> None:
    """With `--quiet` a warning is not shown, an error is."""
    Console(quiet=True).tell(reported(DEAD, EMBED), Path.cwd())

    assert ["chapters/one.md:4:8: error[broken-link]: no post `error[x]` in this book", "  hint: take it out"] == (
        capsys.readouterr().err.splitlines()
    )


def test_no_color_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR means no colours, even on a terminal."""
    monkeypatch.setenv("NO_COLOR", "1")

    assert Console().colour is False
