"""Ace by DAISY: EPUB Accessibility. It shows every document to a browser."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.conformance.commands import CommandFailed, run
from tests.conformance.environment import Tools
from tests.conformance.judge import Edition, Finding, Judge, JudgeFailed, Specimen, each
from tests.conformance.judges import epub_specimens

OPTIONAL_METADATA = {"a11y:certifiedBy", "a11y:certifierCredential", "a11y:certifierReport", "dcterms:conformsTo"}
"""A claim that only the book's maker can make: https://www.w3.org/TR/epub-a11y-11/#sec-conf-reporting"""


def _examine(path: Path, tools: Tools, scratch: Path) -> Sequence[Finding]:
    variables = {"PUPPETEER_EXECUTABLE_PATH": str(tools.program("chromium"))}
    try:
        # The status is 2 where a rule is broken.
        run(tools.ace, "-E", "-f", "-s", "-o", scratch / "out", path, allow=(0, 2), variables=variables)
        report = json.loads((scratch / "out" / "report.json").read_text(encoding="utf-8"))
    except (CommandFailed, OSError, json.JSONDecodeError) as problem:
        raise JudgeFailed(str(problem)) from None
    found = [*_broken_rules(report), *_metadata(report["a11y-metadata"])]
    if not found and report["earl:result"]["earl:outcome"] != "pass":
        found = [Finding(rule="outcome", message=str(report["earl:result"]))]
    return found


def _broken_rules(report: dict[str, Any]) -> Iterator[Finding]:
    """Each rule once, with the first place where it is broken."""
    broken = [
        (document["earl:testSubject"]["url"], assertion)
        for document in report["assertions"]
        for assertion in document["assertions"]
    ]
    counts = Counter(assertion["earl:test"]["dct:title"] for _, assertion in broken)
    for url, assertion in broken:
        rule = assertion["earl:test"]["dct:title"]
        if count := counts.pop(rule, 0):
            result = assertion["earl:result"]
            place = " ".join([url, *result.get("earl:pointer", {}).get("css", [])[:1]])
            yield Finding(rule=rule, message=result["dct:description"], place=place, count=count)


def _metadata(said: dict[str, list[str]]) -> Iterator[Finding]:
    for name in sorted(set(said["missing"]) - OPTIONAL_METADATA):
        yield Finding(rule="metadata-missing", message=f"{name} is not given")
    for name in said["empty"]:
        yield Finding(rule="metadata-empty", message=f"{name} is empty")


def _specimens(folder: Path) -> Sequence[Specimen]:
    body = '<h1>One</h1><p style="color:#999;background:#fff">Pale words.</p>'
    return (
        Specimen(path=epub_specimens.write(folder / "good.epub")),
        Specimen(path=epub_specimens.write(folder / "pale.epub", body=body), breaks="color-contrast"),
        Specimen(path=epub_specimens.write(folder / "silent.epub", metadata=""), breaks="metadata-accessmode"),
    )


JUDGES = (
    Judge(
        name="Ace",
        edition=Edition.EPUB,
        needs=("node", "chromium", "npm packages"),
        examine=each(_examine),
        specimens=_specimens,
    ),
)
