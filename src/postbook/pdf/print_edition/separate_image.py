"""Separate a picture that the layout engine has read itself: within a drawing, or named by a stylesheet."""

from __future__ import annotations

import contextlib
import io
import zlib
from typing import Any

from PIL import Image

from postbook.pdf.print_edition.separation import Separation

_QUALITY = 90
"""Of a JPEG that has to be made anew, with as many places for colour as for light."""

_SPACES = {"L": "/DeviceGray", "CMYK": "/DeviceCMYK"}


def separate_image(item: Any, separation: Separation) -> None:
    """Give an image XObject, which is no stand-in, the separation's colours. Its soft mask stays."""
    item.extra["Interpolate"] = "false"
    if item.extra["ColorSpace"] == "/DeviceGray":
        return
    # A picture whose samples the engine mistook for RGB is as wrong on the screen.
    with contextlib.suppress(OSError, ValueError, SyntaxError), _opened(item) as image:
        made = separation(image, image.info.get("icc_profile"))
        if made is not image:
            _replace(item, made, is_jpeg=image.format == "JPEG")


def _opened(item: Any) -> Image.Image:
    content = b"".join(each if isinstance(each, bytes) else each.data for each in item.stream)
    is_jpeg = item.extra["Filter"] == "/DCTDecode"
    file = content if is_jpeg else png_around(content, item.extra["Width"], item.extra["Height"])
    return Image.open(io.BytesIO(file))


def png_around(samples: bytes, width: int, height: int) -> bytes:
    """A PNG of RGB samples that are packed as a PNG's are (https://www.w3.org/TR/png-3/#11IHDR)."""
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, 2, 0, 0, 0))
    chunks = ((b"IHDR", header), (b"IDAT", samples), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*each) for each in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")


def _replace(item: Any, made: Image.Image, *, is_jpeg: bool) -> None:
    for key in ("Decode", "DecodeParms"):
        item.extra.pop(key, None)
    item.extra["ColorSpace"] = _SPACES[made.mode]
    item.stream = [_jpeg(made) if is_jpeg else zlib.compress(made.tobytes(), 9)]
    if is_jpeg and made.mode == "CMYK":
        # Pillow writes CMYK as Adobe's programs do, with white for black.
        item.extra["Decode"] = "[1 0 1 0 1 0 1 0]"


def _jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    return out.getvalue()
