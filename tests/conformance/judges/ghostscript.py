"""Ghostscript: a second interpreter reads every page, and must not complain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pikepdf
from tests.conformance.commands import run
from tests.conformance.environment import Tools
from tests.conformance.judge import Edition, Finding, Judge, Specimen, each
from tests.conformance.judges import pdf_specimens

_CHATTER = re.compile(r"\s*$|GPL Ghostscript|Copyright|This software|see the file COPYING|Processing pages|Page \d+$")


def _examine(path: Path, tools: Tools, scratch: Path) -> Sequence[Finding]:
    # With `-q` it would keep its complaints for itself.
    done = run(tools.program("gs"), "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=nullpage", path, allow=None)
    said = [line.strip() for line in f"{done.stdout}\n{done.stderr}".splitlines() if not _CHATTER.match(line)]
    if done.returncode == 0 and not said:
        return []
    return [Finding(rule="complaint", message=" ".join(said[:4]) or f"status {done.returncode}", count=len(said) or 1)]


def _specimens(folder: Path) -> Sequence[Specimen]:
    good = pdf_specimens.write(folder / "good.pdf")
    garbled = pdf_specimens.change(good, folder / "garbled.pdf", _garble)
    return Specimen(path=good), Specimen(path=garbled, breaks="complaint")


def _garble(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents = pdf.make_stream(b"q 1 0 0 (nowhere moor Q BT /None 12 Tf (boat) Tj")


JUDGES = tuple(
    Judge(name=name, edition=edition, needs=("gs",), examine=each(_examine), specimens=_specimens)
    for name, edition in (("gs", Edition.SCREEN), ("gs print", Edition.PRINT))
)
