"""Run a command and tell how long it took and how much memory its whole process tree held."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a command."""

    seconds: float
    peak_mb: float
    """Of all its processes together, shared pages counted once (PSS); 0 where the system does not tell."""
    status: int
    output: str


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Run:
    """Run it in a folder, to its end."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    peak = [0.0]
    watch = threading.Thread(target=_watch, args=(process, peak), daemon=True)
    watch.start()
    output, _ = process.communicate()
    return Run(seconds=time.perf_counter() - begun, peak_mb=peak[0], status=process.returncode, output=output)


def _watch(process: subprocess.Popen[str], peak: list[float]) -> None:
    while process.poll() is None:
        begun = time.perf_counter()
        peak[0] = max(peak[0], sum(_pss(pid) for pid in _tree(process.pid)))
        # Counting the pages of a large process takes long: the count may not slow down what it counts.
        time.sleep(max(0.1, 20 * (time.perf_counter() - begun)))


def _tree(root: int) -> list[int]:
    """A process and all it has begun."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        waiting.extend(children.get(pid, ()))
    return found


def _pss(pid: int) -> float:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0
