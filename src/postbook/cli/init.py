"""``postbook init``: begin a new book in a folder."""

from __future__ import annotations

from pathlib import Path

import click

from postbook.cli.exits import ERRORS


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path())
@click.option("--title", default="", metavar="TEXT", help="The book's title.  [default: made from the folder's name]")
@click.option("--author", "authors", multiple=True, metavar="NAME", help="Who wrote it; may be given several times.")
@click.option("--language", default="en", metavar="TAG", show_default=True, help="BCP 47 tag of the book's language.")
@click.option(
    "--ci",
    type=click.Choice(["github", "gitlab", "none"]),
    default="none",
    show_default=True,
    help="Write a workflow that makes the book at each push.",
)
def command(folder: Path, title: str, authors: tuple[str, ...], language: str, ci: str) -> None:
    """Begin a new book in FOLDER, or here: book.toml, two example posts, and styles of its own.

    No file is ever overwritten.
    """
    from postbook.cli.console import counted, listed, path_from_here
    from postbook.cli.scaffold import lay_out, write_new

    files = lay_out(title or title_from(folder), authors or ("Your Name",), language, ci)
    if conflicts := [folder / path for path in files if (folder / path).exists()]:
        click.echo(f"postbook: {counted(len(conflicts), 'file')} would be overwritten: {listed(conflicts)}", err=True)
        click.echo("  hint: choose an empty folder, or move these away", err=True)
        raise click.exceptions.Exit(ERRORS)
    try:
        write_new(folder, files)
    except OSError as refusal:
        place = refusal.filename or path_from_here(folder)
        click.echo(f"postbook: can't write `{place}`: {(refusal.strerror or '').lower()}", err=True)
        click.echo("  hint: choose another folder", err=True)
        raise click.exceptions.Exit(ERRORS) from None
    click.echo(f"{counted(len(files), 'file')} written to {path_from_here(folder)}")
    click.echo(f"Now edit {path_from_here(folder / 'book.toml')}, and make the book with `{build_here(folder)}`.")


def title_from(folder: Path) -> str:
    """``my-first-book`` gives “My first book”."""
    words = folder.absolute().name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or "A Book"


def build_here(folder: Path) -> str:
    """The command that makes the new book from the current folder."""
    from postbook.cli.console import path_from_here

    return "postbook build" if folder.resolve() == Path.cwd() else f"postbook build -c {path_from_here(folder)}"
