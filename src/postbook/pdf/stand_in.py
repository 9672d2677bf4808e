"""What stands in a galley for a picture: the layout engine needs its size, the binder puts in the picture itself.

So no galley carries pixels: a picture in ten chapters is decoded once and lies in the book once, and pictures in other
colours ask for no new layout.
"""

from __future__ import annotations

from math import hypot, inf
from typing import Any

import pydyf

MARK = "PostbookPicture"
"""The key in a stand-in's dictionary that names the picture (ISO 32000-1, Annex E: names of one's own)."""


class StandIn:
    """A picture of the book, as the layout engine sees pictures (``weasyprint.images.RasterImage``)."""

    def __init__(self, href: str, width: int, height: int) -> None:
        self._href = href
        self._size = width, height
        # It becomes the picture's name in the resources.
        self.id = f"-{href.encode().hex()}-"
        self.drawn = 0.0, 0.0
        """The largest width and height in which it was drawn, in points."""

    def get_intrinsic_size(self, resolution: float, font_size: float) -> tuple[float, float, float]:  # noqa: ARG002
        """Width and height in CSS pixels, and their ratio."""
        width, height = self._size
        return width / resolution, height / resolution, (width / height if height else inf)

    def draw(self, stream: Any, width: float, height: float, _style: Any) -> None:
        """Draw it, and remember how large."""
        # `ctm` leads to points on a page; in a group it leads to CSS pixels: a third too large does no harm.
        (a, b, _), (c, d, _), _ = stream.ctm
        self.drawn = max(self.drawn[0], width * hypot(a, b)), max(self.drawn[1], height * hypot(c, d))
        name = stream.add_image(self, False, 1)
        stream.transform(width, 0, 0, -height, 0, height)
        stream.draw_x_object(name)

    def get_x_object(self, _interpolate: bool, _ratio: float) -> Any:
        """One grey pixel, and whose place it keeps."""
        facts = {
            "Type": "/XObject",
            "Subtype": "/Image",
            "Width": 1,
            "Height": 1,
            "ColorSpace": "/DeviceGray",
            "BitsPerComponent": 8,
            MARK: pydyf.String(self._href),
        }
        return pydyf.Stream([b"\x80"], pydyf.Dictionary(facts))
