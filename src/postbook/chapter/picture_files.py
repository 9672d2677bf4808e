"""A picture's bytes: what they truly are, and the form in which a book can carry them."""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from postbook.chapter.chapter import Picture
from postbook.chapter.heading_slugs import ascii_name
from postbook.chapter.raster_files import BrokenPictureError, read_raster
from postbook.chapter.svg_files import read_svg

_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp", "image/svg+xml": "svg"}
_KNOWN_ENDINGS = {
    "png": "PNG", "apng": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "jpe": "JPEG", "jfif": "JPEG", "gif": "GIF",
    "webp": "WEBP", "svg": "SVG", "svgz": "SVG", "avif": "AVIF", "tif": "TIFF", "tiff": "TIFF", "bmp": "BMP",
    "ico": "ICO", "ppm": "PPM", "pgm": "PPM", "pbm": "PPM",
}  # fmt: skip
_LARGEST_SVG = 50_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPicture:
    """A picture, and what an author should know of it."""

    picture: Picture
    true_format: str
    """``PNG``, ``JPEG``, ``SVG`` …"""
    claimed_format: str = ""
    """What the name's ending says; empty where it says nothing."""
    dropped: tuple[str, ...] = ()
    """Elements left out of an SVG, or flattened."""


def read_picture(data: bytes, name: str, path: Path | None = None) -> ReadPicture:
    """Make a book's picture of a file's bytes. Raises: BrokenPictureError."""
    claimed = _KNOWN_ENDINGS.get(PurePosixPath(name).suffix.lower().lstrip("."), "")
    if not data:
        raise BrokenPictureError("the file is empty")
    if _is_svg(data):
        return _read_svg(data, name, claimed)
    raster = read_raster(data)
    is_file = raster.made is None and path is not None
    picture = Picture(
        href=_href(name, raster.made or data, raster.media_type),
        media_type=raster.media_type,
        width=raster.width,
        height=raster.height,
        data=None if is_file else raster.made or data,
        path=path if is_file else None,
    )
    return ReadPicture(picture=picture, true_format=raster.true_format, claimed_format=claimed)


def _is_svg(data: bytes) -> bool:
    if data[:2] == b"\x1f\x8b":
        return True
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = data[:4096].decode("utf-16", "replace").encode()
    return head.startswith(b"<") and re.search(rb"<(?:\w+:)?svg[\s>]", data[:65536]) is not None


def _read_svg(data: bytes, name: str, claimed: str) -> ReadPicture:
    if data[:2] == b"\x1f\x8b":
        try:
            with gzip.open(io.BytesIO(data)) as packed:
                data = packed.read(_LARGEST_SVG)
        except (OSError, EOFError, zlib.error) as error:
            raise BrokenPictureError("its data are damaged") from error
    drawing = read_svg(data)
    if drawing is None:
        raise BrokenPictureError("it is not well-formed XML")
    href = _href(name, drawing.data, "image/svg+xml")
    picture = Picture(
        href=href, media_type="image/svg+xml", width=drawing.width, height=drawing.height, data=drawing.data
    )
    return ReadPicture(picture=picture, true_format="SVG", claimed_format=claimed, dropped=drawing.dropped)


def _href(name: str, data: bytes, media_type: str) -> str:
    stem = ascii_name(PurePosixPath(name).stem.lower()).replace(".", "-")[:40].strip("-_") or "picture"
    return f"media/{stem}-{hashlib.sha256(data).hexdigest()[:8]}.{_ENDINGS[media_type]}"
