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


def is_of_output(fault: Exception) -> bool:
    """Whether what was printed did not get where it should."""
    frames = traceback.walk_tb(fault.__traceback__)
    return isinstance(fault, OSError) and any(frame.f_code is click.echo.__code__ for frame, _ in frames)


def explain_lost_output(refusal: Exception) -> None:
    """Say why it did not: the disk may be full."""
    reason = getattr(refusal, "strerror", None) or str(refusal)
    click.echo(f"postbook: can't write the output: {reason.lower()}", err=True)
    click.echo("  hint: make room for it, or print it elsewhere", err=True)
