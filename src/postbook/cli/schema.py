"""``postbook schema``: the JSON Schema of book.toml, for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command("schema")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write it to FILE instead.")
def command(output: Path | None) -> None:
    """Print the JSON Schema of book.toml, with which editors complete and check it."""
    from postbook.book_toml.schema import json_schema

    text = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        write_or_exit(output, text)


def write_or_exit(path: Path, text: str) -> None:
    """Write one file outside of any book. Exits 1 where it can't."""
    from postbook.cli.console import Console
    from postbook.cli.exits import ERRORS
    from postbook.cli.writing import check_writable, write_whole
    from postbook.diagnostics import BuildFailed, Report

    report = Report()
    try:
        check_writable([path], report)
        write_whole({path: text.encode()}, report)
    except BuildFailed:
        Console().tell(report, Path.cwd())
        raise click.exceptions.Exit(ERRORS) from None
