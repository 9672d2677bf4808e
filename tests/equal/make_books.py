"""Make a book twice: as postbook makes it, and in one run of the layout engine."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pikepdf
from tests.equal.one_document import SetSection, one_document, write_pictures

from postbook.build import build_book, read_book
from postbook.config import Config, Format
from postbook.diagnostics import Report
from postbook.pdf.setting import Copy
from postbook.pdf.settle import Settling
from postbook.run import Run

ONE_RUN = Path(__file__).parent / "one_run.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class Twice:
    """One book, made in three ways."""

    sections: tuple[SetSection, ...]
    first_page_of_text: int
    """In the file, from 1."""
    bound: Path
    """By postbook: galleys, bound."""
    by_engine: Path
    """In one run: pages, furniture, outline, links and tags are the layout engine's own."""
    with_our_tags: Path
    """The pages of that run, tagged by us."""


def make_twice(config: Config, folder: Path, *, jobs: int = 1) -> Twice:
    """Make them in a folder. Raises: BuildFailed."""
    with _copies() as copies:
        made = build_book(config, (Format.PDF,), Report(allow=config.messages.allow), Run(jobs=jobs))[Format.PDF]
    _, read = read_book(config, Report(allow=config.messages.allow))
    sections = tuple(SetSection(section=each, copy=copies[each.name]) for each in read if each.name in copies)
    paths = [folder / f"{name}.pdf" for name in ("bound", "by-engine", "with-our-tags")]
    paths[0].write_bytes(made.content)
    first = _first_page_of_text(paths[0])
    source = folder / "book.html"
    source.write_text(one_document(sections, first), encoding="utf-8")
    write_pictures(sections, folder)
    # The fonts are those that the build has opened: FONTCONFIG_FILE names them.
    command = [sys.executable, str(ONE_RUN), str(source), *map(str, paths[1:])]
    subprocess.run(command, check=True, capture_output=True)
    return Twice(
        sections=sections, first_page_of_text=first, bound=paths[0], by_engine=paths[1], with_our_tags=paths[2]
    )


def _first_page_of_text(bound: Path) -> int:
    with pikepdf.open(bound) as pdf:
        return next(number for number, page in enumerate(pdf.pages, 1) if page.label == "1")


@contextmanager
def _copies() -> Iterator[dict[str, Copy]]:
    """The copy of each section as it was set last, with what its readers see printed in it."""
    copies: dict[str, Copy] = {}
    make_copy = Settling._copy

    def remember(settling: Settling, printed: Any, values: Any) -> Copy:
        copy = copies[printed.section.name] = make_copy(settling, printed, values)
        return copy

    with patch.object(Settling, "_copy", remember):
        yield copies
