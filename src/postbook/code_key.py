"""What every kept result depends on beside its inputs: our own text, and Python."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from postbook.cache import key_of

_TEXTS = frozenset({".py", ".toml"})

COMMON_ROOMS = ("book_toml", "formulas")
"""The rooms that all others may use, as they may the modules beside the rooms."""


@cache
def code_key(*rooms: str) -> str:
    """A key of the text of some rooms, of the common rooms and all modules beside the rooms, and of Python.

    By the direction of imports that is all that a room runs; of other stages it knows types only.
    """
    house = Path(__file__).parent
    files = [*house.iterdir(), *(path for room in (*COMMON_ROOMS, *rooms) for path in (house / room).rglob("*"))]
    texts = sorted(path for path in files if path.suffix in _TEXTS)
    python = ".".join(map(str, sys.version_info[:3]))
    return key_of(python, *(part for path in texts for part in (path.name, path.read_bytes())))
