"""What a worker needs before its first section, done once in the process that all workers are forked from.

Importing this module does it. Workers share what is in memory then: the engine, the book's sheets, its fonts.
"""

from __future__ import annotations

import gc
import os
import signal
from contextlib import suppress
from pathlib import Path

import postbook.pdf.press  # noqa: F401  workers are asked for what is in it
from postbook.pdf.galley import typeset
from postbook.pdf.specimen import read_specimen

SECONDS = 10
"""How long setting the specimen may take: a book's own sheet can be anything, and this is for speed alone."""


def stand_by() -> None:
    """Set the specimen, if one was left. Whatever goes wrong will go wrong where it can be told."""
    copy = read_specimen(Path(os.environ.get("FONTCONFIG_FILE", "")))
    if copy is not None:
        before = signal.signal(signal.SIGALRM, _give_up)
        signal.alarm(SECONDS)
        try:
            with suppress(Exception):
                typeset(copy)
        finally:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, before)
    # What is here now lives as long as the workers: their collectors need not go through it, nor copy its pages.
    gc.collect()
    gc.freeze()


def _give_up(_signal: int, _frame: object) -> None:
    raise TimeoutError


stand_by()
