"""What a judge is: it reads one kind of file and says what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from tests.conformance.environment import Tools


class Edition(Enum):
    """What is made of a book, and may be judged."""

    EPUB = "EPUB"
    SCREEN = "screen PDF"
    PRINT = "print PDF"
    HTML = "print HTML"
    """The documents that go into the layout engine, in a folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that a judge does not like, once or many times."""

    rule: str
    """As the judge calls it: ``RSC-012``, ``7.1-3``."""
    message: str
    place: str = ""
    """Of the first one: a page, an element, a line; empty when the judge does not say."""
    count: int = 1
    is_advice: bool = False
    """It is no fault; something is to be done all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Specimen:
    """A file whose verdict is known."""

    path: Path
    breaks: str = ""
    """The rule that it breaks; empty for a file that must pass."""


Examine = Callable[[Sequence[Path], Tools, Path], Mapping[Path, Sequence[Finding]]]
"""Files, tools and an empty folder to work in → what is wrong with each file. Raises: JudgeFailed."""


class JudgeFailed(Exception):
    """A judge that gave no verdict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """A checker, and how it is asked."""

    name: str
    edition: Edition
    needs: tuple[str, ...]
    """The tools without which it can't work: names that ``Tools.missing`` may hold."""
    examine: Examine
    specimens: Callable[[Path], Sequence[Specimen]]
    """Makes, in an empty folder, files that the judge must fail, and files that it must pass."""
    takes_many: bool = False
    """Starting it costs more than a small file: all files are given at once."""


def each(examine: Callable[[Path, Tools, Path], Sequence[Finding]]) -> Examine:
    """A judge that looks at one file at a time."""

    def examine_all(paths: Sequence[Path], tools: Tools, scratch: Path) -> Mapping[Path, Sequence[Finding]]:
        verdicts = {}
        for number, path in enumerate(paths):
            own = scratch / str(number)
            own.mkdir()
            verdicts[path] = examine(path, tools, own)
        return verdicts

    return examine_all
