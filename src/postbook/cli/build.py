"""``postbook build``: make every format that ``[output]`` names, PDF and EPUB unless it says otherwise."""

from __future__ import annotations

from pathlib import Path

import click

from postbook.cli.options import BookOptions, attach_option, book_options, edition_option, only_option, watch_option


@click.command("build")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="The folder to write to.  [default: as book.toml says]",
)
@edition_option
@attach_option
@watch_option
@only_option
@book_options
def command(output: Path | None, watching: bool, options: BookOptions) -> None:
    """Make the book: PDF and EPUB, or what [output] formats in book.toml names."""
    from postbook.cli.make import make

    make(options, (), output, watching=watching)
