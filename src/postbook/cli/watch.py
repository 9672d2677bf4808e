"""``--watch``: make the book again whenever one of its files is saved, until Ctrl-C."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from postbook.book_toml.reader import read_config
from postbook.cli.console import Console, path_from_here
from postbook.cli.ending import ended_status
from postbook.cli.exits import INTERRUPTED
from postbook.cli.fault import explain_fault
from postbook.cli.options import BookOptions
from postbook.cli.project import book_file
from postbook.config import Config
from postbook.diagnostics import Report
from postbook.written import is_written

MOST_NAMED = 3
"""How many changed files are named."""

_OWN = frozenset({".postbook", ".git", "__pycache__"})


def watch(options: BookOptions, make: Callable[[], None], output: Path | None) -> None:
    """Make the book, wait for a change, and so on. A book with errors is waited for too."""
    console = Console(quiet=options.quiet, verbose=options.verbose)
    try:
        for changed in changes(options, output):
            if changed:
                console.say(f"\nchanged: {named(changed)}")
            _attempt(make)
    except KeyboardInterrupt:
        console.say("stopped watching")
        if ended_status() != INTERRUPTED:
            raise


def changes(options: BookOptions, output: Path | None) -> Iterator[list[Path]]:
    """No files once, when watching has begun; then the files that were saved, each time some were.

    What is saved during a build is told after it. What the book reads is asked anew each time.
    """
    import watchfiles

    has_begun = False
    while True:
        config = _config_of(options)
        folders, outputs, ignored = _watched(config), _outputs(config, output), _ignored(options, output)
        for batch in watchfiles.watch(
            *folders, watch_filter=None, raise_interrupt=True, debounce=200, rust_timeout=100, yield_on_timeout=True
        ):
            saved = sorted({Path(path) for _, path in batch if not _is_own(Path(path), outputs, ignored)})
            if saved or not has_begun:
                has_begun = True
                yield saved
                if saved and _watched(_config_of(options)) != folders:
                    break


def _outputs(config: Config, output: Path | None) -> set[Path]:
    """The folders that a build writes files into. Posts may lie there too."""
    return {path.resolve() for path in (config.output.folder, output) if path}


def _ignored(options: BookOptions, output: Path | None) -> set[Path]:
    """What a build alone writes: no news from there."""
    file = output if output and not output.is_dir() else None
    return {path.resolve() for path in (file, options.cache.folder) if path}


def _config_of(options: BookOptions) -> Config:
    return read_config(book_file(options.config), Report())


def _watched(config: Config) -> list[Path]:
    roots = [root.resolve() for root in config.roots if root.exists()]
    return [root for root in roots if not any(root != other and root.is_relative_to(other) for other in roots)]


def _is_own(path: Path, outputs: Iterable[Path], ignored: Iterable[Path]) -> bool:
    """Whether a file is one that a build writes."""
    if not _OWN.isdisjoint(path.parts) or any(path.is_relative_to(each) for each in ignored):
        return True
    return any(path == each or is_written(path, each) for each in outputs)


def named(changed: list[Path]) -> str:
    """The first of the files, and how many more there are."""
    names = ", ".join(str(path_from_here(path)) for path in changed[:MOST_NAMED])
    return f"{names} and {len(changed) - MOST_NAMED} more" if len(changed) > MOST_NAMED else names


def _attempt(make: Callable[[], None]) -> None:
    try:
        make()
    except click.exceptions.Exit:
        # The messages have been told; the next save may mend it.
        return
    except click.UsageError:
        raise
    except Exception as fault:
        explain_fault(fault, sys.argv)
