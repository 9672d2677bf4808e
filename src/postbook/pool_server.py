"""What the process that workers are forked from imports first: it says nothing when their parent has gone, and goes.

It looks for no garbage: nearly all that it makes, modules and read sheets, is there to stay.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from types import TracebackType

SECONDS = 0.2
"""How often it looks for its parent while it loads the engines; then Python does."""

_PROCESS, _PARENT = os.getpid(), os.getppid()


def load() -> None:
    """Something is loaded from now on: look for the parent meanwhile."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, _look_for_parent)
        signal.setitimer(signal.ITIMER_REAL, SECONDS, SECONDS)


def stand_ready() -> None:
    """All is loaded."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)


def _look_for_parent(_signal: int, _frame: object) -> None:
    # Workers, who inherit this, have another parent.
    if os.getpid() == _PROCESS and os.getppid() != _PARENT:
        os._exit(1)


def _hook(kind: type[BaseException], problem: BaseException, traceback: TracebackType | None) -> None:
    """A parent that was ended while it started a worker sends it no work: no news for a terminal."""
    if not issubclass(kind, EOFError):
        sys.__excepthook__(kind, problem, traceback)


sys.excepthook = _hook
load()
gc.disable()
