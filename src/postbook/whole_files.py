"""Files written whole or not at all: beside their place, then by a rename. What a killed run left is swept away."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows, where a file that is open can't be taken away
    fcntl = None  # type: ignore[assignment]

_SCRATCH_NAME = re.compile(r"\..{0,40}\.[0-9a-f]{8}\.tmp")

_in_flight: set[Scratch] = set()
"""What this process is writing."""


class Scratch:
    """A file that is being written. It is locked, so that nobody takes it for one that a killed run has left."""

    def __init__(self, beside: Path) -> None:
        self.path, self._file = _open_beside(beside)
        _in_flight.add(self)

    def write(self, content: bytes, *, to_disk: bool = False) -> None:
        """Write all of it; ``to_disk``: wait until the disk has it. Raises: OSError, and then nothing is left."""
        try:
            self._file.write(content)
            self._file.flush()
            if to_disk:
                os.fsync(self._file.fileno())
        except BaseException:
            self.drop()
            raise

    def become(self, path: Path) -> None:
        """Take the place of ``path``. Raises: OSError."""
        if fcntl is None:
            self._file.close()
        self.path.replace(path)
        self._close()

    def drop(self) -> None:
        """Leave nothing. Does nothing to what has found its place."""
        if self in _in_flight:
            # What can't be closed was never written: the disk is full.
            with contextlib.suppress(OSError):
                self._close()
            self.path.unlink(missing_ok=True)

    def _close(self) -> None:
        _in_flight.discard(self)
        self._file.close()


def write_whole(path: Path, content: bytes) -> None:
    """Write one file, in a folder that is made if need be. Raises: OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = Scratch(path)
    scratch.write(content)
    try:
        scratch.become(path)
    finally:
        scratch.drop()


def drop_all() -> None:
    """Leave nothing of what is being written: the run ends at once."""
    for scratch in list(_in_flight):
        with contextlib.suppress(OSError):
            scratch.drop()


def is_scratch(name: str) -> bool:
    """Whether a file is, by its name, one that is being written or was left."""
    return _SCRATCH_NAME.fullmatch(name) is not None


def sweep(paths: Iterable[Path]) -> None:
    """Take away what runs that were killed have left among these files; what is being written stays."""
    for path in paths:
        if is_scratch(path.name):
            with contextlib.suppress(OSError):
                _take_away_if_left(path)


def _take_away_if_left(path: Path) -> None:
    with path.open("rb") as file:
        if fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()
    if fcntl is None:
        path.unlink()


def _open_beside(path: Path) -> tuple[Path, IO[bytes]]:
    """A new file on the same disk, with the rights of any new file, that no sweep takes away."""
    while True:
        scratch = path.with_name(f".{path.name[:40]}.{os.urandom(4).hex()}.tmp")
        # Its life is longer than a block's: until it has found its place.
        file = scratch.open("xb")
        if fcntl is not None:
            # A disk without locks has no sweeping either.
            with contextlib.suppress(OSError):
                fcntl.flock(file, fcntl.LOCK_EX)
        # A sweep may have come between the two.
        if scratch.exists():
            return scratch, file
        file.close()
