"""The report: a line a book, then what is exempt and how often, then what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from tests.equal.compare import Comparison
from tests.equal.differences import EXEMPTIONS

COLUMNS = ("pages", "words", "drawn", "links", "places", "outline", "elements", "tags")
SHOWN = 12
"""How many differences of a book are told."""

LONGEST = 400
"""Letters of one."""


def to_markdown(compared: Mapping[str, Comparison]) -> str:
    """Everything, for people."""
    return "\n".join([*_table(compared), "", *_exemptions(compared), *_details(compared)])


def to_json(compared: Mapping[str, Comparison]) -> dict[str, object]:
    """Everything, for programs."""
    return {
        name: {
            **each.counts,
            "exempted": dict(each.exempted),
            "differences": [f"{one.subject}, {one.place}: {one.message}" for one in each.unexplained],
        }
        for name, each in compared.items()
    }


def _table(compared: Mapping[str, Comparison]) -> list[str]:
    rows = [("book", *COLUMNS, "exempt", "differences"), *(_row(name, each) for name, each in compared.items())]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    rule = "|".join("-" * (width + 1) + ("-" if index == 0 else ":") for index, width in enumerate(widths))
    return [lines[0], f"|{rule}|", *lines[1:]]


def _row(name: str, compared: Comparison) -> tuple[str, ...]:
    counts = (f"{compared.counts[column]:,}" for column in COLUMNS)
    return (name, *counts, f"{compared.exempted.total():,}", f"{len(compared.unexplained):,}")


def _exemptions(compared: Mapping[str, Comparison]) -> list[str]:
    used: Counter[str] = sum((each.exempted for each in compared.values()), Counter())
    return [f"- {name}, {used[name]:,} times: {reason}" for name, reason in EXEMPTIONS.items() if used[name]]


def _details(compared: Mapping[str, Comparison]) -> list[str]:
    lines: list[str] = []
    for name, each in compared.items():
        if each.unexplained:
            lines += ["", f"## {name}", ""]
            lines += [f"- {one.subject}, {one.place}: {one.message}"[:LONGEST] for one in each.unexplained[:SHOWN]]
            if len(each.unexplained) > SHOWN:
                lines.append(f"- … and {len(each.unexplained) - SHOWN} more")
    return lines
