"""How far a build has come: one line that redraws itself on a terminal, a line a stage elsewhere."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import click

from postbook.cli.console import Console

WIDTH = 24
"""Of the bar, in characters."""


@dataclass(slots=True)
class ProgressLine:
    """Receives ``(stage, done, total)`` from a build; use it as a context, so that the line is gone when it ends."""

    console: Console
    _stage: str = ""
    _begun: float = field(default_factory=time.perf_counter)

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Tell that ``done`` of ``total`` steps of a stage are behind us."""
        if stage != self._stage:
            self._stage, self._begun = stage, time.perf_counter()
            if not self.console.is_terminal and not self.console.verbose:
                self.console.say(f"{stage} …")
        if self.console.is_terminal:
            self._draw(stage, done, total)
        if self.console.verbose and done == total:
            self._erase()
            self.console.say(f"{stage}: {done:,} in {time.perf_counter() - self._begun:.2f} s")

    def _draw(self, stage: str, done: int, total: int) -> None:
        if not self.console.quiet:
            full = WIDTH * done // max(total, 1)
            bar = "━" * full + "╌" * (WIDTH - full)
            click.echo(f"\r\x1b[K{stage:<9} {bar} {done:,}/{total:,}", err=True, nl=False)

    def _erase(self) -> None:
        if self.console.is_terminal and not self.console.quiet:
            click.echo("\r\x1b[K", err=True, nl=False)

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(self, *_: object) -> None:
        self._erase()
