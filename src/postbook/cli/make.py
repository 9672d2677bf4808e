"""What `pdf`, `epub` and `build` share: make formats of a book and write them."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from postbook.cache import Cache
from postbook.cli.console import counted, path_from_here
from postbook.cli.options import BookOptions
from postbook.cli.progress import ProgressLine
from postbook.cli.project import open_project
from postbook.cli.targets import choose_targets
from postbook.cli.writing import check_writable, write_whole
from postbook.config import Format
from postbook.recall import build_or_recall

if TYPE_CHECKING:
    from postbook.formats import Made


def make(options: BookOptions, formats: Sequence[Format], output: Path | None, *, watching: bool = False) -> None:
    """Make these formats, or those of ``[output]`` where none is given; ``watching``: again when a file is saved."""
    if watching:
        from postbook.cli.watch import watch

        watch(options, lambda: make_once(options, formats, output), output)
    else:
        make_once(options, formats, output)


def make_once(options: BookOptions, formats: Sequence[Format], output: Path | None) -> None:
    """Make the files and write them all or none."""
    begun = time.perf_counter()
    with open_project(options) as project:
        wanted = tuple(formats) or project.config.output.formats
        targets = choose_targets(project.config, wanted, output, only=options.only)
        check_writable(targets.values(), project.report)
        with ProgressLine(project.console) as progress:
            made = build_or_recall(
                project.config, wanted, project.report, project.run(progress), written=targets.values()
            )
        write_whole({targets[each]: file.content for each, file in made.items()}, project.report)
        project.results.extend(result(targets[each], file) for each, file in made.items())
        project.cache.close()
        project.results.extend(rebuilt(project.cache))
        project.results.append(f"done in {time.perf_counter() - begun:.1f} s")


def rebuilt(cache: Cache) -> Iterator[str]:
    """What was made anew and what stood from a former build, where both happened; why not all is kept, if so."""
    for stage in ("parse", "typeset"):
        made, found = cache.misses[stage], cache.hits[stage]
        if made and found:
            yield f"{stage}: {made} of {made + found} anew"
    if cache.problem:
        yield f"not everything was kept for the next build: {cache.problem.lower()}"


def result(path: Path, file: Made) -> str:
    """What was written: path, pages, size."""
    pages = f"{counted(file.page_count, 'page')}, " if file.page_count else ""
    return f"{path_from_here(path)}: {pages}{size(len(file.content))}"


def size(byte_count: int) -> str:
    """As file managers show it: in decimal kB and MB."""
    return f"{byte_count / 1e6:.1f} MB" if byte_count >= 1e6 else f"{byte_count / 1e3:.0f} kB"
