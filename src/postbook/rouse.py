"""Rouse the workers while the posts are still read: loading the layout engine takes longer."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from postbook.config import Config, Format
from postbook.pool import start_server

SPECIMEN = "specimen.json"
"""The file that a build leaves for the next one: with which fonts and sheets it was set."""


def rouse(config: Config, formats: Sequence[Format], jobs: int, executor: str) -> None:
    """Start the process that workers are forked from, if there will be any and a former build says what they need.

    If the book wants other fonts by now, its workers will load them.
    """
    if Format.PDF not in formats or jobs <= 1 or executor:
        return
    try:
        fontconfig = Path(json.loads((config.folder / ".postbook" / SPECIMEN).read_bytes())["fontconfig"])
    except (OSError, ValueError, KeyError, TypeError):
        return
    if fontconfig.is_file():
        os.environ["FONTCONFIG_FILE"] = str(fontconfig)
        start_server()
