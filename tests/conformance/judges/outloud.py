"""outloud: what a screen reader would say. No error, and no warning about the standard itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.conformance.commands import CommandFailed, run
from tests.conformance.environment import Tools
from tests.conformance.judge import Edition, Finding, Judge, JudgeFailed, Specimen, each
from tests.conformance.judges import pdf_specimens

LAYERS = {
    "conformance": {"error", "warning"},
    "semantic": {"error"},
}
"""What counts, in each layer of its rules."""

MISTAKEN: Mapping[str, Callable[[dict[str, Any]], bool]] = {
    # Of the columns at a row's end it does not count those that a cell from above fills there for the last time;
    # veraPDF, which sees irregular tables too (ISO 14289-1, 7.5; its rules 7.2-41 to 7.2-43), finds the grid closed.
    "TBL-004": lambda _: True,
    # The author's own lines that stand at the edge of three pages by chance. What furniture draws, our `tags` watch.
    "PAG-001": lambda _: True,
    # One line on a page is the head of a table that is repeated there: an artifact, as ISO 32000-1, 14.8.2.2.2 wants.
    "TAG-002": lambda finding: finding.get("count", 1) == 1,
}
"""Where outloud 0.2.1 is wrong, and when: a rule's name → whether a finding of it is to be left out.

docs/conformance.md argues for each.
"""


def _examine(path: Path, tools: Tools, scratch: Path) -> Sequence[Finding]:
    found: list[Finding] = []
    for layer, counted in LAYERS.items():
        report = scratch / f"{layer}.json"
        try:
            run(tools.python.with_name("outloud"), path, "--layer", layer, "--json", report, "-q", allow=(0, 1))
            (said,) = json.loads(report.read_text(encoding="utf-8"))["results"]
        except (CommandFailed, OSError, json.JSONDecodeError) as problem:
            raise JudgeFailed(str(problem)) from None
        if said["error"]:
            raise JudgeFailed(str(said["error"]))
        found += [
            _finding(finding)
            for finding in said["findings"]
            if finding["severity"] in counted and not _is_mistaken(finding)
        ]
    return found


def _is_mistaken(said: dict[str, Any]) -> bool:
    return said["rule"] in MISTAKEN and MISTAKEN[said["rule"]](said)


def _finding(said: dict[str, Any]) -> Finding:
    page = f"page {said['page']}" if said.get("page") else ""
    return Finding(
        rule=said["rule"],
        message=f"{said['severity']}: {said['message']}",
        place=page,
        count=said.get("count", 1),
    )


def _specimens(folder: Path) -> Sequence[Specimen]:
    good = pdf_specimens.write(folder / "good.pdf", variant="pdf/ua-1")
    return (
        Specimen(path=good),
        Specimen(path=pdf_specimens.write(folder / "untagged.pdf", tags=False), breaks="DOC-001"),
    )


JUDGES = (
    Judge(
        name="outloud",
        edition=Edition.SCREEN,
        needs=("python packages",),
        examine=each(_examine),
        specimens=_specimens,
    ),
)
