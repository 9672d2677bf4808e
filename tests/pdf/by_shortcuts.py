"""Documents that are set by the shortcuts and by the engine alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from postbook.diagnostics import Report
from postbook.pdf.fontconfig import open_fonts
from postbook.pdf.setting import Copy
from postbook.themes.theme import load_theme


def open_classic(folder: Path, more: Iterable[Path] = ()) -> None:
    """The faces of the classic theme, those of more folders, and none of the system."""
    theme = load_theme("classic", Report())
    open_fonts(dict.fromkeys([*(face.path.parent for face in theme.faces), *more]), folder, system=False)


def section_of(pages: str, body: str) -> Copy:
    """A section; what stands in its ``<style>`` is one of its sheets."""
    sheets = re.findall(r"<style>(.*?)</style>", body)
    rest = re.sub(r"<style>.*?</style>", "", body)
    html = f"<!DOCTYPE html><html lang=en><title>t</title><body><section class=pb-section>{rest}</section></html>"
    return Copy(name="t", html=html, styles=(pages, *sheets), pictures={})
