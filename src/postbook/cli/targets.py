"""Where the files go: from ``--output``, else from ``[output]``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from postbook.config import Config, Edition, Format


def choose_targets(
    config: Config, formats: Sequence[Format], output: Path | None, *, only: str = ""
) -> Mapping[Format, Path]:
    """The file of each format. ``output`` is a file if it has an ending and there is no folder of that name.

    A quick look at one chapter gets a name of its own, so that it does not replace the book.
    """
    if output and output.suffix and not output.is_dir() and len(formats) == 1:
        return {formats[0]: output}
    folder = output or config.folder / config.output.folder
    name = "-".join(filter(None, (file_name(config), as_name(Path(only).stem))))
    return {each: folder / f"{name}{_edition(config, each)}.{each.value}" for each in formats}


def _edition(config: Config, made: Format) -> str:
    """What tells the print edition from the screen's, so that neither replaces the other."""
    return "-print" if made is Format.PDF and config.output.edition is Edition.PRINT else ""


def file_name(config: Config) -> str:
    """The files' name without ending: as ``book.toml`` says, else made from the title."""
    return config.output.name or as_name(config.book.title) or "book"


def as_name(text: str) -> str:
    """The letters and digits of a text, in small letters, joined by hyphens."""
    return re.sub(r"\W+", "-", text.lower()).strip("-_")
