"""The options that several commands share."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any

import click

from postbook.cache import Cache
from postbook.config import Edition
from postbook.diagnostics import ALLOWABLE, Code

ALLOWABLE_NAMES = sorted(code.value for code in ALLOWABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheOptions:
    """Where results are kept between builds."""

    folder: Path | None = None
    """``None``: in the book's own ``.postbook/cache``."""
    is_off: bool = False

    def open(self, book_folder: Path) -> Cache:
        """The cache of a book."""
        if self.is_off:
            return Cache()
        return Cache(self.folder or book_folder / ".postbook" / "cache")


@dataclass(frozen=True, slots=True, kw_only=True)
class BookOptions:
    """What was typed about the book: which one, and what overrides its ``book.toml``."""

    config: Path
    theme: str = ""
    edition: Edition | None = None
    attach_sources: bool = False
    only: str = ""
    strict: bool = False
    allow: frozenset[Code] = frozenset()
    quiet: bool = False
    verbose: bool = False
    jobs: int = 1
    executor: str = ""
    cache: CacheOptions = field(default_factory=lambda: CacheOptions())


Function = Callable[..., Any]
"""A command's body, before Click has it."""


def check_executor(_context: click.Context, _parameter: click.Parameter, address: str) -> str:
    """Refuse what is no cluster's address."""
    if address and not re.fullmatch(r"dask://[^\s/:]+:\d+", address):
        raise click.BadParameter(f"`{address}` is no address of a cluster; write dask://host:port")
    return address


config_option = click.option(
    "-c",
    "--config",
    type=click.Path(path_type=Path),
    default=Path("book.toml"),
    metavar="FILE",
    help="The book's book.toml, or the folder it lies in.  [default: book.toml]",
)

cache_dir_option = click.option(
    "--cache-dir",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="FOLDER",
    help="Keep results between builds here.  [default: .postbook/cache in the book's folder]",
)

_OPTIONS = (
    config_option,
    click.option("--theme", default="", metavar="NAME", help="Use this theme instead of the one in book.toml."),
    click.option("--strict", is_flag=True, help="Make errors of warnings."),
    click.option(
        "--allow",
        multiple=True,
        type=click.Choice(ALLOWABLE_NAMES),
        metavar="CODE",
        help=f"Make the book in spite of this error; may be given several times. One of {', '.join(ALLOWABLE_NAMES)}.",
    ),
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(min=1),
        default=None,
        metavar="N",
        help="Work on N processes.  [default: the number of cores]",
    ),
    click.option(
        "--executor",
        default="",
        metavar="ADDRESS",
        callback=check_executor,
        help="Typeset on the Dask cluster at dask://host:port; wants `pip install postbook[dask]`.",
    ),
    cache_dir_option,
    click.option("--no-cache", is_flag=True, help="Keep nothing, and use nothing that was kept."),
    click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors."),
    click.option("-v", "--verbose", is_flag=True, help="Say more: every stage with its time; tracebacks of faults."),
)


file_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The file to write, or the folder to write it to.  [default: as book.toml says]",
)

edition_option = click.option(
    "--edition",
    type=click.Choice([edition.value for edition in Edition]),
    default=None,
    help="Make the PDF for the screen, or in print: for a printer.  [default: as book.toml says]",
)

attach_option = click.option(
    "--attach-sources",
    is_flag=True,
    help="Attach the files of the posts to the PDF for the screen.  [default: as book.toml says]",
)

only_option = click.option(
    "--only", default="", metavar="CHAPTER", help="Make only this chapter, by slug or file name: a quick look."
)

watch_option = click.option(
    "-w", "--watch", "watching", is_flag=True, help="Make it again whenever a file is saved, until Ctrl-C."
)


def book_options(command: Function) -> Function:
    """Give a command the options about the book; it gets them as one ``BookOptions`` called ``options``."""

    @wraps(command)
    def gathered(*arguments: Any, **typed: Any) -> Any:
        options = _take_options(typed)
        return command(*arguments, options=options, **typed)

    for option in reversed(_OPTIONS):
        gathered = option(gathered)
    return gathered


def _take_options(typed: dict[str, Any]) -> BookOptions:
    """What was typed about the book, taken out of all that was typed. Not every command has an edition and the like."""
    edition = typed.pop("edition", None)
    return BookOptions(
        config=typed.pop("config"),
        theme=typed.pop("theme"),
        edition=Edition(edition) if edition else None,
        attach_sources=typed.pop("attach_sources", False),
        only=typed.pop("only", ""),
        strict=typed.pop("strict"),
        allow=frozenset(map(Code, typed.pop("allow"))),
        quiet=typed.pop("quiet"),
        verbose=typed.pop("verbose"),
        jobs=typed.pop("jobs") or os.cpu_count() or 1,
        executor=typed.pop("executor"),
        cache=CacheOptions(folder=typed.pop("cache_dir"), is_off=typed.pop("no_cache")),
    )
