"""A run that is ended from outside, by Ctrl-C, `kill` or a closed terminal: within a second, and nothing is left."""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import sys
import threading
import time
from typing import NoReturn

from postbook.cli.exits import INTERRUPTED
from postbook.whole_files import drop_all

SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))

GRACE = 0.5
"""Seconds in which a run that was asked to end may put its things away. Then it is ended, whatever it does."""

_asked: list[int] = []


def end_when_asked() -> None:
    """Let signals end this process as Ctrl-C does; what the caller had told it to ignore stays ignored."""
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)
    # An engine may be busy outside Python for seconds, or swallow the exception: a thread hears of signals first.
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    threading.Thread(target=_end_after_grace, args=(reader,), daemon=True).start()


def ended_status() -> int:
    """The exit status of a run that was ended: 128 and the number of the signal, as shells have it."""
    return 128 + _asked[0] if _asked else INTERRUPTED


def leave(status: int) -> NoReturn:
    """End the process, without waiting until Python has taken its memory apart."""
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        # A caller may have closed it: then Python has none.
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(status)


def clear_away() -> None:
    """Leave no half file and no process behind."""
    drop_all()
    # It takes long to import, and who has not imported it has no processes.
    if pool := sys.modules.get("postbook.pool"):
        pool.kill_all()


def _end(number: int, _frame: object) -> None:
    _asked.append(number)
    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise KeyboardInterrupt


def _end_after_grace(reader: int) -> None:
    while (number := os.read(reader, 1)[0]) not in SIGNALS:
        pass
    time.sleep(GRACE)
    clear_away()
    os._exit(128 + number)
