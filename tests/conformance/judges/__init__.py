"""The judges, in the order of the table's columns."""

from __future__ import annotations

from tests.conformance.judge import Judge
from tests.conformance.judges import (
    ace,
    epubcheck,
    fonts,
    ghostscript,
    ink,
    outloud,
    page_validation,
    qpdf,
    ratchet,
    tags,
    verapdf,
    vnu,
)

JUDGES: tuple[Judge, ...] = (
    *epubcheck.JUDGES,
    *ace.JUDGES,
    *vnu.JUDGES,
    *verapdf.JUDGES,
    *ratchet.JUDGES,
    *page_validation.JUDGES,
    *outloud.JUDGES,
    *tags.JUDGES,
    *qpdf.JUDGES,
    *ghostscript.JUDGES,
    *fonts.JUDGES,
    *ink.JUDGES,
)
