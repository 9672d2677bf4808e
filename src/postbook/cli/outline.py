"""``postbook outline``: the ordered chapters, as a table or as JSON."""

from __future__ import annotations

import dataclasses
import datetime
import json
import unicodedata
from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING

import click

from postbook.cli.options import BookOptions, book_options

if TYPE_CHECKING:
    from postbook.build import OutlineRow


@click.command("outline")
@click.option("--pages", is_flag=True, help="Give the pages too, for which the book is typeset.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
@book_options
def command(pages: bool, as_json: bool, options: BookOptions) -> None:
    """List the chapters in order: number, title, date, words, and pages with --pages."""
    from postbook.build import outline_of
    from postbook.cli.project import open_project

    with open_project(options) as project:
        rows = outline_of(project.config, project.report, pages=pages)
        click.echo(to_json(rows) if as_json else to_table(rows, pages=pages))


def to_json(rows: Sequence[OutlineRow]) -> str:
    """The rows as a JSON list."""
    return json.dumps([dataclasses.asdict(row) for row in rows], indent=2, ensure_ascii=False, default=plain)


def plain(value: object) -> str:
    """What JSON has no word for: a day, a member of an enum, a path."""
    if isinstance(value, Enum):
        return str(value.value)
    return value.isoformat() if isinstance(value, datetime.date) else str(value)
