"""EPUBCheck: EPUB 3.3. Warnings fail, and so does every usage message but one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.conformance.commands import CommandFailed
from tests.conformance.environment import Tools
from tests.conformance.judge import Edition, Finding, Judge, JudgeFailed, Specimen, each
from tests.conformance.judges import epub_specimens
from tests.run_epubcheck import Remark, run_epubcheck


def _examine(path: Path, tools: Tools, scratch: Path) -> Sequence[Finding]:
    try:
        return [_finding(remark) for remark in run_epubcheck(path, scratch, tools.epubcheck)]
    except CommandFailed as problem:
        raise JudgeFailed(str(problem)) from None


def _finding(remark: Remark) -> Finding:
    message = f"{remark.severity.lower()}: {remark.message}"
    return Finding(rule=remark.rule, message=message, place=next(iter(remark.places), ""), count=remark.count)


def _specimens(folder: Path) -> Sequence[Specimen]:
    good = epub_specimens.write(folder / "good.epub")
    broken = epub_specimens.write(folder / "link.epub", body='<h1>One</h1><p><a href="#nowhere">there</a></p>')
    bare = epub_specimens.write(folder / "type.epub", body='<h1 epub:type="endnote">One</h1>')
    return (
        Specimen(path=good),
        Specimen(path=broken, breaks="RSC-012"),
        Specimen(path=bare, breaks="OPF-086b"),
    )


JUDGES = (
    Judge(
        name="EPUBCheck",
        edition=Edition.EPUB,
        needs=("java", "python packages"),
        examine=each(_examine),
        specimens=_specimens,
    ),
)
