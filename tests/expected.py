"""Expected text in files, which ``make expected`` rewrites."""

from __future__ import annotations

import os
from pathlib import Path


def assert_expected(path: Path, text: str) -> None:
    """Compare a text with a file; with ``REWRITE_EXPECTED`` set, make it the file's."""
    if os.environ.get("REWRITE_EXPECTED"):
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), f"{path} is missing: `make expected` writes it"
    assert path.read_text(encoding="utf-8") == text
