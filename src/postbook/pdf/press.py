"""The press: sets copy, in whatever processes it is given, and keeps what it has set for the next build."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from postbook.cache import Cache
from postbook.pdf.setting import Copy, Furniture, Galley
from postbook.pdf.standing import copy_key, pack_furniture, pack_galley, unpack_furniture, unpack_galley
from postbook.workers import Lost, Progress, do_all


class Named(Protocol):
    """Something to be done, which messages can name."""

    @property
    def name(self) -> str: ...


Task = TypeVar("Task", bound=Named)
Result = TypeVar("Result")


def typeset(copy: Copy) -> Galley:
    """Lay out a section. The engine is imported by whoever does it: a build that finds all standing needs none."""
    from postbook.pdf import galley

    return galley.typeset(copy)


def set_furniture(copy: Copy) -> Furniture:
    """Lay out a section's running heads and folios."""
    from postbook.pdf import galley

    return galley.set_furniture(copy)


class SettingFailed(Exception):
    """Some copy could not be set."""

    def __init__(self, lost: Mapping[str, str]) -> None:
        super().__init__(", ".join(lost))
        self.lost = lost
        """The section's or the picture's name → why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(Generic[Task, Result]):
    """Something that is done to copy, and how its result is kept."""

    stage: str
    do: Callable[[Task], Result]
    pack: Callable[[Result], bytes]
    unpack: Callable[[bytes], Result]
    key: Callable[[Task, str], str]
    """Everything the result depends on; it is given the fingerprint of the engines and the fonts."""
    weight: Callable[[Task], int]
    """The heaviest is begun first."""


def _weight(copy: Copy) -> int:
    return len(copy.html)


GALLEYS = Work(stage="typeset", do=typeset, pack=pack_galley, unpack=unpack_galley, key=copy_key, weight=_weight)
FURNITURE = Work(
    stage="furniture", do=set_furniture, pack=pack_furniture, unpack=unpack_furniture, key=copy_key, weight=_weight
)


def _with_each(
    copies: Sequence[Task], standing: Mapping[int, Result], meanwhile: Callable[[Task, Result], None] | None
) -> None:
    if meanwhile:
        for index, result in standing.items():
            meanwhile(copies[index], result)


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """Where a book is set."""

    executor: Executor
    cache: Cache
    fingerprint: str
    """Of the engines and the fonts: what else a layout depends on."""
    progress: Progress
    fontconfig: Path | None = None
    """The file of the fonts; beside it a specimen is left for the next build."""

    def set_all(
        self, work: Work[Task, Result], copies: Sequence[Task], meanwhile: Callable[[Task, Result], None] | None = None
    ) -> list[Result]:
        """The results in the order of the copies: from the cache, or made now. Raises: SettingFailed.

        ``meanwhile`` is done with each that stood, while the others are made.
        """
        keys = [work.key(copy, self.fingerprint) for copy in copies]
        results: dict[int, Result] = {}
        for index, key in enumerate(keys):
            kept = self.cache.get(work.stage, key)
            if kept is not None:
                results[index] = work.unpack(kept)
        missing = [index for index in range(len(copies)) if index not in results]
        made = do_all(
            self.executor,
            work.do,
            [copies[index] for index in missing],
            weight=work.weight,
            tell=lambda done: self.progress(work.stage, done + len(copies) - len(missing), len(copies)),
            meanwhile=lambda: _with_each(copies, dict(results), meanwhile),
        )
        for index, result in zip(missing, made, strict=True):
            if not isinstance(result, Lost):
                self.cache.put(work.stage, keys[index], work.pack(result))
                results[index] = result
        lost = {
            copies[index].name: each.reason for index, each in zip(missing, made, strict=True) if isinstance(each, Lost)
        }
        if lost:
            raise SettingFailed(lost)
        return [results[index] for index in range(len(copies))]
