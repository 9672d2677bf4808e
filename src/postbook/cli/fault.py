"""What a user sees when postbook itself fails: never a bare traceback."""

from __future__ import annotations

import platform
import traceback
from collections.abc import Sequence

import click

from postbook import __version__


def explain_fault(fault: Exception, arguments: Sequence[str]) -> None:
    """Say that this is our fault and how to report it; the traceback only if ``--verbose`` was given."""
    verbose = any(argument in {"-v", "--verbose"} for argument in arguments)
    if verbose:
        click.echo("".join(traceback.format_exception(fault)), err=True, nl=False)
    summary = traceback.format_exception_only(fault)[-1].strip()
    click.echo(f"postbook: this is a fault in postbook, not in your book: {summary}", err=True)
    wanted = "the lines above" if verbose else "what the same command prints with `--verbose`"
    click.echo(
        f"  hint: report it with {wanted}, and the post if you can share it "
        f"(postbook {__version__}, Python {platform.python_version()}, {platform.system()})",
        err=True,
    )
