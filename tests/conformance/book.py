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
    unmakable = _unmakable()
    files: dict[Edition, Path] = {}
    faults: dict[Edition, str] = {}
    for command, made in _COMMANDS.items():
        wanted = [edition for edition in made if edition in editions and edition not in unmakable]
        if wanted:
            out = folder / command.__name__
            try:
                command(source, out)
                files |= {edition: _found(out, made[edition]) for edition in wanted}
            except CommandFailed as problem:
                faults |= dict.fromkeys(wanted, str(problem))
    return MadeBook(name=book.name, files=files, faults=faults, unmakable=unmakable)


@cache
def _unmakable() -> Mapping[Edition, str]:
    """What this postbook does not make."""
    shown = run(sys.executable, "-m", "postbook", "pdf", "--help", variables=_VARIABLES).stdout
    return {} if "--edition" in shown else {Edition.PRINT: "this postbook makes no print edition"}


def _screen(source: Path, out: Path) -> None:
    """Both at once, as readers get them: the EPUB's list of pages comes from the PDF."""
    _postbook("build", source, out)


def _print(source: Path, out: Path) -> None:
    _postbook("pdf", source, out, "--edition", "print")


def _html(source: Path, out: Path) -> None:
    run(sys.executable, "-m", "tests.conformance.print_html", source, out, folder=ROOT, variables=_VARIABLES)


def _postbook(command: str, source: Path, out: Path, *options: str) -> None:
    out.mkdir()
    # What another build has kept must not hide what this one would make.
    own = ("--cache-dir", str(out.parent / "cache"), "--jobs", "1", "--quiet")
    words = (command, "--config", source, "--output", out, *own, *options)
    run(sys.executable, "-m", "postbook", *words, variables=_VARIABLES)


def _found(folder: Path, pattern: str) -> Path:
    """What a command has made. Raises: CommandFailed."""
    paths = list(folder.glob(pattern)) if pattern else [folder]
    if len(paths) != 1:
        raise CommandFailed(f"there are {len(paths)} files `{pattern}`")
    return paths[0]


_VARIABLES = {"PYTHONPATH": str(ROOT / "src")}
_COMMANDS: Mapping[Callable[[Path, Path], None], Mapping[Edition, str]] = {
    _screen: {Edition.EPUB: "*.epub", Edition.SCREEN: "*.pdf"},
    _print: {Edition.PRINT: "*.pdf"},
    _html: {Edition.HTML: ""},
}
"""What makes editions, and how the files are called; the folder itself, without a pattern."""
