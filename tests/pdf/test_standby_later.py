"""What workers are forked from serves readers first, and then loads the layout engine."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from postbook import pool as room
from postbook.pool import PRESS, PRESS_LATER, READERS, open_pool, start_server

pytestmark = pytest.mark.xdist_group("workers")


@pytest.fixture
def no_server() -> Iterator[None]:
    """Whatever workers are forked from is begun anew, and again for the tests that follow."""
    room._stop_server()
    yield
    room._stop_server()


def engines(names: tuple[str, ...]) -> set[str]:
    """Work that tells which of these modules its process has got without asking for them."""
    return {name for name in names if name in sys.modules}


def test_readers_need_not_wait_for_the_press(no_server: None, tmp_path: Path) -> None:
    """Posts are parsed while the layout engine is loaded, by processes that have none; those after them have it."""
    names = ("postbook.chapter.parse_post", "weasyprint")
    start_server(READERS, PRESS_LATER)
    with open_pool(2, None, READERS) as readers:
        before = readers.submit(engines, names).result()
        time.sleep(0.5)
    with open_pool(1, tmp_path / "fonts.conf", PRESS) as workers:
        after = workers.submit(engines, names).result()

    assert {"postbook.chapter.parse_post"} == before
    assert set(names) == after


LOADING = """
import sys, time
import postbook.pool_server
import postbook.pdf.standby_later
class Slow:
    def find_spec(name, *_):
        if name == "postbook.pdf.standby":
            print("loading", flush=True)
            while time.process_time() < 30:
                pass
sys.meta_path.insert(0, Slow)
time.sleep(60)
"""
"""What workers are forked from, while a very slow press is loaded."""


def test_what_loads_the_press_goes_with_its_parent() -> None:
    """A build is killed in that moment: what was forked for it does not go on loading for nobody."""
    begin = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', sys.argv[1]]).wait()"
    with subprocess.Popen([sys.executable, "-c", begin, LOADING], stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        parent.stdout.readline()
        begun = time.monotonic()
        parent.kill()
        # Its end closes the pipe.
        parent.stdout.read()

    assert time.monotonic() < begun + 20
