"""qpdf: is the file put together as a PDF must be?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pikepdf
from tests.conformance.commands import run
from tests.conformance.environment import Tools
from tests.conformance.judge import Edition, Finding, Judge, Specimen, each
from tests.conformance.judges import pdf_specimens

STATUS = {2: "error", 3: "warning"}
"""https://qpdf.readthedocs.io/en/stable/cli.html#exit-status"""


def _examine(path: Path, tools: Tools, scratch: Path) -> Sequence[Finding]:
    done = run(tools.program("qpdf"), "--check", path, allow=(0, *STATUS))
    if done.returncode == 0:
        return []
    said = done.stderr.strip().splitlines() or done.stdout.strip().splitlines()
    return [Finding(rule=STATUS[done.returncode], message=said[0], count=len(said))]


def _specimens(folder: Path) -> Sequence[Specimen]:
    good = pdf_specimens.write(folder / "good.pdf")
    content = good.read_bytes()
    torn, open_end = folder / "torn.pdf", folder / "open.pdf"
    torn.write_bytes(content[: len(content) * 3 // 4])
    pdf_specimens.change(good, open_end, _leave_open)
    return Specimen(path=good), Specimen(path=torn, breaks="error"), Specimen(path=open_end, breaks="warning")


def _leave_open(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents = pdf.make_stream(b"q 1 0 0 (a text that does not end")


JUDGES = tuple(
    Judge(name=name, edition=edition, needs=("qpdf",), examine=each(_examine), specimens=_specimens)
    for name, edition in (("qpdf", Edition.SCREEN), ("qpdf print", Edition.PRINT))
)
