"""How a run ends: its exit status, and what it says when postbook itself fails."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from booktest import BookTest
from postbook import __version__
from postbook.cli import schema


def test_wrong_usage_exits_with_2(booktest: BookTest) -> None:
    """An option that is not known is wrong usage, not an error of the book."""
    assert 2 == booktest.run("pdf", "--papier").status
    assert "No such option '--papier'" in booktest.errors


def test_an_unknown_command_exits_with_2(booktest: BookTest) -> None:
    """A command that is not known is wrong usage."""
    assert 2 == booktest.run("mobi").status
    assert "No such command 'mobi'" in booktest.errors


def test_version_is_printed(booktest: BookTest) -> None:
    """`--version` prints name and version."""
    assert f"postbook {__version__}\n" == booktest.run("--version").output


def test_a_fault_in_postbook_is_no_bare_traceback(booktest: BookTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What we did wrong is said to be ours, in two lines, with status 70."""
    monkeypatch.setattr(schema.command, "callback", fail)

    assert 70 == booktest.run("schema").status
    assert booktest.errors.startswith(
        "postbook: this is a fault in postbook, not in your book: ZeroDivisionError: no pages\n"
        "  hint: report it with what the same command prints with `--verbose`"
    )
    assert "Traceback" not in booktest.errors


def fail(**_: object) -> None:
    """Stand in for a command with a fault."""
    raise ZeroDivisionError("no pages")


def test_a_file_that_ends_too_early_is_no_ctrl_c(booktest: BookTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Click takes the end of any file for that of the terminal; a run never ends without a word for that."""
    monkeypatch.setattr(schema.command, "callback", end_early)

    assert 70 == booktest.run("schema").status
    assert "this is a fault in postbook, not in your book: EOFError: unexpected EOF\n" in booktest.errors


def end_early(**_: object) -> None:
    """Stand in for a command whose pipe to another process has broken."""
    raise EOFError("unexpected EOF")


def test_ctrl_c_ends_quietly_with_130(booktest: BookTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is no error, and needs no words."""
    monkeypatch.setattr(schema.command, "callback", interrupt)

    assert (130, "") == (booktest.run("schema").status, booktest.errors.strip())


def interrupt(**_: object) -> None:
    """Stand in for a command during which someone presses Ctrl-C."""
    raise KeyboardInterrupt


def test_the_module_can_be_run() -> None:
    """`python -m postbook` is `postbook`."""
    done = subprocess.run([sys.executable, "-m", "postbook", "--version"], capture_output=True, text=True, check=True)

    assert f"postbook {__version__}\n" == done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a file that is always full is there on Linux only")
def test_output_that_cannot_be_written_is_no_fault_of_ours() -> None:
    """What was asked for is not there: an error, which says why."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "postbook", "schema"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )

    assert 1 == done.returncode
    assert done.stderr.startswith("postbook: can't write the output: no space left on device\n  hint: make room")


@pytest.mark.parametrize("closed", ["1", "2"])
def test_a_caller_may_close_where_we_speak(closed: str) -> None:
    """Then what is said is lost, and the run goes on."""
    wanted = f'exec "$0" -m postbook --version {closed}>&-'
    done = subprocess.run(["/bin/sh", "-c", wanted, sys.executable], capture_output=True, text=True, check=False)

    assert (0, "") == (done.returncode, done.stderr)


def test_a_reader_of_the_output_may_leave() -> None:
    """`postbook schema | head -1` is quiet."""
    done = subprocess.run(
        ["/bin/sh", "-c", '"$0" -m postbook schema | head -1', sys.executable],
        capture_output=True,
        text=True,
        check=False,
    )

    assert ("{\n", "") == (done.stdout, done.stderr)


def test_help_answers_in_a_fifth_of_a_second() -> None:
    """`postbook --help` answers at once. Processor time counts, for the machine may be busy; the best of five."""

    def seconds() -> float:
        begun = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "postbook", "--help"], capture_output=True, check=True)
        ended = resource.getrusage(resource.RUSAGE_CHILDREN)
        return ended.ru_utime + ended.ru_stime - begun.ru_utime - begun.ru_stime

    assert min(seconds() for _ in range(5)) < 0.2
