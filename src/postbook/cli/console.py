"""How a run talks: messages, progress and results, on a terminal, in CI or into a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import click

from postbook.diagnostics import Diagnostic, Report, Severity, Span

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


@dataclass(frozen=True, slots=True)
class Console:
    """Where a run speaks to people: everything on the standard error, so that output can be piped."""

    quiet: bool = False
    verbose: bool = False

    @property
    def is_terminal(self) -> bool:
        """Whether a person watches; CI systems that fake a terminal set ``CI``."""
        return sys.stderr.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"

    @property
    def colour(self) -> bool | None:
        """What Click's ``color`` wants: never with NO_COLOR (https://no-color.org), else as the stream allows."""
        return False if os.environ.get("NO_COLOR") else None

    def say(self, text: str) -> None:
        """Tell how it goes; not with ``--quiet``."""
        if not self.quiet:
            click.echo(text, err=True, color=self.colour)

    def tell(self, report: Report, folder: Path) -> None:
        """Print every message of the report and count them. ``folder``: what the messages' paths start from."""
        for said in report.diagnostics:
            if not self.quiet or report.counts_as_error(said):
                click.echo(paint(said, report, folder), err=True, color=self.colour)
        if summary := summarise(report):
            self.say(summary)


def paint(said: Diagnostic, report: Report, folder: Path) -> str:
    """A message as editors can follow it: its path from where one stands, what it counts as in colour."""
    shown = str(replace(said, span=said.span and from_here(said.span, folder)))
    weight = Severity.ERROR if report.counts_as_error(said) else Severity.WARNING
    painted = click.style(weight.value, fg=COLOURS[weight], bold=True)
    return shown.replace(f"{said.severity.value}[", f"{painted}[", 1)


def from_here(span: Span, folder: Path) -> Span:
    """The same place, its path relative to the current folder instead of the book's."""
    return replace(span, path=PurePosixPath(path_from_here(folder / span.path).as_posix()))


def path_from_here(path: Path) -> Path:
    """``path`` as one would type it here: relative or absolute, whichever is shorter."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return path
    return Path(relative) if len(relative) < len(str(path)) else path


def summarise(report: Report) -> str:
    """``2 errors, 1 warning``; empty where there is nothing to count."""
    counts = ((report.error_count, "error"), (report.warning_count, "warning"))
    return ", ".join(counted(number, noun) for number, noun in counts if number)


def counted(number: int, noun: str) -> str:
    """A number with its noun, in the plural where it wants one."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def listed(paths: Iterable[Path]) -> str:
    """Paths in backticks, as from here."""
    return ", ".join(f"`{path_from_here(path)}`" for path in paths)
