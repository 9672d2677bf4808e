"""Work on several processes: in order, nothing left behind, and a dead worker names its task."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from multiprocessing.popen_forkserver import Popen
from pathlib import Path
from typing import Any

import pytest

from postbook import workers as room
from postbook.workers import InThisProcess, Lost, workers

pytestmark = pytest.mark.xdist_group("workers")


def double(number: int) -> int:
    """Work that can be sent to another process; a negative number ends that process, zero is refused."""
    if number < 0:
        os.kill(os.getpid(), 9)
    if number == 0:
        raise ValueError("nothing to double")
    return 2 * number


def sleep(seconds: float) -> float:
    """Work that takes its time, in small steps."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(0.01)
    return seconds


def weigh(number: float) -> int:
    """The greater, the heavier."""
    return int(number)


def do_all(
    executor: Executor, work: Callable[[int], int], tasks: Sequence[int], weight: Callable[[int], int]
) -> list[int | Lost]:
    """The results in the order of the tasks."""
    results = dict(room.do_all(executor, work, tasks, weight))
    return [results[index] for index in range(len(tasks))]


def test_results_come_in_the_order_of_the_tasks() -> None:
    """The heaviest chapter is begun first, but the book keeps its order."""
    begun: list[int] = []

    def work(number: int) -> int:
        begun.append(number)
        return double(number)

    assert [2, 6, 4] == do_all(InThisProcess(), work, [1, 3, 2], weigh)
    assert [3, 2, 1] == begun


def test_what_an_engine_raises_is_about_its_task() -> None:
    """One post that can't be laid out does not hide the others."""
    results = do_all(InThisProcess(), double, [1, 0, 2], weigh)

    assert [2, Lost("ValueError: nothing to double"), 4] == results


@pytest.mark.slow
def test_a_worker_that_is_killed_loses_its_own_task_only(tmp_path: Path) -> None:
    """The system ends a process: the message names that post, the others are typeset."""
    with workers(2, tmp_path / "fonts.conf") as pool:
        results = do_all(pool, double, [1, -1, 2, 3], weigh)

    assert [2, Lost("its process was ended by the system"), 4, 6] == results


@pytest.mark.slow
def test_nothing_is_left_behind(tmp_path: Path) -> None:
    """Ctrl-C ends the build and all its processes within a second."""
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt), workers(2, tmp_path / "fonts.conf") as pool:
        for _ in range(4):
            pool.submit(sleep, 30.0)
        time.sleep(1)
        raise KeyboardInterrupt
    for process in multiprocessing.active_children():
        process.join(2)

    assert [] == multiprocessing.active_children()
    assert time.monotonic() - begun < 20
    assert room.SECONDS > 60


@pytest.mark.slow
def test_after_a_worker_has_died_work_goes_on(tmp_path: Path) -> None:
    """The system ended a process in the first round; the second round is done all the same."""
    with workers(2, tmp_path / "fonts.conf") as pool:
        first = do_all(pool, double, [1, -1], weigh)
        second = do_all(pool, double, [2, 3], weigh)

    assert [2, 4, 6] == [first[0], *second]


def die_while_sending(number: int) -> int:
    """Work whose result is sent half, if the number is negative: its process ends before the rest."""

    def send_half(self: Connection, content: bytes) -> None:
        os.write(self.fileno(), bytes(content)[:5])
        os.kill(os.getpid(), 9)

    if number < 0:
        setattr(Connection, "_send", send_half)  # noqa: B010
    return number


def test_a_worker_that_dies_while_it_sends(tmp_path: Path) -> None:
    """Nobody waits for the rest of a result when the system has ended the process that sent it."""
    with workers(2, tmp_path / "fonts.conf") as pool:
        results = do_all(pool, die_while_sending, [1, -1, 2], weigh)

    assert [1, Lost("its process was ended by the system"), 2] == results


class Gone(Executor):
    """Processes that can't be begun, for what they are forked from has ended."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ARG002
        """Python says it so."""
        raise EOFError("unexpected EOF")


def test_work_is_done_though_what_workers_are_forked_from_has_died() -> None:
    """The system ends that process too: another takes its place."""
    assert [2, 4] == do_all(Gone(), double, [1, 2], weigh)


def test_no_worker_waits_for_one_that_was_lost_when_it_was_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What workers are forked from may end while it begins one: that one may hold what the others need."""
    begun: list[Popen] = []
    launch = Popen._launch  # type: ignore[attr-defined]

    def launch_and_lose(self: Popen, process: Any) -> None:
        launch(self, process)
        begun.append(self)
        if len(begun) == 1:
            time.sleep(0.5)
            os.kill(self.pid, 9)
            raise EOFError("unexpected EOF")

    monkeypatch.setattr(Popen, "_launch", launch_and_lose)
    with workers(3, tmp_path / "fonts.conf") as pool:
        assert [2, 4, 6, 8] == do_all(pool, double, [1, 2, 3, 4], weigh)


def test_a_worker_that_is_begun_when_another_dies_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pool that breaks leaves no process behind that it had not yet seen."""
    start = ForkServerProcess.start
    begun: list[ForkServerProcess] = []

    def start_and_lose(self: ForkServerProcess) -> None:
        start(self)
        begun.append(self)
        if len(begun) == 2:
            begun[0].kill()
            time.sleep(1)

    monkeypatch.setattr(ForkServerProcess, "start", start_and_lose)
    with workers(2, tmp_path / "fonts.conf") as pool:
        assert [2, 4, 6] == do_all(pool, double, [1, 2, 3], weigh)
    begun[1].join(5)
    assert begun[1].exitcode is not None


def give_up(number: int) -> int:
    """Work that gives its process; zero goes deeper than Python goes."""
    if number == 0:
        raise RecursionError(os.getpid())
    return os.getpid()


def test_a_worker_that_was_stopped_half_way_does_no_more(tmp_path: Path) -> None:
    """An engine that was stopped anywhere may be half made: no other chapter is set by it."""
    with workers(2, tmp_path / "fonts.conf") as pool:
        lost, *others = do_all(pool, give_up, [0, 1, 1, 1], lambda number: -number)

    assert isinstance(lost, Lost)
    assert lost.reason.removeprefix("RecursionError: ") not in map(str, others)
