"""A picture as a PDF holds it: an image XObject (ISO 32000-1, 8.9.5), still without a file around it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

_SIGNATURE = b"\x89PNG\r\n\x1a\n"

_GREY, _RGB, _PALETTE = 0, 2, 3
"""Colour types of PNG that PDF knows too: https://www.w3.org/TR/png-3/#11IHDR"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageStream:
    """The samples of a picture, and how they are to be read."""

    data: bytes = field(repr=False)
    width: int
    height: int
    filter: str
    """``DCTDecode`` for JPEG, ``FlateDecode``."""
    components: int
    """1: grey, or places in a palette; 3: RGB; 4: CMYK."""
    bits: int = 8
    palette: bytes = field(default=b"", repr=False)
    """RGB, RGB, RGB …"""
    has_predictor: bool = False
    """Whether the lines begin with the filters of PNG."""
    is_inverted: bool = False
    """As programs of Adobe, and Pillow after them, write CMYK into JPEG."""
    mask: ImageStream | None = None
    """How opaque it is, as a grey picture."""

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.data) + len(self.palette) + (self.mask.size if self.mask else 0)


def from_png(content: bytes) -> ImageStream | None:
    """A PNG's samples, packed as they are: PDF took over its compression. ``None`` for a PNG that PDF can't hold so,
    and for one whose samples are damaged.
    """
    if not content.startswith(_SIGNATURE):
        return None
    chunks: dict[bytes, list[bytes]] = {}
    for kind, data in _chunks(content):
        chunks.setdefault(kind, []).append(data)
    if b"IDAT" not in chunks or len(head := chunks.get(b"IHDR", [b""])[0]) != 13:
        return None
    bits, colour_type, interlaced = head[8], head[9], head[12]
    palette = chunks.get(b"PLTE", [b""])[0] if colour_type == _PALETTE else b""
    if colour_type not in (_GREY, _RGB, _PALETTE) or bits > 8 or interlaced or b"tRNS" in chunks:
        return None
    if (colour_type == _PALETTE) != bool(palette):
        return None
    stream = ImageStream(
        data=b"".join(chunks[b"IDAT"]),
        width=int.from_bytes(head[:4], "big"),
        height=int.from_bytes(head[4:8], "big"),
        filter="FlateDecode",
        components=3 if colour_type == _RGB else 1,
        bits=bits,
        palette=palette,
        has_predictor=True,
    )
    return stream if _is_whole(stream) else None


def _is_whole(stream: ImageStream) -> bool:
    """Whether all lines are there, each with a filter that there is: https://www.w3.org/TR/png-3/#9Filters"""
    line = (stream.width * stream.components * stream.bits + 7) // 8 + 1
    unpacking = zlib.decompressobj()
    try:
        samples = unpacking.decompress(stream.data, line * stream.height + 1)
    except zlib.error:
        return False
    return unpacking.eof and 0 < len(samples) == line * stream.height and max(samples[::line]) <= 4


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_SIGNATURE)
    while place + 8 <= len(content):
        length = int.from_bytes(content[place : place + 4], "big")
        yield content[place + 4 : place + 8], content[place + 8 : place + 8 + length]
        place += length + 12


def from_jpeg(content: bytes, width: int, height: int, components: int) -> ImageStream:
    """A JPEG as it is, but for what cameras write beside the picture."""
    return ImageStream(
        data=_without_remarks(content), width=width, height=height, filter="DCTDecode", components=components
    )


def _without_remarks(content: bytes) -> bytes:
    """Leave out the place where a picture was taken, small copies of it, profiles: APP1 to APP13, APP15 and COM.

    ITU-T T.81, B.1.1. APP14 stays: it says how colours are written.
    """
    kept, place = [content[:2]], 2
    while content[place : place + 1] == b"\xff" and place + 4 <= len(content):
        marker = content[place + 1]
        if marker == 0xDA:
            return b"".join(kept) + content[place:]
        after = place + 2 + int.from_bytes(content[place + 2 : place + 4], "big")
        if not (0xE1 <= marker <= 0xED or marker in {0xEF, 0xFE}):
            kept.append(content[place:after])
        place = after
    # It is not built as expected, and yet was read: then readers of PDF may read it too.
    return content
