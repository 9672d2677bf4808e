"""Where the files go: from ``--output``, else from ``[output]``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from postbook.config import Config, Format


def choose_targets(config: Config, formats: Sequence[Format], output: Path | None) -> Mapping[Format, Path]:
    """The file of each format. ``output`` is a file if it has an ending and there is no folder of that name."""
    if output and output.suffix and not output.is_dir() and len(formats) == 1:
        return {formats[0]: output}
    folder = output or config.folder / config.output.folder
    return {format_: folder / f"{file_name(config)}.{format_.value}" for format_ in formats}


def file_name(config: Config) -> str:
    """The files' name without ending: as ``book.toml`` says, else made from the title."""
    return config.output.name or re.sub(r"\W+", "-", config.book.title.lower()).strip("-_") or "book"
