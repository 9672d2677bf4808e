"""The EPUB's cover, drawn by the theme for a book that has none: laid out, then rasterised."""

from __future__ import annotations

import io

from postbook.cache import Cache, key_of
from postbook.config import Config
from postbook.engines import version
from postbook.pdf.setting import Copy
from postbook.themes.cover import cover_document
from postbook.themes.theme import Theme

WIDTH, HEIGHT = 1600, 2560
"""Pixels. Kindle's ideal: KDP help, topic G200645690."""

JPEG_QUALITY, CHROMA = 80, "4:2:0"
"""Without harm that can be seen, at half the size of 90 and 4:4:4."""


def draw_cover(config: Config, theme: Theme, cache: Cache, fingerprint: str) -> bytes:
    """A JPEG of 1600 × 2560 pixels, kept from one build for the next."""
    html = cover_document(config, theme)
    key = key_of(fingerprint, html, version("pypdfium2"), version("pillow"))
    kept = cache.get("cover", key)
    if kept is None:
        kept = _draw(html)
        cache.put("cover", key, kept)
    return kept


def _draw(html: str) -> bytes:
    import pypdfium2

    from postbook.pdf.galley import draw

    pdf = draw(Copy(name="cover", html=html, styles=(), pictures={}))
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        image = page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB")
    out = io.BytesIO()
    image.resize((WIDTH, HEIGHT)).save(out, "JPEG", quality=JPEG_QUALITY, subsampling=CHROMA, optimize=True)
    return out.getvalue()
