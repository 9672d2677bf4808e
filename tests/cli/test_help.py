"""The help screens, as text that one can read in a review."""

from __future__ import annotations

from pathlib import Path

import pytest

from booktest import BookTest
from expected import assert_expected
from postbook.cli.main import COMMANDS

HELP = Path(__file__).parent / "help"


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_screen(command: str, booktest: BookTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `--help` says is what the file in help/ says; `make expected` rewrites it."""
    monkeypatch.setenv("COLUMNS", "100")
    arguments = [command, "--help"] if command else ["--help"]

    assert_expected(HELP / f"{command or 'postbook'}.txt", booktest.run(*arguments).output)
    assert 0 == booktest.status


@pytest.mark.parametrize("command", COMMANDS)
def test_the_list_of_commands_says_what_the_commands_say(command: str, booktest: BookTest) -> None:
    """The line of a command in the list is the beginning of its own help."""
    assert COMMANDS[command].rstrip(".").split(":")[0].split(",")[0] in booktest.run(command, "--help").output
