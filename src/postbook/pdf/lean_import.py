"""Import the layout engine in half the time: without what it looks for and does not find, loads and does not use.

WeasyPrint 70 looks for each library under the names of all systems. For a name that is unknown, ctypes runs a linker
and a compiler. And it imports fontTools' subsetter, which it needs only where HarfBuzz has none or a font is variable.
"""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

_LIBRARIES = (
    *("libgobject-2.0.so.0", "libpango-1.0.so.0", "libpangoft2-1.0.so.0"),
    *("libharfbuzz.so.0", "libharfbuzz-subset.so.0", "libfontconfig.so.1"),
)
"""The names on Linux. Where one of them is not found by itself, looking may help."""

SUBSETTER = "fontTools.subset"
INSTANCER = "fontTools.varLib.instancer"


@contextmanager
def lean_import() -> Iterator[None]:
    """What is imported meanwhile finds libraries by their own names only, and the subsetter when it is used."""
    find = ctypes.util.find_library
    if all(map(_is_here, _LIBRARIES)):
        ctypes.util.find_library = lambda name: None  # noqa: ARG005
    later = {name: made for name, made in _stand_ins().items() if name not in sys.modules}
    sys.modules.update(later)
    try:
        yield
    finally:
        ctypes.util.find_library = find
        for name in later:
            del sys.modules[name]


def _is_here(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


class _Subsetter(ModuleType):
    """Stands for the module until something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module(SUBSETTER), name)


def _stand_ins() -> dict[str, ModuleType]:
    instancer: Any = ModuleType(INSTANCER)
    instancer.instantiateVariableFont = _instantiate
    return {SUBSETTER: _Subsetter(SUBSETTER), INSTANCER: instancer}


def _instantiate(*arguments: Any, **options: Any) -> Any:
    return import_module(INSTANCER).instantiateVariableFont(*arguments, **options)
