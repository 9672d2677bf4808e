"""The versions of the engines, which results depend on, without reading all that packages say of themselves.

https://packaging.python.org/en/latest/specifications/recording-installed-packages/#the-dist-info-directory
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

MATH = ("ziamath", "ziafont", "latex2mathml")
"""What formulas are read and drawn with."""

_ENDING = ".dist-info"


def version(package: str) -> str:
    """The version of an installed package. Raises: PackageNotFoundError."""
    found = _installed().get(_normal(package))
    if found is not None:
        return found
    from importlib import metadata

    return metadata.version(package)


@cache
def _installed() -> dict[str, str]:
    """Package → version, by the folders that installers leave; the first on the path is the one that is imported."""
    found: dict[str, str] = {}
    for name in _folders():
        package, _, number = name.removesuffix(_ENDING).partition("-")
        found.setdefault(_normal(package), number)
    return found


def _folders() -> Iterator[str]:
    for place in sys.path:
        with suppress(OSError):
            yield from sorted(path.name for path in Path(place).glob(f"*{_ENDING}"))


def _normal(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()
