"""page-validation: a second opinion on PDF/UA and PDF/A, by other people than veraPDF's."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.conformance.commands import CommandFailed, run
from tests.conformance.environment import Tools
from tests.conformance.judge import Edition, Finding, Judge, JudgeFailed
from tests.conformance.judges import pdf_specimens

ALLOWED = {
    # Of a stream whose last byte is a carriage return it takes that and the line feed after it for one end of line.
    # Whether `endstream` stands where /Length says is qpdf's to judge.
    "PDFA3A-STREAM-LENGTH-001",
}

# Runs in the judges' own environment.
_PROGRAM = """
import json, sys
import page
for path in sys.argv[2:]:
    report = page.validate_pdf(path, profile=sys.argv[1])
    said = [(each.rule_id, each.message, str(each.object_id or "")) for each in report.failures]
    print(json.dumps({"passes": report.is_compliant, "failures": said}))
"""


def _judge(profile: str, specimens: pdf_specimens.Maker) -> Judge:
    def examine(paths: Sequence[Path], tools: Tools, scratch: Path) -> Mapping[Path, Sequence[Finding]]:
        try:
            said = run(tools.python, "-c", _PROGRAM, profile, *paths).stdout
        except CommandFailed as problem:
            raise JudgeFailed(str(problem)) from None
        reports = [json.loads(line) for line in said.splitlines()]
        return {path: _findings(report) for path, report in zip(paths, reports, strict=True)}

    return Judge(
        name=f"page-val {profile}",
        edition=Edition.SCREEN,
        needs=("python packages",),
        examine=examine,
        specimens=specimens,
        takes_many=True,
    )


def _findings(report: dict) -> Sequence[Finding]:  # type: ignore[type-arg]
    rules: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for rule, message, place in report["failures"]:
        rules[rule].append((message, place))
    found = [Finding(rule=rule, message=hits[0][0], place=hits[0][1], count=len(hits)) for rule, hits in rules.items()]
    if not found and not report["passes"]:
        return [Finding(rule="not-compliant", message="no reason is given")]
    return [finding for finding in found if finding.rule not in ALLOWED]


JUDGES = (
    _judge("ua1", pdf_specimens.for_ua(untagged="PDFUA1-TAGGED-DOCUMENT-001", no_language="PDFUA1-TEXT-LANGUAGE-001")),
    _judge(
        "3a",
        pdf_specimens.for_archive("3a", no_font="PDFA3A-FONT-EMBEDDING-001", no_unicode="PDFA3A-UNICODE-MAPPING-001"),
    ),
)
