"""Work on many tasks: in this process, in a pool of warm ones, or on a cluster. Any ``Executor`` serves."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from postbook.pool import MEGABYTES, READERS, collect_garbage, open_pool

Task = TypeVar("Task")
Result = TypeVar("Result")

SECONDS = 600
"""How long one section may take. The longest of real books took half a minute on a slow machine."""

ATTEMPTS, PAUSE = 2, 0.2
"""How often a task is done alone that was lost with others, and how many seconds later."""


class Refused(Exception):
    """A task that can't be done, for a reason that says it all."""


class Interrupted(Exception):
    """A worker has reached its limit of time."""


_SPOILING = (Interrupted, MemoryError, RecursionError)
"""What can stop an engine at any place: what it was about to keep may be half made."""

_spoilt: list[BaseException] = []
"""What has stopped the engines of this worker."""


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
    with open_pool(jobs, fontconfig) as pool:
        yield pool


@contextmanager
def readers(jobs: int) -> Iterator[Executor]:
    """A pool of ``jobs`` processes that parse posts. However it ends, no process is left behind."""
    with open_pool(jobs, None, READERS) as pool:
        yield pool


def in_time(work: Callable[[Task], Result], task: Task) -> Result:
    """Do a task, but not for longer than its limit. Raises: Interrupted.

    A worker that was stopped half-way does no other task: it ends, and another does it.
    """
    is_ours = multiprocessing.parent_process() is not None and threading.current_thread() is threading.main_thread()
    if not is_ours or not hasattr(signal, "setitimer"):
        return work(task)
    if _spoilt:
        os._exit(1)

    def stop(_signal: int, _frame: object) -> None:
        raise Interrupted(f"it took more than {SECONDS} seconds")

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        return work(task)
    except _SPOILING as problem:
        _spoilt.append(problem)
        raise
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        collect_garbage()


def do_all(
    executor: Executor,
    work: Callable[[Task], Result],
    tasks: Sequence[Task],
    weight: Callable[[Task], int],
    meanwhile: Callable[[], None] = lambda: None,
) -> Iterator[tuple[int, Result | Lost]]:
    """The index of each task with its result; the heaviest is begun first, and comes first.

    ``meanwhile`` is what this process does while they are given out and done.
    A task that ends its worker is lost; those that were lost with it are done again.
    """
    heaviest_first = sorted(range(len(tasks)), key=lambda index: -weight(tasks[index]))

    def give_out() -> dict[int, Begun[Task, Result]]:
        return {index: begin(executor, work, tasks[index]) for index in heaviest_first}

    begun = _at_once(executor, give_out, meanwhile)
    while begun:
        index = next(iter(begun))
        yield index, begun.pop(index).result()


def _at_once(executor: Executor, give_out: Callable[[], Result], meanwhile: Callable[[], None]) -> Result:
    """Do both: giving out the first task to a pool waits until a worker has begun."""
    if not isinstance(executor, ProcessPoolExecutor):
        given = give_out()
        meanwhile()
        return given
    with ThreadPoolExecutor(1) as clerk:
        given_out = clerk.submit(give_out)
        meanwhile()
        return given_out.result()


@dataclass(frozen=True, slots=True)
class Begun(Generic[Task, Result]):
    """A task that was given out."""

    work: Callable[[Task], Result]
    task: Task
    future: Future[Result]

    def result(self) -> Result | Lost:
        """What came of it, once it is done."""
        try:
            return _within_limits(self.future)
        except BrokenProcessPool:
            return _do_alone(self.work, self.task)


def begin(executor: Executor, work: Callable[[Task], Result], task: Task) -> Begun[Task, Result]:
    """Give out a task. The first waits until a worker has begun."""
    return Begun(work, task, _submit(executor, work, task))


def _submit(executor: Executor, work: Callable[[Task], Result], task: Task) -> Future[Result]:
    try:
        return executor.submit(in_time, work, task)
    except (BrokenProcessPool, OSError, EOFError) as problem:
        # A worker died in an earlier round, or while tasks are handed out, or what workers are forked from has died.
        future: Future[Result] = Future()
        future.set_exception(BrokenProcessPool(str(problem)))
        return future


def _do_alone(work: Callable[[Task], Result], task: Task) -> Result | Lost:
    """Do a task in a process of its own: when a pool breaks, nobody says which of its tasks did it.

    What workers are forked from may just be dying, which Python sees a little later: no post is blamed for that.
    """
    fontconfig = os.environ.get("FONTCONFIG_FILE")
    for _ in range(ATTEMPTS):
        # Whatever its trade, the process that workers are forked from runs.
        with open_pool(1, Path(fontconfig) if fontconfig else None, READERS) as pool:
            try:
                return _within_limits(_submit(pool, work, task))
            except BrokenProcessPool:
                time.sleep(PAUSE)
    return Lost("its process was ended by the system")


def _within_limits(future: Future[Result]) -> Result | Lost:
    try:
        return future.result()
    except MemoryError:
        return Lost(f"it took more than {MEGABYTES} MB of memory")
    except (Interrupted, Refused) as problem:
        return Lost(str(problem))
    except BrokenProcessPool:
        raise
    except Exception as problem:
        # Layout engines raise whatever they meet on hostile input: what they could not do is about this task.
        return Lost(f"{type(problem).__name__}: {problem}")
