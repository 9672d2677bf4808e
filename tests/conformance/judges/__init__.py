"""The judges, in the order of the table's columns."""

from __future__ import annotations

from tests.conformance.judge import Judge
from tests.conformance.judges import epubcheck, verapdf

JUDGES: tuple[Judge, ...] = (
    *epubcheck.JUDGES,
    *verapdf.JUDGES,
)
