"""Pictures in the widths that their authors gave them: the layout engine reads styles, and no such attributes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from postbook.chapter.chapter import Picture
from postbook.xhtml import elements

_PIXELS = re.compile(r"\d{1,5}")
_SAYS_WIDTH = re.compile(r"(?:^|;)\s*width\s*:")


def size_pictures(body: etree._Element, pictures: Mapping[str, Picture]) -> None:
    """Say the ``width`` of each picture as a style, or the width that goes with its ``height``.

    In CSS pixels, 96 an inch. A theme holds them within the page. A picture is never stretched: of two sizes that don't
    go together the width counts.
    """
    for image in elements(body, "img"):
        style = image.get("style", "")
        if (width := _width(image, pictures)) and not _SAYS_WIDTH.search(style):
            image.set("style", "; ".join(filter(None, [style, f"width: {width:g}px"])))


def _width(image: etree._Element, pictures: Mapping[str, Picture]) -> float:
    """In CSS pixels; 0 where nothing is said."""
    width, height = (_pixels(image.get(name, "")) for name in ("width", "height"))
    if width or not height:
        return width
    picture = pictures.get(image.get("src", ""))
    return round(height * picture.width / picture.height, 2) if picture and picture.height else 0


def _pixels(written: str) -> int:
    return int(written) if _PIXELS.fullmatch(written) else 0
