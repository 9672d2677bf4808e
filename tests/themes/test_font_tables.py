"""Our own fonts are read without an engine; it would read the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from postbook.themes.faces import faces_in, read_face
from postbook.themes.font_tables import coverage_of
from postbook.themes.theme import THEMES

FOLDERS = sorted({path.parent for path in (THEMES / "fonts").rglob("*") if path.suffix in {".ttf", ".otf"}})


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_our_fonts_are_read_as_any_other(folder: Path) -> None:
    """Family, weight, style and characters, in every font that comes with a theme."""
    faces = faces_in(folder)

    assert tuple(read_face(face.path) for face in faces) == faces
    for face in faces:
        with TTFont(face.path, lazy=True) as font:
            assert frozenset(font.getBestCmap()) == coverage_of(face.path)
