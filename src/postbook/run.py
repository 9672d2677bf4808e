"""How a build is run: what is wanted of the book, who works, what is kept, and who is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from postbook.cache import Cache

Progress = Callable[[str, int, int], None]
"""Called with a stage, how many of its pieces are done, and how many there are."""


def keep_silent(stage: str, done: int, total: int) -> None:
    """The progress of a build that nobody watches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of the whole line."""

    only: str = ""
    """The section or chapter that alone is made; empty for the whole book."""
    jobs: int = 1
    """On how many processes it may work."""
    executor: str = ""
    """The address of a cluster that works instead: ``dask://host:port``."""
    cache: Cache = field(default_factory=Cache)
    progress: Progress = keep_silent


RUN = Run()
"""In this process, of the whole book, with nothing kept and nobody told."""
