"""Pictures made of pixels within drawings: they stand in the drawing itself, in a form that all can show, or go."""

from __future__ import annotations

from lxml import etree

from postbook.chapter.data_addresses import data_address, read_data_address
from postbook.chapter.raster_files import BrokenPictureError, read_raster


def settle_embedded(image: etree._Element, names: tuple[str, ...]) -> bool:
    """Make an SVG ``<image>`` one that the book can carry; whether it shows anything. ``names``: of its address.

    A drawing is shown apart from all files (https://www.w3.org/TR/SVG2/conform.html#secure-static-mode): what it does
    not hold itself no browser would show either.
    """
    address = next((value.strip() for name in names if (value := image.get(name))), "")
    if not address.lower().startswith("data:image/"):
        return False
    try:
        content = read_data_address(address)
        raster = read_raster(content)
    except (BrokenPictureError, ValueError):
        return False
    for name in names:
        if image.get(name):
            image.set(name, data_address(raster.made or content, raster.media_type))
    return True
