"""The EPUB's cover, drawn by the theme for a book that has none: laid out, then rasterised."""

from __future__ import annotations

import io

import pypdfium2

from postbook.config import Config
from postbook.pdf.galley import draw
from postbook.pdf.setting import Copy
from postbook.themes.cover import cover_document
from postbook.themes.theme import Theme

WIDTH, HEIGHT = 1600, 2560
"""Pixels. Kindle's ideal: KDP help, topic G200645690."""

JPEG_QUALITY = 90


def draw_cover(config: Config, theme: Theme) -> bytes:
    """A JPEG of 1600 × 2560 pixels."""
    pdf = draw(Copy(html=cover_document(config, theme), styles=(), pictures={}))
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        image = page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB")
    out = io.BytesIO()
    image.resize((WIDTH, HEIGHT)).save(out, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return out.getvalue()
