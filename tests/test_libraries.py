"""What sets type beneath the layout engine is known by its version."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from postbook.libraries import _LIBRARIES, libraries

MAPS = Path("/proc/self/maps")
SETS_TYPE = re.compile(r"lib(pango-|harfbuzz\.|fribidi|glib-|fontconfig|freetype\.|graphite)")
"""Pillow brings a HarfBuzz and a FreeType of its own, which set no page: their names go on with a hyphen."""


@pytest.mark.skipif(not MAPS.exists(), reason="this system does not tell what a process has loaded")
def test_every_library_that_sets_type_tells_its_version() -> None:
    """A newer Pango, HarfBuzz, FriBidi, GLib, fontconfig, FreeType or Graphite may set other pages."""
    from postbook.pdf import galley

    assert galley.Typesetter
    versions = dict(zip((each.names[0] for each in _LIBRARIES), libraries()[1:], strict=True))
    files = {line.split("/")[-1] for line in MAPS.read_text(encoding="utf-8").splitlines()}
    loaded = {re.sub(r"(\.so\.\d+)[.\d]*$", r"\1", file) for file in files if SETS_TYPE.match(file)}

    assert {"libpango-1.0.so.0", "libharfbuzz.so.0", "libfontconfig.so.1", "libfreetype.so.6"} <= loaded
    assert [] == [name for name in loaded if not re.search(r"\d", versions.get(name, ""))]
