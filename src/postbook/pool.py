"""A pool of warm processes, and its end: with its parent, however that ends."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import connection, forkserver, resource_tracker
from pathlib import Path
from typing import Any

MEGABYTES = 4096
"""How much memory a worker may take."""

UNSWEPT = 200_000
"""How many new objects a worker may leave lying about: those of some 100 pages, up to 50 MB.

To look for garbage after each section took a tenth of its time; this rarely, half of that.
"""

PRESS = "postbook.pdf.standby"
READERS = "postbook.chapter.standby"
PRESS_LATER = "postbook.pdf.standby_later"
"""What the process that workers are forked from loads, by what they are there for; the last, after the readers."""

SPECIMEN = "specimen.json"
"""The file that a build leaves for the next one: with which fonts and sheets it was set."""

_loaded: list[str] = []
"""What it has loaded, if it runs."""


SECONDS = 0.5
"""How often it is asked which workers there are."""

_STRAY = "a worker could not be begun"


class _Pool(ProcessPoolExecutor):
    """A pool that breaks, instead of waiting for ever, where Python 3.11 has not thought of a death.

    - A worker dies while it sends its result. Half of it lies in the pipe then, and is waited for as long as somebody
      could write the rest: the other workers, and the parent itself.
    - What workers are forked from dies while it begins one. Nobody knows that worker; it ends by itself, and may hold
      what others need to take their tasks.
    - A worker is begun just when the pool breaks. It is waited for, and never told to end.
    """

    def __init__(self, jobs: int, fontconfig: Path | None) -> None:
        super().__init__(jobs, multiprocessing.get_context("forkserver"), _warm_up, (str(fontconfig or ""),))
        self._is_over = threading.Event()
        self._turn = threading.Lock()
        self._has_stray = False
        self._is_broken = False
        self._workers: Mapping[int, Any] = self._processes
        threading.Thread(target=self._watch, args=(self._result_queue,), daemon=True).start()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Give out a task. Raises: BrokenProcessPool."""
        if self._has_stray:
            raise BrokenProcessPool(_STRAY)
        try:
            return super().submit(fn, *args, **kwargs)
        except (OSError, EOFError):
            self._has_stray = True
            raise BrokenProcessPool(_STRAY) from None

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let the workers end."""
        with self._turn:
            self._is_over.set()
        if self._is_broken:
            self._end_workers()
        super().shutdown(wait, cancel_futures=cancel_futures)

    def _watch(self, results: Any) -> None:
        while not self._is_over.wait(0 if self._workers else SECONDS):
            running = list(self._workers.values())
            ended = connection.wait([each.sentinel for each in running], SECONDS)
            with self._turn:
                if self._is_over.is_set():
                    return
                self._is_broken = bool(ended or (self._has_stray and running))
                if self._is_broken:
                    results._writer.close()
                    break
        manager: Any = self._executor_manager_thread
        while manager is not None and manager.is_alive():
            self._end_workers()
            manager.join(SECONDS)

    def _end_workers(self) -> None:
        for each in list(self._workers.values()):
            each.kill()


@contextmanager
def open_pool(jobs: int, fontconfig: Path | None, trade: str = PRESS) -> Iterator[ProcessPoolExecutor]:
    """Warm processes that see the fonts of one fontconfig file. However it ends, none is left behind."""
    start_server(trade)
    pool = _Pool(jobs, fontconfig)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    # What loads the press later tells of no reader's end before it has done so.
    pool.shutdown(wait=trade != READERS or PRESS_LATER not in _loaded)


def start_server(*trades: str) -> None:
    """Start the process that workers are forked from, if it has not begun yet; it loads the engines by itself.

    That of the press serves readers too, who load what they need; that of readers alone gives way to the press.
    """
    if PRESS in trades and _loaded == [READERS]:
        _stop_server()
    if not _loaded:
        _loaded.extend(trades)
    multiprocessing.get_context("forkserver").set_forkserver_preload(["postbook.pool_server", *_loaded])
    _start_deaf_server()


def _stop_server() -> None:
    """Let the process end that workers were forked from; they have ended."""
    # Python stops it only in its own tests. Where it can't be stopped, the layout engine is loaded by each worker.
    stop = getattr(forkserver._forkserver, "_stop", None)
    if stop is not None:
        with suppress(OSError):
            stop()
        _loaded.clear()


def _start_deaf_server() -> None:
    """Deaf to Ctrl-C and to a closed terminal: its parent hears them."""
    if not hasattr(signal, "pthread_sigmask"):
        return
    ours = {signal.SIGINT, signal.SIGHUP}
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, ours)
    try:
        _start_quiet_tracker()
        signal.pthread_sigmask(signal.SIG_BLOCK, ours)
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _start_quiet_tracker() -> None:
    """Start the process that clears up after a killed parent: it need not complain that there is something to do.

    It lets SIGINT through again.
    """
    sys.warnoptions.append("ignore")
    try:
        resource_tracker.ensure_running()
    finally:
        sys.warnoptions.remove("ignore")


def _warm_up(fontconfig: str) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if fontconfig:
        os.environ["FONTCONFIG_FILE"] = fontconfig
    # A layout makes millions of objects, nearly none of them garbage while it runs: `collect_garbage` comes after it.
    gc.freeze()
    gc.disable()
    with suppress(ImportError, ValueError, OSError):
        import resource

        size = MEGABYTES * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (size, resource.getrlimit(resource.RLIMIT_AS)[1]))


def collect_garbage() -> None:
    """Between two tasks of a worker: free what they have left in circles, once it is worth looking for."""
    if not gc.isenabled() and gc.get_count()[0] > UNSWEPT:
        gc.collect()


def _end_with_parent() -> None:
    """A parent that is killed can't end its workers."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def kill_all() -> None:
    """End every worker, and the process that they are forked from: this one is about to end."""
    for process in multiprocessing.active_children():
        process.kill()
    server: int | None = getattr(forkserver._forkserver, "_forkserver_pid", None)
    if server is not None:
        with suppress(OSError):
            os.kill(server, signal.SIGKILL)
