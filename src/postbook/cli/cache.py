"""``postbook cache``: what is kept between builds, and how much of it the last build found."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from postbook.cache import Cache
from postbook.cli.options import CacheOptions, cache_dir_option, config_option


@click.command("cache")
@click.option("--clear", is_flag=True, help="Take everything away.")
@config_option
@cache_dir_option
def command(clear: bool, config: Path, cache_dir: Path | None) -> None:
    """Show or clear what is kept between builds, and how much of it the last build found."""
    from postbook.cli.project import book_file

    file = book_file(config)
    if cache_dir is None and not file.is_file():
        raise click.UsageError(f"no book at `{config}`; name it with --config, or its cache with --cache-dir")
    cache = CacheOptions(folder=cache_dir).open(file.parent)
    if clear:
        click.echo(f"{cache.clear()} entries taken away", err=True)
    else:
        click.echo(described(cache))


def described(cache: Cache) -> str:
    """The folder, its size, and a line a stage."""
    from postbook.cli.make import size

    counts, sizes = Counter[str](), Counter[str]()
    for path, stat in cache.entries():
        stage = Path(path).parent.parent.name
        counts[stage] += 1
        sizes[stage] += stat.st_size
    lines = [f"{cache.folder}: {size(sizes.total())} of {size(cache.limit)}, {counts.total()} entries"]
    last = cache.last_build()
    for stage in sorted(counts):
        found, asked = last.get(stage, (0, 0))
        told = f"  last build: {found} of {asked} found" if asked else ""
        lines.append(f"  {stage:<10}{counts[stage]:>6} entries {size(sizes[stage]):>9}{told}")
    return "\n".join(lines)
