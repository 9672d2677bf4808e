"""Drawings that hold pictures, as diagram editors export them."""

from __future__ import annotations

import base64
import io

import pikepdf
from PIL import Image

from booktest import BookTest


def test_a_picture_inside_a_drawing_is_printed(booktest: BookTest) -> None:
    """It lies in the drawing itself: no file and no network is read for it. It is not interpolated, as PDF/A wants."""
    packed = io.BytesIO()
    Image.new("RGB", (9, 9), "navy").save(packed, "PNG")
    address = f"data:image/png;base64,{base64.b64encode(packed.getvalue()).decode()}"
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">'
        f'<image width="90" height="90" href="{address}"/></svg>'
    )
    booktest.with_posts("---\ntitle: Tide\n---\n\n![A tide](tide.svg)\n").write({"chapters/tide.svg": drawing})

    with pikepdf.open(booktest.build("pdf").pdf) as pdf:
        images = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"]
        assert images
        assert not any(image.get("/Interpolate", False) for image in images)
    assert "" == booktest.messages
