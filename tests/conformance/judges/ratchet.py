"""PDF/UA-2 and WTPDF, which our files do not meet yet: what fails is counted and written down, and may only fall.

``ratchets/<profile>.toml`` holds, for each book of ours, how often each rule is broken. A book that is not in it (a
real blog) may break the rules that ours break. What was counted last lies in ``build/conformance``, to be copied.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.conformance.book import OUT
from tests.conformance.books import BOOKS
from tests.conformance.environment import JAXB, Tools
from tests.conformance.judge import Edition, Finding, Judge, Specimen
from tests.conformance.judges import pdf_specimens
from tests.conformance.judges.verapdf import findings_of

WRITTEN = Path(__file__).parent.parent / "ratchets"

OURS = frozenset(book.name for book in BOOKS)

Counts = Mapping[str, Mapping[str, int]]
"""Book → rule → how often it is broken."""


def _judge(profile: str, breaks: str) -> Judge:
    def examine(paths: Sequence[Path], tools: Tools, scratch: Path) -> Mapping[Path, Sequence[Finding]]:
        written = read(WRITTEN / f"{profile}.toml")
        found = findings_of(profile, paths, tools)
        counted = {
            _book(path): {each.rule: each.count for each in findings}
            for path, findings in found.items()
            if _book(path) in OURS
        }
        OUT.mkdir(parents=True, exist_ok=True)
        (OUT / f"{profile}.toml").write_text(to_toml(lowered(written, counted)), encoding="utf-8")
        return {path: list(compare(findings, written, _book(path))) for path, findings in found.items()}

    def specimens(folder: Path) -> Sequence[Specimen]:
        return (Specimen(path=pdf_specimens.write(folder / "untagged.pdf", tags=False), breaks=breaks),)

    return Judge(
        name=f"veraPDF {profile} ratchet",
        edition=Edition.SCREEN,
        needs=("java", "python packages", "verapdf", *(path.name for path in JAXB)),
        examine=examine,
        specimens=specimens,
        takes_many=True,
    )


def compare(findings: Sequence[Finding], written: Counts, book: str) -> Iterator[Finding]:
    """What is broken more often than is written; as advice, what is broken less often."""
    known = written.get(book)
    if known is None:
        anywhere = {rule for counts in written.values() for rule in counts}
        yield from (finding for finding in findings if finding.rule not in anywhere)
        if book in OURS:
            message = "nothing is written down for this book: take over its figures from build/conformance"
            yield Finding(rule="unwritten", message=message, is_advice=True)
        return
    now = {finding.rule: finding for finding in findings}
    for rule, finding in now.items():
        if (more := finding.count - known.get(rule, 0)) > 0:
            message = f"{known.get(rule, 0)} are written down: {finding.message}"
            yield Finding(rule=rule, message=message, place=finding.place, count=more)
    if any(count > (now[rule].count if rule in now else 0) for rule, count in known.items()):
        message = "fewer rules are broken than is written down: take over the lower figures from build/conformance"
        yield Finding(rule="lower", message=message, is_advice=True)


def lowered(written: Counts, counted: Counts) -> Counts:
    """What is to be written down after a run: new books, and no figure that rises."""
    merged = {book: dict(counts) for book, counts in written.items()}
    for book, counts in counted.items():
        if book not in merged:
            merged[book] = dict(counts)
        else:
            kept = {rule: min(count, counts.get(rule, 0)) for rule, count in merged[book].items()}
            merged[book] = {rule: count for rule, count in kept.items() if count}
    return merged


def read(path: Path) -> Counts:
    """The figures in a file."""
    figures: Counts = tomllib.loads(path.read_text(encoding="utf-8"))
    return figures


def to_toml(counts: Counts) -> str:
    """The same, as a file."""
    tables = (
        "\n".join([f"[{book}]", *(f'"{rule}" = {count}' for rule, count in sorted(rules.items()))])
        for book, rules in counts.items()
    )
    return "\n\n".join(tables) + "\n"


def _book(path: Path) -> str:
    """A book's files lie in folders below one of its name."""
    return path.parent.parent.name


JUDGES = (
    _judge("ua2", "6.2-1"),
    _judge("wt1a", "6.2-1"),
)
