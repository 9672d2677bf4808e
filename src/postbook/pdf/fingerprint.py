"""What a layout depends on beside its copy: the engines, the code that drives them, and the fonts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from postbook.cache import key_of
from postbook.code_key import code_key
from postbook.engines import MATH, version
from postbook.file_state import FileState, state_of
from postbook.libraries import libraries

_ENGINES = (
    *("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "cffi", "pyphen", "pillow", "fonttools"),
    *("pikepdf", "uharfbuzz", "lxml", *MATH),
)

_FONT_ENDINGS = frozenset({".ttf", ".otf", ".ttc", ".otc", ".pfb", ".woff", ".woff2"})

_SYSTEM_FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts")


def fingerprint(fonts: Iterable[Path], *, system: bool) -> str:
    """The versions of all that lays out, and the content of every font; the system's fonts by name, size and time."""
    installed = "\n".join(_installed_fonts()) if system else ""
    digests = [font_key(path) for path in fonts]
    engines = [version(name) for name in _ENGINES]
    return key_of(code_key("pdf"), *engines, *libraries(), *digests, installed)


def font_key(path: Path) -> str:
    """A key of a font's content: two fonts may have one name."""
    return _digest(path, state_of(path))


@lru_cache(maxsize=256)
def _digest(path: Path, _state: FileState) -> str:
    return key_of(path.read_bytes())


def _installed_fonts() -> Iterator[str]:
    folders = [*map(Path, _SYSTEM_FONTS), Path.home() / ".fonts", Path.home() / ".local/share/fonts"]
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() in _FONT_ENDINGS and path.is_file():
                stat = path.stat()
                yield f"{path}:{stat.st_size}:{stat.st_mtime_ns}"
