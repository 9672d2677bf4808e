"""What the process that workers are forked from imports first: it says nothing when their parent has gone."""

from __future__ import annotations

import sys
from types import TracebackType


def _hook(kind: type[BaseException], problem: BaseException, traceback: TracebackType | None) -> None:
    """A parent that was ended while it started a worker sends it no work: no news for a terminal."""
    if not issubclass(kind, EOFError):
        sys.__excepthook__(kind, problem, traceback)


sys.excepthook = _hook
