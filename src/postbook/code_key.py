"""What every kept result depends on beside its inputs: our own text, Python, and the libraries beneath the engines."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from postbook.cache import key_of

_TEXTS = frozenset({".py", ".toml"})

_LIBRARIES = {
    "pango_version_string": ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll"),
    "hb_version_string": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
}
"""The function that tells a library's version, and the library's names on Linux, macOS and Windows."""


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


@cache
def libraries() -> tuple[str, ...]:
    """The versions of Pango and HarfBuzz, which pip knows nothing of."""
    return tuple(_versions())


def _versions() -> Iterator[str]:
    for function, names in _LIBRARIES.items():
        library = _load(names)
        if library is None:
            yield "unknown"
            continue
        tell = getattr(library, function)
        tell.restype = ctypes.c_char_p
        yield tell().decode()


def _load(names: Iterable[str]) -> ctypes.CDLL | None:
    for name in names:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return None
