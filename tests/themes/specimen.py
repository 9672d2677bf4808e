"""Sets the specimens of docs/chapter-tree.md with a theme's print sheets, as the PDF room does."""

from __future__ import annotations

from pathlib import Path

from postbook.lengths import PageSize
from postbook.themes.faces import font_face_css
from postbook.themes.theme import Theme

HERE = Path(__file__).parent


def specimen(
    theme: Theme, name: str = "specimen", trim: str = "a5", language: str = "en", direction: str = "ltr"
) -> str:
    """A whole HTML document: prelude, the theme's sheets, and the specimen's sections, each on a recto."""
    size = PageSize.parse(trim)
    prelude = f":root {{ --pb-trim-width: {size.width}; --pb-trim-height: {size.height} }}"
    prelude += "@counter-style pb-folio { system: extends decimal }"
    prelude += "@counter-style pb-folio-roman { system: extends lower-roman }"
    recto = ".pb-section { break-before: %s }" % ("left" if direction == "rtl" else "right")
    faces = font_face_css(theme.faces, lambda face: face.path.as_uri())
    sheets = "".join(f"<style>{sheet}</style>" for sheet in (faces, prelude, *theme.print_stylesheets, recto))
    body = (HERE / f"{name}.html").read_text(encoding="utf-8")
    head = f'<html lang="{language}" dir="{direction}"><head><meta charset="utf-8">{sheets}</head>'
    return f"<!DOCTYPE html>{head}<body>{body}</body></html>"
