"""A book that is to be judged: its folder, and the files that are made of it by the real command."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.conformance.commands import CommandFailed, run
from tests.conformance.judge import Edition

ROOT = Path(__file__).parent.parent.parent
OUT = ROOT / "build" / "conformance"
"""Where the report goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A book, before it is made."""

    name: str
    write: Callable[[Path], Path]
    """Writes its posts and its ``book.toml`` into an empty folder; gives the folder where that lies."""
    wants: str = ""
    """A language for which this machine must have a font: the book can't be made without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBook:
    """What is made of it."""

    name: str
    files: Mapping[Edition, Path] = field(default_factory=dict)
    faults: Mapping[Edition, str] = field(default_factory=dict)
    """Why an edition could not be made."""
    unmakable: Mapping[Edition, str] = field(default_factory=dict)
    """Why an edition was not tried, if it wasn't."""
    skipped: str = ""
    """Why the book was not tried, if it wasn't."""


def make(book: Book, folder: Path, editions: Sequence[Edition]) -> MadeBook:
    """Write a book and make these editions of it, in a folder of its own."""
    if book.wants and not run("fc-list", f":lang={book.wants}", "family", allow=None).stdout.strip():
        return MadeBook(name=book.name, skipped=f"no font on this machine has the letters of `{book.wants}`")
    posts = folder / "posts"
    posts.mkdir(parents=True)
    source = book.write(posts)
    files: dict[Edition, Path] = {}
    faults: dict[Edition, str] = {}
    unmakable = _unmakable()
    for edition in (each for each in editions if each not in unmakable):
        made = folder / _FILES[edition]
        try:
            _COMMANDS[edition](source, made)
        except CommandFailed as problem:
            faults[edition] = str(problem)
        else:
            files[edition] = made
    return MadeBook(name=book.name, files=files, faults=faults, unmakable=unmakable)


@cache
def _unmakable() -> Mapping[Edition, str]:
    """What this postbook does not make."""
    shown = run(sys.executable, "-m", "postbook", "pdf", "--help", variables=_VARIABLES).stdout
    return {} if "--edition" in shown else {Edition.PRINT: "this postbook makes no print edition"}


def _postbook(*arguments: str | Path) -> None:
    # Nothing kept from another build may hide what this one makes.
    run(sys.executable, "-m", "postbook", *arguments, "--no-cache", "--quiet", "--jobs", "1", variables=_VARIABLES)


def _html(source: Path, made: Path) -> None:
    run(sys.executable, "-m", "tests.conformance.print_html", source, made, folder=ROOT, variables=_VARIABLES)


_VARIABLES = {"PYTHONPATH": str(ROOT / "src")}
_FILES = {
    Edition.EPUB: "book.epub",
    Edition.SCREEN: "book.pdf",
    Edition.PRINT: "print.pdf",
    Edition.HTML: "print-html",
}
_COMMANDS: Mapping[Edition, Callable[[Path, Path], None]] = {
    Edition.EPUB: lambda source, made: _postbook("epub", "--config", source, "--output", made),
    Edition.SCREEN: lambda source, made: _postbook("pdf", "--config", source, "--output", made),
    Edition.PRINT: lambda source, made: _postbook("pdf", "--config", source, "--output", made, "--edition", "print"),
    Edition.HTML: _html,
}
