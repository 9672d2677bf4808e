"""Resolve links."""

from __future__ import annotations

from collections.abc import Mapping

from postbook.chapter.chapter import Chapter
from postbook.config import Config
from postbook.diagnostics import Report
from postbook.words import Words


def resolve_links(chapters: Mapping[str, Chapter], config: Config, words: Words, report: Report) -> dict[str, Chapter]:
    """Not yet."""
    return dict(chapters)
