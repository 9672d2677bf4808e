"""``postbook pdf``: make the PDF."""

from __future__ import annotations

from pathlib import Path

import click

from postbook.cli.options import (
    BookOptions,
    attach_option,
    book_options,
    edition_option,
    file_option,
    only_option,
    watch_option,
)
from postbook.config import Format


@click.command("pdf")
@file_option
@edition_option
@attach_option
@watch_option
@only_option
@book_options
def command(output: Path | None, watching: bool, options: BookOptions) -> None:
    """Make the PDF."""
    from postbook.cli.make import make

    make(options, (Format.PDF,), output, watching=watching)
