"""Pandoc writes LaTeX, XeLaTeX writes the PDF: the command lines, bare and for the same book."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

_FACES = {
    "classic": (("mainfont", "eb-garamond", "EBGaramond", "600SemiBold"),),
    "technical": (
        ("mainfont", "literata", "Literata", "700Bold"),
        ("sansfont", "inter", "Inter", "600SemiBold"),
    ),
}
_CODE = ("monofont", "jetbrains-mono", "JetBrainsMono", "700Bold")

_BOOK = {
    "documentclass": "scrbook",
    "papersize": "a5",
    "geometry": "inner=18mm,outer=15mm,top=18mm,bottom=20mm",
    "fontsize": "10pt",
    "lang": "en",
    "title": "Book",
}
"""Trim, margins and size of the text as postbook's own theme has them: both books have as many pages, within a few."""


def bare(pandoc: Sequence[str], out: Path) -> list[str]:
    """What comes of saying nothing: an article on letter paper, in a fifth fewer pages, its pictures not found."""
    return [*pandoc, "--pdf-engine=xelatex", "-o", str(out)]


def same_book(pandoc: Sequence[str], posts: Sequence[Path], theme: str, out: Path) -> list[str]:
    """The same book: trim, faces and size of the theme, a chapter for each post, its pictures, its own link names.

    Drawings need ``rsvg-convert``, which Pandoc asks for them.
    """
    settings = [f"--variable={name}={value}" for name, value in _BOOK.items()]
    for role, family, stem, bold in (*_FACES[theme], _CODE):
        settings += _face(role, family, stem, bold)
    folders = ":".join(dict.fromkeys(str(path.parent) for path in posts))
    chapters = ["--file-scope", "--top-level-division=chapter", "--toc-depth=1", "--resource-path", folders]
    return bare([*pandoc, *chapters, *settings], out)


def _face(role: str, family: str, stem: str, bold: str) -> list[str]:
    folder = str(files("postbook.themes") / "fonts" / family)
    faces = {"BoldFont": bold, "ItalicFont": "400Regular_Italic", "BoldItalicFont": f"{bold}_Italic"}
    named = ",".join(f"{face}={stem}_{name}" for face, name in faces.items())
    scale = ",Scale=0.8" if role == "monofont" else ""
    return [
        f"--variable={role}={stem}_400Regular",
        f"--variable={role}options=Path={folder}/,Extension=.ttf,{named}{scale}",
    ]


def installed() -> bool:
    """Whether TeX is on this machine."""
    return shutil.which("xelatex") is not None


def can_draw() -> bool:
    """Whether Pandoc can turn SVG into something that TeX takes."""
    return shutil.which("rsvg-convert") is not None
