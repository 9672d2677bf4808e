"""Rouse the workers while the posts are still read: loading the engines takes longer."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from postbook.cache import Cache
from postbook.config import Config, Format
from postbook.diagnostics import Report
from postbook.pool import PRESS, PRESS_LATER, READERS, SPECIMEN, start_server
from postbook.run import Run

MANY_BYTES = 300_000
"""Of posts: so many are parsed by workers."""


def rouse(config: Config, formats: Sequence[Format], run: Run) -> None:
    """Start the process that workers are forked from, if there will be any, with what they need: first for readers."""
    if run.jobs <= 1:
        return
    reads = not _keeps_chapters(run.cache) and _has_many_posts(config)
    if Format.PDF in formats and not run.executor:
        # What goes wrong here will go wrong where it can be told.
        with suppress(Exception):
            _rouse_press(config, (READERS, PRESS_LATER) if reads else (PRESS,))
    elif reads:
        start_server(READERS)


def _rouse_press(config: Config, trades: Sequence[str]) -> None:
    fontconfig = _fonts_of_last_build(config)
    if fontconfig is not None:
        # If the book wants other fonts by now, its workers will load them.
        os.environ["FONTCONFIG_FILE"] = str(fontconfig)
        start_server(*trades)
        return
    from postbook.formats import open_fonts_of, theme_of

    theme = theme_of(config, Report())
    fontconfig = open_fonts_of(theme, config)
    start_server(*trades)
    # The specimen is there before it is looked for: the engine takes longer to load.
    from postbook.pdf.look import look_of
    from postbook.pdf.print_edition.edition import print_edition_of
    from postbook.pdf.specimen import leave_specimen

    leave_specimen(look_of(config, theme, Report(), print_edition_of(config, Report())), fontconfig)


def _fonts_of_last_build(config: Config) -> Path | None:
    try:
        found = Path(json.loads((config.folder / ".postbook" / SPECIMEN).read_bytes())["fontconfig"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    with suppress(OSError):
        # It is used, and no other build may sweep it.
        os.utime(found)
    return found if found.is_file() else None


def _keeps_chapters(cache: Cache) -> bool:
    with suppress(OSError):
        return cache.folder is not None and (cache.folder / "parse").is_dir()
    return False


def _has_many_posts(config: Config) -> bool:
    """Whether the posts that the patterns find in the book's folder come to many bytes; gather looks more closely."""
    patterns = (*config.chapters.posts, *(pattern for part in config.parts for pattern in part.posts or ()))
    size = 0
    for pattern in patterns:
        with suppress(OSError, ValueError, NotImplementedError):
            for path in config.folder.glob(pattern):
                size += path.stat().st_size
                if size >= MANY_BYTES:
                    return True
    return False
