"""The press: sets copy, in whatever processes it is given, and keeps what it has set for the next build."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from postbook.cache import Cache
from postbook.pdf.setting import Copy, Furniture, Galley
from postbook.pdf.standing import copy_key, pack_furniture, pack_galley, unpack_furniture, unpack_galley
from postbook.run import Progress
from postbook.workers import Begun, InThisProcess, Lost, begin, do_all


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
    foreseen: dict[tuple[str, str], Begun[Any, Any]] = field(default_factory=dict, repr=False)
    """What was given out before it was asked for: by its stage and its key."""

    def set_all(
        self,
        work: Work[Task, Result],
        copies: Sequence[Task],
        take: Callable[[Task, Result], None] = lambda _copy, _result: None,
        meanwhile: Callable[[], None] = lambda: None,
    ) -> list[Result]:
        """The results in the order of the copies: from the cache, or made now. Raises: SettingFailed.

        While others make what is missing, each that stood is given to ``take``, and then ``meanwhile`` is done; nothing
        is missing, or there are no others: only the first.
        """
        keys = [work.key(copy, self.fingerprint) for copy in copies]
        results = dict(self._standing(work, keys))
        missing = [index for index in range(len(copies)) if index not in results]

        def take_standing() -> None:
            for index, result in list(results.items()):
                take(copies[index], result)
            if missing and not isinstance(self.executor, InThisProcess):
                meanwhile()

        lost: dict[str, str] = {}
        for index, made in self._made(work, {index: (keys[index], copies[index]) for index in missing}, take_standing):
            self.progress(work.stage, len(results) + len(lost) + 1, len(copies))
            if isinstance(made, Lost):
                lost[copies[index].name] = made.reason
                continue
            self.cache.put(work.stage, keys[index], work.pack(made))
            results[index] = made
        if lost:
            raise SettingFailed(lost)
        return [results[index] for index in range(len(copies))]

    def foresee(self, work: Work[Task, Result], copies: Sequence[Task]) -> None:
        """Give out copies that will very likely be asked for: some worker may have nothing better to do."""
        for copy in sorted(copies, key=work.weight, reverse=True):
            key = work.key(copy, self.fingerprint)
            if (work.stage, key) not in self.foreseen and not self.cache.has(work.stage, key):
                self.foreseen[work.stage, key] = begin(self.executor, work.do, copy)

    def _standing(self, work: Work[Task, Result], keys: Sequence[str]) -> Iterator[tuple[int, Result]]:
        for index, key in enumerate(keys):
            kept = self.cache.get(work.stage, key)
            if kept is not None:
                yield index, work.unpack(kept)

    def _made(
        self, work: Work[Task, Result], missing: Mapping[int, tuple[str, Task]], meanwhile: Callable[[], None]
    ) -> Iterator[tuple[int, Result | Lost]]:
        """What is made now, and what was begun before, by its index."""
        begun = {index: self.foreseen.pop((work.stage, key), None) for index, (key, _) in missing.items()}
        wanted = [index for index, each in begun.items() if each is None]
        tasks = [missing[index][1] for index in wanted]
        for place, made in do_all(self.executor, work.do, tasks, work.weight, meanwhile):
            yield wanted[place], made
        for index, each in begun.items():
            if each is not None:
                yield index, each.result()
