"""Bytes under a key, for every stage: bounded, atomic, healed. What a key is made of is the stages' business."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from postbook.whole_files import is_scratch, sweep, write_whole

LIMIT = 512 * 1024 * 1024
"""Bytes a cache may hold when a build ends; what was used longest ago goes first."""

_DIGEST = hashlib.sha256().digest_size


def key_of(*parts: str | bytes) -> str:
    """A key of everything a result depends on. Lengths are part of it, so that no two lists of parts are alike."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


def _below(folder: str | Path, depth: int) -> Iterator[os.DirEntry[str]]:
    """What lies so many folders deeper. There are thousands of files, and each `Path` takes its time."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if not depth:
                yield entry
            elif entry.is_dir():
                yield from _below(entry.path, depth - 1)


@dataclass(slots=True)
class Cache:
    """A folder of results. ``folder`` is ``None`` for a build that keeps nothing."""

    folder: Path | None = None
    limit: int = LIMIT
    hits: Counter[str] = field(default_factory=Counter)
    """By stage, in this run."""
    misses: Counter[str] = field(default_factory=Counter)
    problem: str = ""
    """Why nothing more is kept, if nothing is: a full disk, a folder that can't be written."""

    def get(self, stage: str, key: str) -> bytes | None:
        """What was kept under a key. A damaged entry is taken away, as if it had never been kept."""
        found = self._read(stage, key) if self.folder else None
        (self.misses if found is None else self.hits)[stage] += 1
        return found

    def has(self, stage: str, key: str) -> bool:
        """Whether something was kept under a key, whole or not."""
        return bool(self.folder) and self._path(stage, key).is_file()

    def reject(self, stage: str) -> None:
        """What was found does not serve: it counts as not found."""
        self.hits[stage] -= 1
        self.misses[stage] += 1

    def _read(self, stage: str, key: str) -> bytes | None:
        path = self._path(stage, key)
        try:
            stored = path.read_bytes()
        except OSError:
            return None
        digest, content = stored[:_DIGEST], stored[_DIGEST:]
        if digest != hashlib.sha256(content).digest():
            with contextlib.suppress(OSError):
                path.unlink()
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return content

    def put(self, stage: str, key: str, content: bytes) -> None:
        """Keep a result: whole or not at all, also when two builds keep it at once. A full disk stops no build."""
        if self.folder is None or self.problem:
            return
        try:
            write_whole(self._path(stage, key), hashlib.sha256(content).digest() + content)
        except OSError as problem:
            self.problem = problem.strerror or str(problem)

    def _path(self, stage: str, key: str) -> Path:
        assert self.folder is not None
        return self.folder / stage / key[:1] / key[1:]

    def entries(self) -> Iterator[tuple[str, os.stat_result]]:
        """Every file in the cache with what the disk says of it; another build may take one away meanwhile."""
        if self.folder is None:
            return
        for entry in _below(self.folder, 2):
            if not is_scratch(entry.name):
                with contextlib.suppress(OSError):
                    yield entry.path, entry.stat()

    def _sweep(self, *depths: int) -> None:
        if self.folder is not None:
            sweep(Path(entry.path) for depth in depths for entry in _below(self.folder, depth) if entry.name[0] == ".")

    def trim(self) -> None:
        """Keep within the limit, and nothing that a killed build left half-written."""
        self._sweep(2)
        entries = sorted(self.entries(), key=lambda entry: entry[1].st_mtime)
        size = sum(stat.st_size for _, stat in entries)
        for path, stat in entries:
            if size <= self.limit:
                return
            with contextlib.suppress(OSError):
                Path(path).unlink()
                size -= stat.st_size

    def close(self) -> None:
        """End a build: keep within the limit, and remember what was found, for ``postbook cache``."""
        if self.folder is None:
            return
        self._sweep(0)
        # Where all was found nothing was added, and looking through thousands of files takes its time.
        if self.misses.total():
            self.trim()
        stages = {*self.hits, *self.misses}
        told = {stage: [self.hits[stage], self.hits[stage] + self.misses[stage]] for stage in sorted(stages)}
        try:
            write_whole(self.folder / "last-build.json", json.dumps(told).encode())
        except OSError as problem:
            self.problem = self.problem or problem.strerror or str(problem)

    def last_build(self) -> Mapping[str, tuple[int, int]]:
        """Stage → how many results the last build found, and how many it asked for. Empty where that is not known."""
        if self.folder is None:
            return {}
        try:
            told = json.loads((self.folder / "last-build.json").read_bytes())
            return {stage: (int(found), int(asked)) for stage, (found, asked) in told.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def clear(self) -> int:
        """Take everything away; how many entries there were."""
        self._sweep(0, 2)
        count = 0
        for path, _ in self.entries():
            with contextlib.suppress(OSError):
                Path(path).unlink()
                count += 1
        return count
