"""The pictures of a bound book: each prepared once, for the place where it is shown largest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import ceil

from postbook.cache import key_of
from postbook.chapter.chapter import Picture
from postbook.code_key import code_key
from postbook.engines import version
from postbook.pdf.image_stream import ImageStream
from postbook.pdf.picture_colours import PictureColours
from postbook.pdf.picture_copy import PictureCopy
from postbook.pdf.press import Press, Work
from postbook.pdf.setting import Galley
from postbook.pdf.standing import pack_picture, unpack_picture

SPARE = 1.5
"""A picture that is finer than the page needs by less than this is left alone: a second look at every edge blurs it a
little, and saves little."""


def _is_raster(picture: Picture) -> bool:
    return picture.media_type != "image/svg+xml" and picture.width > 0 and picture.height > 0


def stand_ins(pictures: Mapping[str, Picture], styles: Iterable[str]) -> Mapping[str, tuple[int, int]]:
    """Pictures whose place is kept, with their pixels: all but drawings.

    None where a sheet turns pictures: the layout engine does that itself.
    """
    if any("image-orientation" in css for css in styles):
        return {}
    return {href: (each.width, each.height) for href, each in pictures.items() if _is_raster(each)}


def prepare_pictures(copies: Sequence[PictureCopy], press: Press) -> Mapping[str, ImageStream]:
    """Pictures made ready, by their ``href``. Raises: SettingFailed."""
    made = press.set_all(PICTURES, copies)
    return {copy.picture.href: each for copy, each in zip(copies, made, strict=True)}


def picture_copies(
    pictures: Mapping[str, Picture], galleys: Iterable[Galley], resolution: int, colours: PictureColours
) -> Sequence[PictureCopy]:
    """Every raster picture that a galley shows. ``resolution`` in pixels an inch, 0 for all there are."""
    drawn = largest(galleys)
    return [_copy(pictures[href], drawn[href], resolution, colours) for href in sorted(drawn)]


def largest(galleys: Iterable[Galley]) -> Mapping[str, tuple[float, float]]:
    """Picture → the largest width and height in which it is shown, in points."""
    found: dict[str, tuple[float, float]] = {}
    for galley in galleys:
        for href, (width, height) in galley.pictures.items():
            before = found.get(href, (0.0, 0.0))
            found[href] = max(before[0], width), max(before[1], height)
    return found


def _copy(picture: Picture, drawn: tuple[float, float], resolution: int, colours: PictureColours) -> PictureCopy:
    width, height = pixels(picture, drawn, resolution)
    return PictureCopy(picture=picture, width=width, height=height, colours=colours)


def pixels(picture: Picture, drawn: tuple[float, float], resolution: int) -> tuple[int, int]:
    """How many pixels of a picture a page can use, in the picture's own proportion."""
    inches = drawn[0] / 72, drawn[1] / 72
    needed = max(inches[0] * resolution / picture.width, inches[1] * resolution / picture.height)
    if resolution == 0 or needed * SPARE >= 1:
        return picture.width, picture.height
    return max(1, ceil(picture.width * needed)), max(1, ceil(picture.height * needed))


def _key(copy: PictureCopy, fingerprint: str) -> str:  # noqa: ARG001  fonts have no part in it
    size = f"{copy.width}x{copy.height}"
    return key_of(code_key("pdf"), version("pillow"), copy.picture.href, size, copy.colours.key)


def _prepare(copy: PictureCopy) -> ImageStream:
    # Imported by whoever does it: a build that finds all pictures prepared needs no Pillow.
    from postbook.pdf.prepare_picture import prepare_picture

    return prepare_picture(copy)


PICTURES = Work(
    stage="pictures",
    do=_prepare,
    pack=pack_picture,
    unpack=unpack_picture,
    key=_key,
    weight=lambda copy: copy.picture.width * copy.picture.height,
)
