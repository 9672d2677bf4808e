"""Ink: how much of it the print edition lays on one spot, as Ghostscript separates the colours.

Black and white is printed in black ink only; in colour, at most 240 % of ink may lie on one spot (IngramSpark, File
Creation Guide 8.24.26).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf
from PIL import Image
from tests.conformance.commands import CommandFailed, run
from tests.conformance.environment import Tools
from tests.conformance.judge import Edition, Finding, Judge, JudgeFailed, Specimen, each

MOST = 240
"""Per cent."""

RESOLUTION = 72
"""Pixels to the inch: enough to see any area that is more than a hairline."""

NEVER_SEEN = 3
"""Of 255: what rounding leaves."""


def _examine(path: Path, tools: Tools, scratch: Path) -> Sequence[Finding]:
    with pikepdf.open(path) as pdf:
        in_colour = "/OutputIntents" in pdf.Root
    options = ("-q", "-dSAFER", "-sDEVICE=tiff32nc", f"-r{RESOLUTION}", "-o")
    try:
        run(tools.program("gs"), *options, scratch / "%05d.tif", path)
    except CommandFailed as problem:
        raise JudgeFailed(str(problem)) from None
    pages = sorted(scratch.glob("*.tif"))
    check = _too_much if in_colour else _coloured
    return _joined([finding for number, page in enumerate(pages, 1) for finding in check(page, number)])


def _too_much(path: Path, number: int) -> Iterator[Finding]:
    with Image.open(path) as page:
        most = _most_ink(page)
    if most > MOST:
        yield Finding(rule="too-much-ink", message=f"{most:.0f} % of ink on one spot", place=f"page {number}")


def _most_ink(page: Image.Image) -> float:
    """Per cent, on the spot that has most."""
    return max(sum(ink) for _, ink in page.getcolors(page.width * page.height)) / 2.55


def _coloured(path: Path, number: int) -> Iterator[Finding]:
    with Image.open(path) as page:
        extrema = page.getextrema()
    if any(high > NEVER_SEEN for _, high in extrema[:3]):
        yield Finding(rule="not-only-black", message="there is other ink than black", place=f"page {number}")


def _joined(findings: Sequence[Finding]) -> Sequence[Finding]:
    """One finding a rule, with the first page."""
    firsts = {finding.rule: finding for finding in reversed(findings)}
    return [
        Finding(rule=rule, message=first.message, place=first.place, count=sum(each.rule == rule for each in findings))
        for rule, first in firsts.items()
    ]


def _specimens(folder: Path) -> Sequence[Specimen]:
    return (
        Specimen(path=_page(folder / "black.pdf", b"0 0 0 1 k 10 10 50 50 re f", in_colour=False)),
        Specimen(
            path=_page(folder / "rich.pdf", b"0.6 0.5 0.5 1 k 10 10 50 50 re f", in_colour=True), breaks="too-much-ink"
        ),
        Specimen(
            path=_page(folder / "rgb.pdf", b"0 0 0 rg 10 10 50 50 re f", in_colour=False), breaks="not-only-black"
        ),
        Specimen(path=_page(folder / "colour.pdf", b"0.6 0.5 0.5 0 k 10 10 50 50 re f", in_colour=True)),
    )


def _page(path: Path, content: bytes, *, in_colour: bool) -> Path:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(100, 100))
        pdf.pages[0].Contents = pdf.make_stream(content)
        if in_colour:
            pdf.Root.OutputIntents = [pikepdf.Dictionary(Type=pikepdf.Name.OutputIntent, S=pikepdf.Name.GTS_PDFX)]
        pdf.save(path)
    return path


JUDGES = (Judge(name="ink", edition=Edition.PRINT, needs=("gs",), examine=each(_examine), specimens=_specimens),)
