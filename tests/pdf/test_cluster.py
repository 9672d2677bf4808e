"""A publisher's cluster typesets the same book."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from booktest import BookTest
from postbook.pdf import fingerprint

POST = "# The Tide {}\n\nIt comes in *twice* a day.\n\n![A boat](boat.svg)\n"
BOAT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>A boat</title><path d="M0 0h9v9z"/></svg>'


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """A real scheduler with two real workers, each a process of its own."""
    pytest.importorskip("distributed", reason="distributed is not installed: the cluster's test is skipped")
    file = tmp_path / "scheduler.json"
    ours = ["--scheduler-file", str(file)]
    commands = [
        ["distributed.cli.dask_scheduler", *ours, "--host", "127.0.0.1", "--port", "0", "--no-dashboard"],
        *[["distributed.cli.dask_worker", *ours, "--host", "127.0.0.1", "--nthreads", "1", "--no-dashboard"]] * 2,
    ]
    code = "import sys,importlib; m=importlib.import_module(sys.argv.pop(1)); m.main()"
    running = [
        subprocess.Popen([sys.executable, "-c", code, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for command in commands
    ]
    try:
        from distributed import Client

        with Client(scheduler_file=str(file), timeout=60) as client:
            client.wait_for_workers(2, timeout=60)
            address = client.scheduler.address.removeprefix("tcp://")
        yield f"dask://{address}"
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(20)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_makes_the_same_book(booktest: BookTest, scheduler: str) -> None:
    """The bytes are those of this machine, pictures included."""
    booktest.with_posts(POST.format(1), POST.format(2)).write({"chapters/boat.svg": BOAT})
    here = booktest.build("pdf").pdf.read_bytes()
    booktest.run("pdf", "--executor", scheduler, "--no-cache")

    assert 0 == booktest.status, booktest.errors
    assert here == booktest.pdf.read_bytes()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_with_other_engines_is_refused(
    booktest: BookTest, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its pages would be kept here as if this machine had set them."""
    monkeypatch.setattr(fingerprint, "_ENGINES", ("weasyprint",))
    booktest.with_posts(POST.format(1)).write({"chapters/boat.svg": BOAT}).run("pdf", "--executor", scheduler)

    assert 1 == booktest.status
    assert "have another postbook, or other engines, than this machine" in booktest.messages


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_that_is_not_there_is_told(booktest: BookTest) -> None:
    """No traceback, and what to do."""
    pytest.importorskip("distributed", reason="distributed is not installed: the cluster's test is skipped")
    booktest.with_posts(POST.format(1)).write({"chapters/boat.svg": BOAT})
    booktest.run("pdf", "--executor", "dask://127.0.0.1:1")

    assert 1 == booktest.status
    assert "error[no-cluster]: no answer from `dask://127.0.0.1:1`" in booktest.messages


def test_an_address_is_checked_before_anything_is_done(booktest: BookTest) -> None:
    """A mistyped address is wrong usage."""
    booktest.with_posts(POST.format(1)).run("pdf", "--executor", "localhost")

    assert 2 == booktest.status
