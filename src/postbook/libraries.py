"""The versions of the libraries beneath the engines, which pip knows nothing of. Each is asked itself.

Asking all of them takes 4 ms, 3 of which are for loading Pango with what it brings along. libthai, which tells where
Thai words end, has no version to tell.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from ctypes import CDLL, byref, c_char_p, c_int, c_uint, c_void_p
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class _Library:
    """One of them."""

    ask: Callable[[CDLL], str]
    names: tuple[str, ...]
    """On Linux, macOS and Windows."""


@cache
def libraries() -> tuple[str, ...]:
    """The version of each; `unknown` for one that is not here, or says nothing."""
    return (zlib.ZLIB_RUNTIME_VERSION, *(_version(each) for each in _LIBRARIES))


def _version(library: _Library) -> str:
    for loaded in _loaded(library.names):
        try:
            return library.ask(loaded)
        except (AttributeError, ValueError):
            break
    return "unknown"


def _loaded(names: tuple[str, ...]) -> Iterator[CDLL]:
    for name in names:
        try:
            yield CDLL(name)
        except OSError:
            continue


def _pango(library: CDLL) -> str:
    return _told(library.pango_version_string)


def _harfbuzz(library: CDLL) -> str:
    return _told(library.hb_version_string)


def _told(ask: Callable[[], bytes]) -> str:
    ask.restype = c_char_p  # type: ignore[attr-defined]
    return ask().decode()


def _fribidi(library: CDLL) -> str:
    """With the version of Unicode that it knows."""
    return (c_char_p.in_dll(library, "fribidi_version_info").value or b"").decode(errors="replace")


def _glib(library: CDLL) -> str:
    return _dotted(c_uint.in_dll(library, f"glib_{part}_version").value for part in ("major", "minor", "micro"))


def _fontconfig(library: CDLL) -> str:
    return str(library.FcGetVersion())


def _freetype(library: CDLL) -> str:
    """Only a FreeType that has begun tells: https://freetype.org/freetype2/docs/reference/ft2-version.html"""
    handle, numbers = c_void_p(), (c_int(), c_int(), c_int())
    library.FT_Init_FreeType(byref(handle))
    library.FT_Library_Version(handle, *map(byref, numbers))
    library.FT_Done_FreeType(handle)
    return _dotted(number.value for number in numbers)


def _graphite(library: CDLL) -> str:
    numbers = (c_int(), c_int(), c_int())
    library.gr_engine_version(*map(byref, numbers))
    return _dotted(number.value for number in numbers)


def _dotted(numbers: Iterator[int]) -> str:
    return ".".join(map(str, numbers))


# The first brings most of the others along.
_LIBRARIES = (
    _Library(_pango, ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll")),
    _Library(_harfbuzz, ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll")),
    _Library(_fribidi, ("libfribidi.so.0", "libfribidi.0.dylib", "libfribidi-0.dll")),
    _Library(_glib, ("libglib-2.0.so.0", "libglib-2.0.0.dylib", "libglib-2.0-0.dll")),
    _Library(_fontconfig, ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll")),
    _Library(_freetype, ("libfreetype.so.6", "libfreetype.6.dylib", "libfreetype-6.dll")),
    _Library(_graphite, ("libgraphite2.so.3", "libgraphite2.3.dylib", "libgraphite2.dll")),
)
