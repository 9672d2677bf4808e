"""Where work is done: in this process, in a pool of warm ones, or on a cluster. Any ``Executor`` serves."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

SECONDS = 600
"""How long one section may take. The longest of real books took half a minute on a slow machine."""

MEGABYTES = 4096
"""How much memory a worker may take."""


class Interrupted(Exception):
    """A worker has reached its limit of time."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A task without a result, and why."""

    reason: str


class InThisProcess(Executor):
    """Does everything at once, here: for one job, and for a handful of pages."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Do it, and give what came of it."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as problem:
            future.set_exception(problem)
        return future


@contextmanager
def workers(jobs: int, fontconfig: Path) -> Iterator[Executor]:
    """A pool of ``jobs`` processes that see the fonts of one fontconfig file; in this process for one job.

    However it ends, no process is left behind.
    """
    if jobs <= 1:
        yield InThisProcess()
        return
    pool = _pool(jobs, fontconfig)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    pool.shutdown()


def _pool(jobs: int, fontconfig: Path) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["postbook.pdf.galley"])
    return ProcessPoolExecutor(jobs, context, _warm_up, (str(fontconfig),))


def _warm_up(fontconfig: str) -> None:
    os.environ["FONTCONFIG_FILE"] = fontconfig
    # Ctrl-C is the parent's to answer: it ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A layout makes millions of objects, nearly none of them garbage while it runs.
    gc.set_threshold(100_000, 20, 50)
    with suppress(ImportError, ValueError, OSError):
        import resource

        size = MEGABYTES * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (size, resource.getrlimit(resource.RLIMIT_AS)[1]))


def in_time(work: Callable[[Task], Result], task: Task) -> Result:
    """Do a task, but not for longer than its limit. Raises: Interrupted."""
    is_ours = multiprocessing.parent_process() is not None and threading.current_thread() is threading.main_thread()
    if not is_ours or not hasattr(signal, "setitimer"):
        return work(task)

    def stop(_signal: int, _frame: object) -> None:
        raise Interrupted(f"it took more than {SECONDS} seconds")

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        return work(task)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def do_all(
    executor: Executor,
    work: Callable[[Task], Result],
    tasks: Sequence[Task],
    weight: Callable[[Task], int],
    tell: Callable[[int], None],
) -> list[Result | Lost]:
    """The results in the order of the tasks; the heaviest is begun first. ``tell`` hears how many are done.

    A task that ends its worker is lost; those that were lost with it are done again.
    """
    heaviest_first = sorted(range(len(tasks)), key=lambda index: -weight(tasks[index]))
    futures: dict[int, Future[Result]] = {
        index: executor.submit(in_time, work, tasks[index]) for index in heaviest_first
    }
    results: dict[int, Result | Lost] = {}
    for done, index in enumerate(heaviest_first, 1):
        outcome = _result_of(futures.pop(index), work, tasks[index])
        results[index] = outcome
        tell(done)
    return [results[index] for index in range(len(tasks))]


def _result_of(future: Future[Result], work: Callable[[Task], Result], task: Task) -> Result | Lost:
    try:
        return _within_limits(future)
    except BrokenProcessPool:
        return _do_alone(work, task)


def _do_alone(work: Callable[[Task], Result], task: Task) -> Result | Lost:
    """Do a task in a process of its own: when a pool breaks, nobody says which of its tasks did it."""
    fontconfig = Path(os.environ.get("FONTCONFIG_FILE", ""))
    with _pool(1, fontconfig) as pool:
        try:
            return _within_limits(pool.submit(in_time, work, task))
        except BrokenProcessPool:
            return Lost("the process that typeset it was ended by the system")


def _within_limits(future: Future[Result]) -> Result | Lost:
    try:
        return future.result()
    except MemoryError:
        return Lost(f"it took more than {MEGABYTES} MB of memory")
    except Interrupted as problem:
        return Lost(str(problem))
    except BrokenProcessPool:
        raise
    except Exception as problem:
        # Layout engines raise whatever they meet on hostile input: what they could not do is about this task.
        return Lost(f"{type(problem).__name__}: {problem}")
