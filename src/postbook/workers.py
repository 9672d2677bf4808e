"""Where work is done: in this process, or in a pool of warm ones. Any ``concurrent.futures.Executor`` serves."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


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
    """A pool of ``jobs`` processes that see the fonts of one fontconfig file; in this process for one job."""
    if jobs <= 1:
        yield InThisProcess()
        return
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["postbook.pdf.galley"])
    with ProcessPoolExecutor(jobs, context, _warm_up, (str(fontconfig),)) as pool:
        try:
            yield pool
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _warm_up(fontconfig: str) -> None:
    os.environ["FONTCONFIG_FILE"] = fontconfig
    # A layout makes millions of objects, nearly none of them garbage while it runs.
    gc.set_threshold(100_000, 20, 50)


def do_all(
    executor: Executor,
    work: Callable[[Task], Result],
    tasks: Sequence[Task],
    weight: Callable[[Task], int],
    tell: Callable[[int], None],
) -> list[Result]:
    """The results in the order of the tasks; the heaviest is begun first. ``tell`` hears how many are done."""
    heaviest_first = sorted(range(len(tasks)), key=lambda index: -weight(tasks[index]))
    futures = {index: executor.submit(work, tasks[index]) for index in heaviest_first}
    results: dict[int, Result] = {}
    for done, index in enumerate(heaviest_first, 1):
        results[index] = futures.pop(index).result()
        tell(done)
    return [results[index] for index in range(len(tasks))]
