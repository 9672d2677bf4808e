"""Font faces: what a font file says of itself, and the ``@font-face`` rules for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from postbook.diagnostics import Code, Diagnostic, Report, Span
from postbook.themes.font_tables import coverage_of, read_facts

ENDINGS = (".ttf", ".otf")
MEDIA_TYPES = {".ttf": "font/ttf", ".otf": "font/otf"}

# Bits of OS/2.fsSelection: https://learn.microsoft.com/typography/opentype/spec/os2#fsselection
_ITALIC = 1 << 0
_OBLIQUE = 1 << 9


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFace:
    """One font file. Two files of the same family, weight and style would collide in the layout engine."""

    family: str
    path: Path
    weight: int = 400
    style: str = "normal"
    """``normal`` or ``italic``."""
    fallback: bool = False
    """It is there for characters that the text's own fonts lack."""

    @property
    def cut(self) -> tuple[str, int, bool]:
        """Family, weight, and whether it is italic: which one of a book's fonts it is."""
        return self.family, self.weight, self.style == "italic"

    @property
    def coverage(self) -> frozenset[int]:
        """The characters it has a glyph for."""
        return coverage_of(self.path)

    @property
    def media_type(self) -> str:
        """EPUB's name for its format."""
        return MEDIA_TYPES[self.path.suffix.lower()]


def read_face(path: Path) -> FontFace:
    """Read a stranger's font, which may be broken anywhere. Raises: OSError, TTLibError, KeyError and others."""
    from fontTools.ttLib import TTFont

    # Given a path, fontTools 4.68 leaves the file open when it is no font.
    with path.open("rb") as file, TTFont(file, lazy=True) as font:
        names, metrics = font["name"], font["OS/2"]
        # Family and style as typographers see them (ids 16, 17); without them ids 1, 2 say the same.
        family = names.getDebugName(16) or names.getDebugName(1) or path.stem
        font.getBestCmap()  # a font without characters is found here, not in the middle of a build
        return _face(path, family, metrics.usWeightClass, metrics.fsSelection)


def _face(path: Path, family: str, weight: int, selection: int, *, fallback: bool = False) -> FontFace:
    style = "italic" if selection & (_ITALIC | _OBLIQUE) else "normal"
    return FontFace(family=family, path=path, weight=max(100, round(weight, -2)), style=style, fallback=fallback)


def faces_in(folder: Path, *, fallback: bool = False) -> tuple[FontFace, ...]:
    """The faces of a folder of sound fonts, by file name."""
    facts = ((path, read_facts(path)) for path in _fonts_in(folder))
    return tuple(_face(path, each.family, each.weight, each.selection, fallback=fallback) for path, each in facts)


def book_faces(folder: Path, report: Report) -> tuple[FontFace, ...]:
    """The faces of the book's own fonts. Reports: broken-font."""
    from fontTools.ttLib import TTLibError

    faces = []
    for path in _fonts_in(folder):
        try:
            faces.append(read_face(path))
        except (OSError, TTLibError, KeyError, ValueError, AssertionError, AttributeError) as problem:
            report.add(_broken(path, folder, problem))
    return tuple(faces)


def font_face_css(faces: Iterable[FontFace], url_for: Callable[[FontFace], str]) -> str:
    """Write an ``@font-face`` rule for each face."""
    return "\n".join(
        f'@font-face {{ font-family: "{_escape(face.family)}"; font-weight: {face.weight}; font-style: {face.style}; '
        f'src: url("{_escape(url_for(face))}"); }}'
        for face in faces
    )


def faces_for(faces: Iterable[FontFace], characters: frozenset[int]) -> tuple[FontFace, ...]:
    """Leave out the fallback families that the text does not need: each is asked for what those before it lack."""
    kept: list[FontFace] = []
    wanted = set(characters)
    for members in _by_family(faces):
        offered = frozenset().union(*(face.coverage for face in members))
        if not members[0].fallback or wanted & offered:
            kept.extend(members)
            wanted -= offered
    return tuple(kept)


def _by_family(faces: Iterable[FontFace]) -> Iterator[list[FontFace]]:
    families: dict[str, list[FontFace]] = {}
    for face in faces:
        families.setdefault(face.family, []).append(face)
    yield from families.values()


def _fonts_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS and path.is_file())


def _broken(path: Path, folder: Path, problem: Exception) -> Diagnostic:
    return Diagnostic(
        code=Code.BROKEN_FONT,
        message=f"`{path.name}` can't be read as a font: {problem or type(problem).__name__}",
        span=Span(path=PurePosixPath(folder.name) / path.relative_to(folder).as_posix()),
        hint="replace the file, or take it out of the folder",
    )


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ")
