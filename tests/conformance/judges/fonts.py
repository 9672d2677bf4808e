"""pdffonts: every font is embedded and readable as Unicode, and none is of Type 3."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.conformance.commands import CommandFailed, run
from tests.conformance.environment import Tools
from tests.conformance.judge import Edition, Finding, Judge, JudgeFailed, Specimen, each
from tests.conformance.judges import pdf_specimens

_ROW = re.compile(
    r"^(?P<name>.*?)  *(?P<type>Type 3|\S.*?)  +.*? (?P<emb>yes|no) +(?:yes|no) +(?P<uni>yes|no) +\d+ +\d+$"
)


def _examine(path: Path, tools: Tools, scratch: Path) -> Sequence[Finding]:
    try:
        rows = run(tools.program("pdffonts"), path).stdout.splitlines()[2:]
    except CommandFailed as problem:
        raise JudgeFailed(str(problem)) from None
    return [finding for row in rows for finding in _findings(row)]


def _findings(row: str) -> Iterator[Finding]:
    font = _ROW.match(row)
    if font is None:
        yield Finding(rule="unread", message=row)
        return
    for rule, is_broken in (
        ("not-embedded", font["emb"] == "no"),
        ("no-unicode", font["uni"] == "no"),
        ("type-3", font["type"] == "Type 3"),
    ):
        if is_broken:
            yield Finding(rule=rule, message=f"{font['name']} ({font['type']})")


def _specimens(folder: Path) -> Sequence[Specimen]:
    good = pdf_specimens.write(folder / "good.pdf")
    bare = pdf_specimens.change(good, folder / "bare.pdf", pdf_specimens.forget_font_files)
    mute = pdf_specimens.change(good, folder / "mute.pdf", pdf_specimens.forget_unicode)
    return (
        Specimen(path=good),
        Specimen(path=bare, breaks="not-embedded"),
        Specimen(path=mute, breaks="no-unicode"),
    )


JUDGES = tuple(
    Judge(name=name, edition=edition, needs=("pdffonts",), examine=each(_examine), specimens=_specimens)
    for name, edition in (("fonts", Edition.SCREEN), ("fonts print", Edition.PRINT))
)
