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
from postbook.pdf import specimen
from postbook.pdf.galley import typeset
from postbook.pool_server import stand_ready


def stand_by() -> None:
    """Set the specimen, if one was left. Whatever goes wrong will go wrong where it can be told."""
    copy = specimen.read_specimen(_fontconfig())
    if copy is not None:
        signal.signal(signal.SIGPROF, _give_up)
        signal.setitimer(signal.ITIMER_PROF, specimen.SECONDS)
        with suppress(Exception):
            typeset(copy)
        signal.setitimer(signal.ITIMER_PROF, 0)
    # What is here now lives as long as the workers: their collectors need not go through it, nor copy its pages.
    # To look for the little garbage in it takes longer than it is worth.
    gc.freeze()
    stand_ready()


def _fontconfig() -> Path:
    return Path(os.environ.get("FONTCONFIG_FILE", ""))


def _give_up(_signal: int, _frame: object) -> None:
    """Make room for a process that does without: of an engine that was stopped half-way nothing can be trusted.

    Even what cffi knows of Pango stays half known for ever: 1 in 400 of such processes set nothing any more.
    """
    specimen.take_away(_fontconfig())
    os._exit(1)


stand_by()
