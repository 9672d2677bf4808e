"""``postbook cache``: what is kept between builds, and how much of it the last build found."""

from __future__ import annotations

from collections import Counter

import click

from postbook.cache import Cache
from postbook.cli.options import BookOptions, book_options


@click.command("cache")
@click.option("--clear", is_flag=True, help="Take everything away.")
@book_options
def command(clear: bool, options: BookOptions) -> None:
    """Show or clear what is kept between builds, and how much of it the last build found."""
    from postbook.cli.project import open_project

    with open_project(options) as project:
        if clear:
            project.results.append(f"{project.cache.clear()} entries taken away")
        else:
            click.echo(described(project.cache))


def described(cache: Cache) -> str:
    """The folder, its size, and a line a stage."""
    from postbook.cli.make import size

    if cache.folder is None:
        return "nothing is kept: the cache is off"
    counts, sizes = Counter[str](), Counter[str]()
    for path, stat in cache.entries():
        stage = path.parent.parent.name
        counts[stage] += 1
        sizes[stage] += stat.st_size
    lines = [f"{cache.folder}: {size(sizes.total())} of {size(cache.limit)}, {counts.total()} entries"]
    last = cache.last_build()
    for stage in sorted(counts):
        found, asked = last.get(stage, (0, 0))
        told = f"  last build: {found} of {asked} found" if asked else ""
        lines.append(f"  {stage:<10}{counts[stage]:>6} entries {size(sizes[stage]):>9}{told}")
    return "\n".join(lines)
