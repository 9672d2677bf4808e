"""Prepare a picture for the page: in the edition's colours, no finer than paper or screen can show, decoded once.

What needs no change is not even decoded: a JPEG, and most PNGs, go into the book as they are.
"""

from __future__ import annotations

import io
import warnings
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from PIL import Image, JpegImagePlugin

from postbook.chapter.chapter import Picture
from postbook.file_state import FileChanged
from postbook.pdf.image_stream import ImageStream, from_jpeg, from_png
from postbook.pdf.picture_colours import PictureColours
from postbook.pdf.picture_copy import PictureCopy
from postbook.whole_pictures import damaged_pictures_too
from postbook.workers import Refused

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
"""What a chapter's pictures are."""

_SMOOTH = {"1": "L", "P": "RGB"}
"""Modes that know nothing between two colours → modes that do."""

_FINE: Mapping[str, Any] = {"quality": 90, "subsampling": 0}
"""How JPEGs are made. Chroma stays as fine as luma: a blog's JPEGs are often of screens, with small red and blue
letters."""


def prepare_picture(copy: PictureCopy) -> ImageStream:
    """The picture, ready to be bound. Raises: Refused; whatever Pillow raises for a picture that it can't read."""
    content = _content(copy.picture)
    with damaged_pictures_too(), _of_any_size(), Image.open(io.BytesIO(content), formats=_FORMATS) as image:
        profile = image.info.get("icc_profile")
        as_it_is = _as_it_is(image, content) if _is_right(image, profile, copy.colours) else None
        if as_it_is and (as_it_is.width, as_it_is.height) == (copy.width, copy.height):
            return as_it_is
        made = _made(image, profile, copy, lossy=_is_lossy(image, content))
    # A drawing in few colours may take more room when it is scaled down, for its edges are then of many.
    return as_it_is if as_it_is and as_it_is.size <= made.size else made


def _content(picture: Picture) -> bytes:
    """The file's bytes. Under the name of the old content a new one would be kept for ever. Raises: Refused."""
    try:
        return picture.read()
    except FileChanged:
        raise Refused("it was saved while the book was made") from None
    except OSError as refusal:
        raise Refused((refusal.strerror or "it can't be read").lower()) from None


@contextmanager
def _of_any_size() -> Iterator[None]:
    """No warning of many pixels: those that are too many were told of when the post was read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        yield


def _is_right(image: Image.Image, profile: bytes | None, colours: PictureColours) -> bool:
    """Whether its colours need no change. No pixel is read for that."""
    pixel = Image.new("RGB" if image.mode in {"P", "RGBA"} else image.mode, (1, 1))
    return colours(pixel, profile) is pixel


def _as_it_is(image: Image.Image, content: bytes) -> ImageStream | None:
    """The file's own samples, where a PDF can hold them."""
    if image.format in {"JPEG", "MPO"} and image.mode in {"L", "RGB"}:
        return from_jpeg(content, *image.size, len(image.getbands()))
    return from_png(content)


def _is_lossy(image: Image.Image, content: bytes) -> bool:
    return image.format in {"JPEG", "MPO"} or (image.format == "WEBP" and b"VP8L" not in _chunks(content))


def _chunks(webp: bytes) -> Iterator[bytes]:
    """The names of its chunks: https://developers.google.com/speed/webp/docs/riff_container"""
    place = 12
    while place + 8 <= len(webp):
        yield webp[place : place + 4]
        length = int.from_bytes(webp[place + 4 : place + 8], "little")
        place += 8 + length + length % 2


def _made(image: Image.Image, profile: bytes | None, copy: PictureCopy, *, lossy: bool) -> ImageStream:
    size = copy.width, copy.height
    is_scaled = size != image.size
    if is_scaled:
        # A JPEG can be read at a half, a quarter or an eighth; twice the size that is wanted keeps it sharp.
        image.draft(None, (2 * copy.width, 2 * copy.height))
    plain = _plain(image)
    if plain.size != size:
        plain = _scaled(plain, size)
    opacity = plain.getchannel("A") if plain.mode in {"LA", "RGBA"} else None
    opaque = plain.convert(plain.mode[:-1]) if opacity else plain
    mask = _packed(opacity) if opacity and opacity.getextrema() != (255, 255) else None
    coloured = copy.colours(opaque, profile)
    if not lossy:
        return _packed(coloured, mask)
    is_new = is_scaled or coloured.mode != image.mode
    return _lossy(coloured, mask, _FINE if is_new else _as_it_was(image))


def _scaled(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    smooth = image.convert(_SMOOTH[image.mode]) if image.mode in _SMOOTH else image
    return smooth.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _plain(image: Image.Image) -> Image.Image:
    """The first frame, with its transparency, if any, as a channel."""
    if "transparency" in image.info:
        return image.convert("LA" if image.mode == "L" else "RGBA")
    if image.mode == "PA":
        return image.convert("RGBA")
    image.load()
    return image


def _lossy(image: Image.Image, mask: ImageStream | None, how: Mapping[str, Any]) -> ImageStream:
    packed = io.BytesIO()
    image.save(packed, "JPEG", optimize=True, **how)
    made = from_jpeg(packed.getvalue(), *image.size, len(image.getbands()))
    return replace(made, mask=mask, is_inverted=image.mode == "CMYK")


def _as_it_was(image: Image.Image) -> Mapping[str, Any]:
    """How a JPEG was written: written so again, it loses next to nothing, and does not grow."""
    if not isinstance(image, JpegImagePlugin.JpegImageFile):
        return _FINE
    sampling = JpegImagePlugin.get_sampling(image)
    return {"qtables": image.quantization, **({"subsampling": sampling} if sampling >= 0 else {})}


def _packed(image: Image.Image, mask: ImageStream | None = None) -> ImageStream:
    """Every sample as it is."""
    if image.mode != "CMYK":
        file = io.BytesIO()
        image.save(file, "PNG")
        made = from_png(file.getvalue())
        assert made is not None
        return made if mask is None else replace(made, mask=mask)
    return ImageStream(
        data=zlib.compress(image.tobytes(), 9),
        width=image.width,
        height=image.height,
        filter="FlateDecode",
        components=4,
        mask=mask,
    )
