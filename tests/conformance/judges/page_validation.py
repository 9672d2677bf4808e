"""page-validation: a second opinion on PDF/UA and PDF/A, by other people than veraPDF's."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import pikepdf
from tests.conformance.commands import CommandFailed, run
from tests.conformance.environment import Tools
from tests.conformance.judge import Edition, Finding, Judge, JudgeFailed, Specimen
from tests.conformance.judges import pdf_specimens

STREAM_LENGTH = "PDFA3A-STREAM-LENGTH-001"

_FOR_ARCHIVE = pdf_specimens.for_archive(
    "3a", no_font="PDFA3A-FONT-EMBEDDING-001", no_unicode="PDFA3A-UNICODE-MAPPING-001"
)

# Runs in the judges' own environment.
_PROGRAM = """
import json, sys
import page
# An outline of a thousand chapters is a chain of as many.
limits = page.SafetyLimits(max_reference_depth=4096)
for path in sys.argv[2:]:
    report = page.validate_pdf(path, profile=sys.argv[1], limits=limits)
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
        return {path: _findings(report, path) for path, report in zip(paths, reports, strict=True)}

    return Judge(
        name=f"page-val {profile}",
        edition=Edition.SCREEN,
        needs=("python packages",),
        examine=examine,
        specimens=specimens,
        takes_many=True,
    )


def _findings(report: dict, path: Path) -> Sequence[Finding]:  # type: ignore[type-arg]
    if not report["failures"] and not report["passes"]:
        return [Finding(rule="not-compliant", message="no reason is given")]
    rules: dict[str, list[tuple[str, str]]] = defaultdict(list)
    content = path.read_bytes()
    for rule, message, place in report["failures"]:
        if rule != STREAM_LENGTH or not _ends_in_carriage_return(content, place):
            rules[rule].append((message, place))
    return [Finding(rule=rule, message=hits[0][0], place=hits[0][1], count=len(hits)) for rule, hits in rules.items()]


def _ends_in_carriage_return(content: bytes, place: str) -> bool:
    """Whether a stream, named ``PdfObjectId(27, 0)`` or not at all, is one whose length it measures wrongly.

    It takes the carriage return, which is the stream's, and the line feed before ``endstream`` for one end of line.
    """
    number = re.search(r"(\d+), \d+", place)
    # A stream of objects is no object that pikepdf would give: the bytes are looked at.
    begin = re.search(rb"^%s 0 obj\b" % number[1].encode(), content, re.MULTILINE) if number else None
    if begin is None:
        return b"\r\nendstream" in content
    return content[: content.find(b"endstream", begin.end())].endswith(b"\r\n")


def _specimens_of_streams(folder: Path) -> Sequence[Specimen]:
    specimens = _FOR_ARCHIVE(folder)
    ended = pdf_specimens.change(specimens[0].path, folder / "carriage-return.pdf", _end_in_carriage_return)
    short = folder / "short.pdf"
    short.write_bytes(re.sub(rb"/Length (\d+)", _one_less, ended.read_bytes(), count=1))
    return (*specimens, Specimen(path=ended), Specimen(path=short, breaks=STREAM_LENGTH))


def _end_in_carriage_return(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"q Q\r")


def _one_less(length: re.Match[bytes]) -> bytes:
    """No byte moves in the file."""
    return b"/Length " + str(int(length[1]) - 1).encode().zfill(len(length[1]))


JUDGES = (
    _judge("ua1", pdf_specimens.for_ua(untagged="PDFUA1-TAGGED-DOCUMENT-001", no_language="PDFUA1-TEXT-LANGUAGE-001")),
    _judge("3a", _specimens_of_streams),
)
