"""What `pdf`, `epub` and `build` share: make formats of a book and write them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

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


def make(options: BookOptions, formats: Sequence[Format], output: Path | None) -> None:
    """Make these formats, or those of ``[output]`` where none is given, and write them all or none."""
    begun = time.perf_counter()
    with open_project(options) as project:
        wanted = tuple(formats) or project.config.output.formats
        targets = choose_targets(project.config, wanted, output, only=options.only)
        check_writable(targets.values(), project.report)
        with ProgressLine(project.console) as progress:
            made = build_or_recall(
                project.config,
                wanted,
                project.report,
                project.cache,
                only=options.only,
                jobs=options.jobs,
                progress=progress,
            )
        write_whole({targets[each]: file.content for each, file in made.items()}, project.report)
        project.results.extend(result(targets[each], file) for each, file in made.items())
        project.results.append(f"done in {time.perf_counter() - begun:.1f} s")


def result(path: Path, file: Made) -> str:
    """What was written: path, pages, size."""
    pages = f"{counted(file.page_count, 'page')}, " if file.page_count else ""
    return f"{path_from_here(path)}: {pages}{size(len(file.content))}"


def size(byte_count: int) -> str:
    """As file managers show it: in decimal kB and MB."""
    return f"{byte_count / 1e6:.1f} MB" if byte_count >= 1e6 else f"{byte_count / 1e3:.0f} kB"
