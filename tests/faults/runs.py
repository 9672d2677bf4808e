"""Builds in processes of their own, which can be killed, interrupted, starved of disk and of rights."""

from __future__ import annotations

import atexit
import io
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import pytest
from PIL import Image

from booktest import BookTest

POSTBOOK = (sys.executable, "-B", "-m", "postbook")

PARAGRAPH = "The harbour lay quiet, and the boats lay still on the water until the bell had rung twice.\n\n"


@cache
def _frozen() -> Path:
    folder = Path(mkdtemp(prefix="postbook-frozen-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(Path(__file__).parents[2] / "src" / "postbook", folder / "postbook")
    return folder


def environment() -> dict[str, str]:
    """For a run of postbook as it was when the first test here began.

    Builds are compared that begin minutes apart: whoever works on postbook meanwhile would make two books of one.
    """
    return {**os.environ, "PYTHONPATH": str(_frozen())}


def small_book(booktest: BookTest, *, posts: int = 2, length: int = 3) -> BookTest:
    """A book with posts that refer to each other, a picture, a formula and a cover: something for every stage."""
    cover = io.BytesIO()
    Image.new("RGB", (1600, 2560), "navy").save(cover, "PNG")
    texts = (
        f"# Chapter {number}\n\nAfter [another]({number % posts + 1:02}.md#low): $x^{number}$.\n\n"
        f"![A boat](boat.png)\n\n## Low\n\n{PARAGRAPH * length}"
        for number in range(1, posts + 1)
    )
    booktest.with_posts(*texts, config='[cover]\nimage = "cover.png"\n')
    boat = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(boat, "PNG")
    return booktest.write({"cover.png": cover.getvalue(), "chapters/boat.png": boat.getvalue()})


def many_bytes(booktest: BookTest) -> BookTest:
    """A book with so much to read, though little of it is printed, that its first build parses it in workers."""
    small_book(booktest, posts=8, length=3)
    for number in range(1, 9):
        booktest.replace(f"chapters/{number:02}.md", "## Low", f"<!-- {'tide ' * 10_000} -->\n\n## Low")
    return booktest


_NUMBERS = count(1)


@dataclass(slots=True)
class Run:
    """A build that goes on while the test does something else."""

    process: subprocess.Popen[bytes]
    log: Path
    begun: float = field(default_factory=time.monotonic)

    @property
    def said(self) -> str:
        """What it has said so far."""
        return self.log.read_text(encoding="utf-8")

    def wait_for(self, words: str, seconds: float = 60) -> Run:
        """Wait until it says something, or ends."""
        end = time.monotonic() + seconds
        while words not in self.said and self.process.poll() is None and time.monotonic() < end:
            time.sleep(0.01)
        return self

    def send(self, number: signal.Signals, *, to_all: bool = True) -> float:
        """Send a signal to all its processes, as a terminal does, or to the first; how many seconds until it ended."""
        begun = time.monotonic()
        if self.process.poll() is None:
            (os.killpg if to_all else os.kill)(self.process.pid, number)
        self.process.wait(60)
        return time.monotonic() - begun

    def send_timed(self, number: signal.Signals, *, to_all: bool = True) -> float:
        """The same; the seconds are those of a machine that has nothing else to do."""
        seconds = self.send(number, to_all=to_all)
        wall, used = time.monotonic(), time.process_time()
        while time.process_time() < used + 0.1:
            pass
        return seconds * 0.1 / (time.monotonic() - wall)

    def worker(self, seconds: float = 60) -> int:
        """One of the processes that work for it, as soon as there is one; 0 if it ends before."""
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end:
            parents = parents_of(self.process.pid)
            for each, parent in parents.items():
                if parents.get(parent) == self.process.pid:
                    return each
            time.sleep(0.01)
        return 0

    def left(self, seconds: float = 60) -> list[str]:
        """The processes that have not ended when so much time has gone by."""
        end = time.monotonic() + seconds
        while (found := processes_of(self.process.pid)) and time.monotonic() < end:
            time.sleep(0.02)
        return found


def start(booktest: BookTest, *arguments: str, command: Sequence[str] = POSTBOOK) -> Run:
    """Begin a build in a session of its own."""
    log = booktest.folder.parent / f"run-{next(_NUMBERS)}.log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            [*command, *arguments],
            cwd=booktest.folder,
            env=environment(),
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
    return Run(process, log)


def done(booktest: BookTest, *arguments: str, command: Sequence[str] = POSTBOOK) -> tuple[int, str]:
    """A whole build: its status, and what it said."""
    run = start(booktest, *arguments, command=command)
    status = run.process.wait(600)
    return status, run.said


def made(booktest: BookTest, *arguments: str) -> dict[str, bytes]:
    """The files of a build that went well."""
    status, said = done(booktest, *arguments)
    assert 0 == status, said
    return files_of(booktest.folder / "build")


def parents_of(session: int) -> dict[int, int]:
    """Every process of a session that has not ended, and its parent."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, parent, _, its_session = (folder / "stat").read_text().rpartition(")")[2].split()[:4]
        except (OSError, ValueError):
            continue
        if state != "Z" and int(its_session) == session:
            found[int(folder.name)] = int(parent)
    return found


def processes_of(session: int) -> list[str]:
    """The command lines of all processes of a session that have not ended."""
    found = []
    for number in parents_of(session):
        with suppress(OSError):
            found.append(Path(f"/proc/{number}/cmdline").read_bytes().replace(b"\0", b" ").decode())
    return found


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system has no /proc")


def without_rights() -> tuple[str, ...]:
    """What goes before a command so that file modes hold for it, though the superuser run the tests."""
    if os.geteuid() != 0:
        return ()
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("the superuser can write everywhere")
    return (setpriv, "--bounding-set", "-dac_override,-dac_read_search,-fowner")


def on_small_disk(folder: str, kilobytes: int) -> tuple[str, ...]:
    """What goes before a command so that a folder is a disk of so many kilobytes for it."""
    words = ("unshare", "--map-root-user", "--mount", "sh", "-c")
    mount = f'mount -t tmpfs -o size={kilobytes}k postbook {folder} && exec "$@"'
    try:
        subprocess.run([*words, mount.replace(folder, "/mnt"), "sh", "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no small disk can be mounted here")
    return (*words, mount, "sh")


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def half_written(folder: Path) -> list[str]:
    """The files that were not finished."""
    return sorted(path.name for path in folder.rglob(".*.tmp"))
