"""The fonts that layout may see: the theme's and the book's, and the system's only if the book asks for them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

SYSTEM = "/etc/fonts/fonts.conf"


def fontconfig_xml(folders: Iterable[Path], cache: Path, *, system: bool) -> str:
    """A fontconfig file that knows these folders. Order counts: the first font that has a character sets it."""
    lines = [f"<dir>{escape(str(folder))}</dir>" for folder in folders]
    if system:
        lines.append(f'<include ignore_missing="yes">{SYSTEM}</include>')
    lines.append(f"<cachedir>{escape(str(cache))}</cachedir>")
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>' + "".join(lines) + "</fontconfig>"
    )


def open_fonts(folders: Iterable[Path], workshop: Path, *, system: bool) -> None:
    """Let this process, and those it starts, see these fonts only. ``workshop`` is a folder of our own."""
    workshop.mkdir(parents=True, exist_ok=True)
    file = workshop / "fonts.conf"
    file.write_text(fontconfig_xml(folders, workshop / "fontconfig", system=system), encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(file)
