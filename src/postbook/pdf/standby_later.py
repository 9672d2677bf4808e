"""What a worker needs before its first section, loaded once the readers are at work that parse the posts.

They are forked from the same process before, and need none of it: they need not wait for it.
"""

from __future__ import annotations

import os
import signal
from contextlib import suppress

from postbook.pool_server import load, stand_ready

PAUSE, PATIENCE = 0.05, 0.5
"""How many seconds after the last reader was begun, and how many after nobody has asked for one."""


def load_later() -> None:
    """Load it when no other process has been asked for in a while. One that is asked for meanwhile waits."""
    os.register_at_fork(after_in_parent=_wait)
    signal.signal(signal.SIGALRM, _load)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)


def _wait() -> None:
    signal.setitimer(signal.ITIMER_REAL, 0 if _loaded else PAUSE)


_loaded: list[int] = []


def _load(_signal: int, _frame: object) -> None:
    # A reader, who inherits this, has timers of its own.
    if os.getpid() == _PROCESS and not _loaded:
        _loaded.append(_PROCESS)
        load()
        # What goes wrong here will go wrong where it can be told; the readers need the process that they come from.
        with suppress(Exception):
            import postbook.pdf.standby  # noqa: F401  importing it does it
        stand_ready()


_PROCESS = os.getpid()

if hasattr(os, "register_at_fork") and hasattr(signal, "setitimer"):
    load_later()
