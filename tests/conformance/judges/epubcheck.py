"""EPUBCheck: EPUB 3.3. Warnings fail, and so does every usage message but one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.conformance.commands import CommandFailed, run
from tests.conformance.environment import Tools
from tests.conformance.judge import Edition, Finding, Judge, JudgeFailed, Specimen, each
from tests.conformance.judges import epub_specimens

ALLOWED_USAGE = {"CSS-028"}
"""EPUBCheck notes that a font is embedded; it is."""


def _examine(path: Path, tools: Tools, scratch: Path) -> Sequence[Finding]:
    report = scratch / "report.json"
    options = ("--failonwarnings", "-u", "-q", "--json")
    try:
        run("java", "-Xss8m", "-jar", tools.epubcheck, path, *options, report, allow=(0, 1))
        said = json.loads(report.read_text(encoding="utf-8"))
    except (CommandFailed, OSError, json.JSONDecodeError) as problem:
        raise JudgeFailed(str(problem)) from None
    return [_finding(message) for message in said["messages"] if message["ID"] not in ALLOWED_USAGE]


def _finding(message: dict[str, Any]) -> Finding:
    places = message["locations"] + [{"path": "", "line": -1}]
    first = places[0]
    line = f":{first['line']}" if first["line"] > 0 else ""
    return Finding(
        rule=message["ID"],
        message=f"{message['severity'].lower()}: {message['message']}",
        place=f"{first['path']}{line}",
        count=len(message["locations"]) + message.get("additionalLocations", 0),
    )


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
