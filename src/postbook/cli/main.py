"""The group of all commands, and what becomes of a run that ends early. Imports a command only when it is used."""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from postbook import __version__
from postbook.cli.ending import clear_away, end_when_asked, ended_status, leave
from postbook.cli.exits import ERRORS, FAULT, OK
from postbook.cli.fault import explain_fault, explain_lost_output, is_of_output

COMMANDS = {
    "init": "Begin a new book in FOLDER.",
    "build": "Make the book: PDF and EPUB.",
    "pdf": "Make the PDF.",
    "epub": "Make the EPUB.",
    "outline": "List the chapters in order, with dates, words and pages.",
    "cache": "Show or clear what is kept between builds.",
    "schema": "Print the JSON Schema of book.toml.",
}
"""Each command, which is also a module of this room, with its line in the list of commands."""

UNSWEPT = (100_000, 5, 2)
"""After how many new objects Python looks for garbage among them, and how often then among older ones."""


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports each when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"postbook.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 done, 1 the book has errors, 2 wrong usage, 70 a fault in postbook, "
    "130 interrupted, 143 terminated.",
)
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def cli() -> None:
    """Turn a run of blog posts into a book: a print-quality PDF and an EPUB 3."""


def run(arguments: Sequence[str]) -> int:
    """Run a command line and give its exit status. No input makes it raise."""
    try:
        status = cli.main(list(arguments), prog_name="postbook", standalone_mode=False)
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    except (click.Abort, KeyboardInterrupt) as ended:
        clear_away()
        # Click takes the end of any file for that of what is typed.
        if isinstance(ended.__cause__, EOFError):
            explain_fault(ended.__cause__, arguments)
            return FAULT
        return ended_status()
    except Exception as fault:
        if is_of_output(fault):
            explain_lost_output(fault)
            return ERRORS
        explain_fault(fault, arguments)
        return FAULT
    return status if isinstance(status, int) else OK


def main() -> None:
    """The console script."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A title in Persian on a Latin-1 terminal is no reason to fail.
        sys.stdout.reconfigure(errors="backslashreplace")
    # A book is made of a million small things, nearly all of which are kept until it is done.
    gc.set_threshold(*UNSWEPT)
    end_when_asked()
    leave(run(sys.argv[1:]))
