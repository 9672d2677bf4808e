"""A book as a command sees it: its configuration, with what was typed laid over it, and its report."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from postbook.book_toml.reader import read_config
from postbook.cache import Cache
from postbook.cli.console import Console
from postbook.cli.exits import ERRORS
from postbook.cli.options import BookOptions
from postbook.config import Config, Edition
from postbook.diagnostics import BuildFailed, Code, Diagnostic, Report
from postbook.file_state import FileChanged
from postbook.run import Progress, Run, keep_silent


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What a command works with."""

    config: Config
    options: BookOptions
    report: Report
    console: Console
    cache: Cache
    results: list[str] = field(default_factory=list)
    """What is said at the very end, after the messages."""

    def run(self, progress: Progress = keep_silent) -> Run:
        """How its book is to be built."""
        asked = self.options
        return Run(only=asked.only, jobs=asked.jobs, executor=asked.executor, cache=self.cache, progress=progress)


@contextmanager
def open_project(options: BookOptions) -> Iterator[Project]:
    """Read the book's configuration, lend it to a command, and print the report whatever happens. Exits 1 on errors."""
    console = Console(quiet=options.quiet, verbose=options.verbose)
    report = Report(allow=options.allow, strict=options.strict)
    path = book_file(options.config)
    results: list[str] = []
    try:
        with report.stage():
            read = read_config(path, report)
            epoch = source_date(report)
        config = override(read, options, epoch)
        cache = options.cache.open(config.folder)
        yield Project(config=config, options=options, report=report, console=console, cache=cache, results=results)
        with report.stage():
            pass  # a strict run fails for warnings that came after the last stage
    except BuildFailed:
        raise click.exceptions.Exit(ERRORS) from None
    except FileNotFoundError as gone:
        report.add(_taken_away(gone, config))
        raise click.exceptions.Exit(ERRORS) from None
    except FileChanged as saved:
        report.add(_saved(saved, config))
        raise click.exceptions.Exit(ERRORS) from None
    finally:
        console.tell(report, path.parent)
        for result in results:
            console.say(result)


def _taken_away(gone: FileNotFoundError, config: Config) -> Diagnostic:
    """Editors take a file away and put it back. Raises what is no file of the book again: that is our fault."""
    file = Path(str(gone.filename or "")).resolve()
    if not any(file.is_relative_to(root.resolve()) for root in config.roots):
        raise gone
    message = f"`{_from_book(file, config)}` was taken away while the book was made"
    return Diagnostic(code=Code.MISSING_FILE, message=message, hint="build again when it is back")


def _saved(saved: FileChanged, config: Config) -> Diagnostic:
    message = f"`{_from_book(saved.path, config)}` was saved while the book was made"
    return Diagnostic(code=Code.BROKEN_IMAGE, message=message, hint="build again")


def _from_book(file: Path, config: Config) -> str:
    with suppress(ValueError):  # another drive
        return Path(os.path.relpath(file.resolve(), config.folder.resolve())).as_posix()
    return file.as_posix()


def book_file(given: Path) -> Path:
    """The ``book.toml`` that ``--config`` means, which may name its folder."""
    path = given / "book.toml" if given.is_dir() else given
    return path.absolute()


def override(config: Config, options: BookOptions, epoch: datetime.date | None) -> Config:
    """Precedence: default, ``book.toml``, command line. Raises: UsageError."""
    config = replace(config, source_date=epoch)
    if options.edition:
        config = replace(config, output=replace(config.output, edition=options.edition))
    if options.attach_sources:
        if config.output.edition is Edition.PRINT:
            raise click.UsageError(
                "printers want no files in a PDF; leave out --attach-sources, or add --edition screen"
            )
        config = replace(config, output=replace(config.output, attach_sources=True))
    if not options.theme:
        return config
    # A message about this theme must not name the line of another.
    keys = {key: line for key, line in config.lines.keys.items() if key != "style.theme"}
    return replace(config, style=replace(config.style, theme=options.theme), lines=replace(config.lines, keys=keys))


def source_date(report: Report) -> datetime.date | None:
    """The day of ``SOURCE_DATE_EPOCH``, in UTC. https://reproducible-builds.org/specs/source-date-epoch/

    Reports: invalid-value.
    """
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return None
    try:
        return datetime.datetime.fromtimestamp(int(value), tz=datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        report.add(
            Diagnostic(
                code=Code.INVALID_VALUE,
                message=f"`SOURCE_DATE_EPOCH` is `{value}`, which is no number of seconds since 1970",
                hint="give whole seconds, `1767225600`, or unset it",
            )
        )
        return None
