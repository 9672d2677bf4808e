"""The trial: books are made, judges are shown their specimens, then the books."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from tests.conformance.book import Book, MadeBook, make
from tests.conformance.commands import CommandFailed
from tests.conformance.environment import Tools
from tests.conformance.judge import Edition, Finding, Judge, JudgeFailed, Specimen


class State(Enum):
    """What became of a book before a judge."""

    PASSED = "pass"
    FAILED = "FAIL"
    SKIPPED = "skipped"
    BROKEN = "BROKEN"
    """The judge was wrong about a specimen, or gave no verdict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a judge says of a book."""

    judge: str
    book: str
    state: State
    findings: Sequence[Finding] = ()
    reason: str = ""
    """Why there is no verdict."""

    @property
    def count(self) -> int:
        """How many things are wrong."""
        return sum(finding.count for finding in self.findings if not finding.is_advice)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """What is shown to a judge at once."""

    judge: Judge
    specimens: Sequence[Specimen]
    books: Sequence[MadeBook]

    @property
    def weight(self) -> int:
        """Bytes to be read: what takes long begins early."""
        return sum(_size(book.files[self.judge.edition]) for book in self.books)


def make_books(books: Sequence[Book], judges: Sequence[Judge], scratch: Path, jobs: int) -> list[MadeBook]:
    """What the judges want to see of each book, in order."""
    editions = [edition for edition in Edition if any(judge.edition is edition for judge in judges)]
    with ThreadPoolExecutor(jobs) as pool:
        return list(pool.map(lambda book: make(book, scratch / book.name, editions), books))


def try_all(
    judges: Sequence[Judge], books: Sequence[MadeBook], tools: Tools, scratch: Path, jobs: int
) -> list[Verdict]:
    """A verdict for each judge and each book, in order of books, then of judges."""
    cases = []
    for judge in judges:
        if not _absent(judge, tools):
            folder = scratch / "specimens" / judge.name.replace(" ", "-")
            folder.mkdir(parents=True)
            cases += _cases(judge, judge.specimens(folder), books)
    cases.sort(key=lambda case: case.weight, reverse=True)
    found: dict[tuple[str, Path], Sequence[Finding]] = {}
    broken: dict[str, str] = {}
    with ThreadPoolExecutor(jobs) as pool:
        folders = [scratch / "work" / str(number) for number in range(len(cases))]
        for case, (said, reason) in zip(
            cases, pool.map(lambda *pair: _hear(*pair, tools), cases, folders), strict=True
        ):
            found |= {(case.judge.name, path): findings for path, findings in said.items()}
            if reason and case.specimens:
                broken[case.judge.name] = reason
            elif reason:
                fault = Finding(rule="no-verdict", message=reason)
                found |= {(case.judge.name, book.files[case.judge.edition]): [fault] for book in case.books}
    return [_verdict(judge, book, found, broken, tools) for book in books for judge in judges]


def _absent(judge: Judge, tools: Tools) -> str:
    return "; ".join(dict.fromkeys(tools.missing[need] for need in judge.needs if need in tools.missing))


def _cases(judge: Judge, specimens: Sequence[Specimen], books: Sequence[MadeBook]) -> list[_Case]:
    shown = [book for book in books if judge.edition in book.files]
    if judge.takes_many:
        return [_Case(judge=judge, specimens=specimens, books=shown)]
    alone = [_Case(judge=judge, specimens=(), books=(book,)) for book in shown]
    return [_Case(judge=judge, specimens=specimens, books=()), *alone]


def _hear(case: _Case, folder: Path, tools: Tools) -> tuple[Mapping[Path, Sequence[Finding]], str]:
    """What a judge found in each book, and why it can't be trusted, if it can't."""
    folder.mkdir(parents=True)
    paths = [specimen.path for specimen in case.specimens]
    paths += [book.files[case.judge.edition] for book in case.books]
    try:
        said = case.judge.examine(paths, tools, folder)
    except (JudgeFailed, CommandFailed) as problem:
        return {}, f"no verdict: {problem}"
    except Exception as problem:  # a file that it can't read at all must not end the trial of the others
        return {}, f"no verdict: {type(problem).__name__}: {problem}"
    mistakes = [_mistake(specimen, said[specimen.path]) for specimen in case.specimens]
    return said, "; ".join(filter(None, mistakes))


def _mistake(specimen: Specimen, findings: Sequence[Finding]) -> str:
    """How a judge is wrong about a specimen, or nothing."""
    rules = ", ".join(finding.rule for finding in findings) or "nothing"
    if specimen.breaks and not any(finding.rule == specimen.breaks for finding in findings):
        return f"`{specimen.path.name}` breaks {specimen.breaks}; the judge says: {rules}"
    if not specimen.breaks and findings:
        return f"`{specimen.path.name}` is faultless; the judge says: {rules}"
    return ""


def _verdict(
    judge: Judge,
    book: MadeBook,
    found: Mapping[tuple[str, Path], Sequence[Finding]],
    broken: Mapping[str, str],
    tools: Tools,
) -> Verdict:
    findings: Sequence[Finding] = ()
    reason = ""
    if skipped := _absent(judge, tools) or book.skipped or book.unmakable.get(judge.edition, ""):
        state, reason = State.SKIPPED, skipped
    elif judge.name in broken:
        state, reason = State.BROKEN, broken[judge.name]
    elif fault := book.faults.get(judge.edition, ""):
        state, findings = State.FAILED, [Finding(rule="not-made", message=fault)]
    else:
        findings = found[judge.name, book.files[judge.edition]]
        state = State.PASSED if all(finding.is_advice for finding in findings) else State.FAILED
    return Verdict(judge=judge.name, book=book.name, state=state, findings=findings, reason=reason)


def _size(path: Path) -> int:
    return sum(each.stat().st_size for each in path.rglob("*")) if path.is_dir() else path.stat().st_size
