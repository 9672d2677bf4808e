"""``postbook epub``: make the EPUB."""

from __future__ import annotations

from pathlib import Path

import click

from postbook.cli.options import BookOptions, book_options, file_option, only_option, watch_option
from postbook.config import Format


@click.command("epub")
@file_option
@watch_option
@only_option
@book_options
def command(output: Path | None, watching: bool, options: BookOptions) -> None:
    """Make the EPUB."""
    from postbook.cli.make import make

    make(options, (Format.EPUB,), output, watching=watching)
