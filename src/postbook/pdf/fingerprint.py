"""What a layout depends on beside its copy: the engines, the code that drives them, and the fonts."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from postbook.cache import key_of

_ENGINES = ("weasyprint", "pydyf", "tinycss2", "cssselect2", "tinyhtml5", "pyphen", "pillow")

_CODE = ("galley.py", "finish_tags.py", "overflow.py")
"""The modules that run where a galley is made; what the others do is in its copy."""

_LIBRARIES = {
    "pango_version_string": ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll"),
    "hb_version_string": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
}
"""The function that tells a library's version, and the library's names on Linux, macOS and Windows."""

_FONT_ENDINGS = frozenset({".ttf", ".otf", ".ttc", ".otc", ".pfb", ".woff", ".woff2"})

_SYSTEM_FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts")


def fingerprint(fonts: Iterable[Path], *, system: bool) -> str:
    """The versions of all that lays out, and the content of every font; the system's fonts by name, size and time."""
    code = b"".join(Path(__file__).with_name(name).read_bytes() for name in _CODE)
    installed = "\n".join(_installed_fonts()) if system else ""
    return key_of(code, *(version(name) for name in _ENGINES), *_libraries(), *map(_digest, fonts), installed)


def _libraries() -> Iterator[str]:
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


@cache
def _digest(path: Path) -> str:
    return key_of(path.read_bytes())


def _installed_fonts() -> Iterator[str]:
    folders = [*map(Path, _SYSTEM_FONTS), Path.home() / ".fonts", Path.home() / ".local/share/fonts"]
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() in _FONT_ENDINGS and path.is_file():
                stat = path.stat()
                yield f"{path}:{stat.st_size}:{stat.st_mtime_ns}"
