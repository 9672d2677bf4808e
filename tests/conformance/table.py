"""The table of verdicts, and below it what failed and where; as Markdown for people, as JSON for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from tests.conformance.judge import Finding
from tests.conformance.trial import State, Verdict

SHOWN = 12
"""How many rules of one verdict are told."""

LONGEST = 240
"""Letters of a message."""


def to_markdown(verdicts: Sequence[Verdict]) -> str:
    """One line a book, one column a judge; then the details."""
    return "\n".join([*_table(verdicts), "", *_notes(verdicts), *_details(verdicts)])


def to_json(verdicts: Sequence[Verdict]) -> list[dict[str, object]]:
    """Every verdict with all its findings."""
    return [
        {
            "book": verdict.book,
            "judge": verdict.judge,
            "state": verdict.state.value,
            "reason": verdict.reason,
            "findings": [asdict(finding) for finding in verdict.findings],
        }
        for verdict in verdicts
    ]


def _table(verdicts: Sequence[Verdict]) -> list[str]:
    judges = list(dict.fromkeys(verdict.judge for verdict in verdicts))
    books = list(dict.fromkeys(verdict.book for verdict in verdicts))
    cells = {(verdict.book, verdict.judge): _cell(verdict) for verdict in verdicts}
    rows = [["book", *judges], *([book, *(cells[book, judge] for judge in judges)] for book in books)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(judges) + 1)]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    return [lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]]


def _cell(verdict: Verdict) -> str:
    return f"FAIL {verdict.count}" if verdict.state is State.FAILED else verdict.state.value


def _notes(verdicts: Sequence[Verdict]) -> list[str]:
    """Why judges did not judge, each reason once."""
    reasons = {
        f"- {verdict.judge}: {verdict.state.value}: {verdict.reason}": None for verdict in verdicts if verdict.reason
    }
    return [*reasons, ""] if reasons else []


def _details(verdicts: Sequence[Verdict]) -> list[str]:
    lines = []
    for verdict in verdicts:
        if verdict.findings:
            lines += [f"## {verdict.book}: {verdict.judge}", ""]
            lines += [_line(finding) for finding in verdict.findings[:SHOWN]]
            if len(verdict.findings) > SHOWN:
                lines.append(f"- … and {len(verdict.findings) - SHOWN} more")
            lines.append("")
    return lines


def _line(finding: Finding) -> str:
    times = f" ×{finding.count}" if finding.count > 1 else ""
    place = f" ({finding.place})" if finding.place else ""
    message = " ".join(finding.message.split())
    short = message if len(message) <= LONGEST else f"{message[:LONGEST]}…"
    return f"- {finding.rule}{times}: {short}{place}"
