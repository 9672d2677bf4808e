"""What the documents promise is there: every code, key, command and option, and the pages made from the code."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from write_docs import pages, read_meanings

from booktest import BookTest
from postbook.book_toml.keys import keys_of
from postbook.cli import exits
from postbook.cli.main import COMMANDS, cli
from postbook.config import Config
from postbook.diagnostics import Code

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.name)
def test_pages_made_from_the_code_are_current(path: Path) -> None:
    """`make docs` would change nothing."""
    assert pages()[path] == path.read_text(encoding="utf-8"), "run `make docs`"


def test_every_code_has_a_meaning() -> None:
    """Each message has a sentence in the code, from which its documentation is made."""
    assert {code.name for code in Code} == read_meanings().keys()


def keys(table: type, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Every key of ``book.toml`` with the name of its table."""
    for name, key in keys_of(table).items():
        if key.is_table:
            yield from keys(key.type, f"{prefix}{name}.")
        else:
            yield prefix.rstrip("."), name


@pytest.mark.parametrize(("table", "name"), [*keys(Config)], ids=str)
def test_every_key_is_in_the_readme(table: str, name: str) -> None:
    """Whoever reads the README has seen every key, under its table."""
    section = re.search(rf"\*\*`\[\[?{re.escape(table)}\]\]?`\*\*\n(.*?)(?=\*\*`\[|<!--)", README, re.DOTALL)

    assert section
    assert f"- `{name}`: " in section[1]


def options() -> Iterator[tuple[str, str]]:
    """Every option of every command."""
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        yield from ((name, max(parameter.opts, key=len)) for parameter in command.params)


@pytest.mark.parametrize(("command", "option"), [*options()])
def test_every_option_is_in_the_readme(command: str, option: str) -> None:
    """Whoever reads the README has seen every command and every option."""
    assert f"`postbook {command}" in README
    assert option in README or option.upper() in README


@pytest.mark.parametrize("status", [value for name, value in vars(exits).items() if name.isupper()])
def test_every_exit_status_is_in_the_readme(status: int) -> None:
    """Scripts can rely on what the README says of exit statuses."""
    assert re.search(rf"^\| {status} \|", README, re.MULTILINE)


def test_the_book_toml_of_the_readme_is_valid(booktest: BookTest) -> None:
    """The complete small book.toml of the README makes a book, without a message."""
    (example,) = (found for found in re.findall(r"```toml\n(.*?)```", README, re.DOTALL) if "[book]" in found)
    named = {name for name in re.findall(r'"([^"]+\.(?:md|css))"', example) if "*" not in name}
    booktest.write({"book.toml": example, "chapters/one.md": "---\ntitle: One\ndate: 2026-01-02\n---\n\nA post.\n"})
    booktest.write({name: "A text.\n" if name.endswith(".md") else "" for name in named})

    assert tomllib.loads(example)["book"]["title"]
    booktest.run("outline")
    assert (0, "") == (booktest.status, booktest.messages)
