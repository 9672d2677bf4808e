"""``postbook outline``: the ordered chapters, as a table or as JSON."""

from __future__ import annotations

import click

from postbook.cli.options import BookOptions, book_options


@click.command("outline")
@click.option("--pages", is_flag=True, help="Give the pages too, for which the book is typeset.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
@book_options
def command(pages: bool, as_json: bool, options: BookOptions) -> None:
    """List the chapters in order: number, title, date, words, and pages with --pages."""
    from postbook.build import outline_of
    from postbook.cli.project import open_project
    from postbook.cli.table import to_json, to_table

    with open_project(options) as project:
        rows = outline_of(project.config, project.report, project.run(), pages=pages)
        click.echo(to_json(rows) if as_json else to_table(rows, pages=pages))
