"""Running another program: its exit status, and what it said."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

LIMIT = 1800
"""Seconds after which a program is given up."""


class CommandFailed(Exception):
    """A program that could not be run, or ended as it must not."""


def run(
    *command: str | Path,
    allow: Sequence[int] | None = (0,),
    folder: Path | None = None,
    variables: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a program; ``allow`` holds the exit statuses that are answers, ``None`` all. Raises: CommandFailed."""
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words,
            cwd=folder,
            env={**os.environ, **(variables or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=LIMIT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise CommandFailed(f"{words[0]}: {problem}") from None
    if allow is not None and done.returncode not in allow:
        said = (done.stderr.strip() or done.stdout.strip())[-2000:]
        raise CommandFailed(f"{Path(words[0]).name} ended with {done.returncode}: {said}")
    return done
