"""The colours of the print edition: black ink alone, or the four inks of a printing condition.

Both are ``PictureColours``, and both turn single colours into ink.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Imported by whoever separates: for the screen edition, and for galleys that stand, nobody does.
    from PIL import Image, ImageCms

Colour = tuple[float, ...]
"""Red, green and blue, from 0 to 1: sRGB."""

Ink = tuple[float, ...]
"""Operands of PDF's colours (ISO 32000-1, 8.6.4), from 0 to 1: one of DeviceGray, where 0 is black, or four of
DeviceCMYK, where 0 is none."""

NEUTRAL = 0.02
"""Colours whose parts differ by no more than this are greys."""

_LUMA = (0.299, 0.587, 0.114)
"""ITU-R BT.601, section 2.5.1: what Pillow's mode ``L`` has too, so that text and pictures are of one grey."""


@dataclass(frozen=True, slots=True)
class Gray:
    """Black ink alone."""

    space = "/DeviceGray"
    components = 1

    @property
    def key(self) -> str:
        """One set of colours."""
        return "gray"

    def __call__(self, image: Image.Image, profile: bytes | None) -> Image.Image:
        """A picture in grey."""
        if image.mode in {"1", "L"}:
            return image
        return in_srgb(image, profile).convert("L")

    def ink(self, colour: Colour) -> Ink:
        """How much a colour leaves of the paper's white."""
        return (luma(colour),)

    def stop(self, colour: Colour) -> Ink:
        """A colour in a gradient."""
        return self.ink(colour)

    def own(self, inks: Ink) -> Ink:
        """What the book itself says in four inks, in one (ISO 32000-1, 10.3.4)."""
        cyan, magenta, yellow, black = inks
        return (1 - min(1.0, luma((cyan, magenta, yellow)) + black),)


@dataclass(frozen=True, slots=True)
class Cmyk:
    """The four inks of a printing condition; what is grey has black alone."""

    profile: bytes = field(repr=False)

    space = "/DeviceCMYK"
    components = 4

    @property
    def key(self) -> str:
        """The profile decides."""
        return f"cmyk-{sha256(self.profile).hexdigest()}"

    def __call__(self, image: Image.Image, profile: bytes | None) -> Image.Image:
        """A picture in four inks; a grey one has black alone."""
        if image.mode in {"1", "L", "CMYK"}:
            return image
        colours = in_srgb(image, profile)
        return colours.convert("L") if is_grey(colours) else _separated(colours, self.profile)

    def ink(self, colour: Colour) -> Ink:
        """A grey in black ink alone, any other colour in four."""
        if max(colour) - min(colour) <= NEUTRAL:
            return (luma(colour),)
        from PIL import Image

        pixel = Image.new("RGB", (1, 1), tuple(round(part * 255) for part in colour))
        return tuple(round(part / 255, 4) for part in _separated(pixel, self.profile).tobytes())

    def stop(self, colour: Colour) -> Ink:
        """A colour in a gradient: all of them in four inks."""
        ink = self.ink(colour)
        return ink if len(ink) == 4 else (0, 0, 0, 1 - ink[0])

    def problem(self) -> str:
        """Why no colour can be separated with the profile, if so."""
        from PIL import ImageCms

        try:
            self.ink((1, 0, 0))
        except (ImageCms.PyCMSError, OSError, ValueError) as problem:
            return str(problem) or "it is damaged"
        return ""

    def own(self, inks: Ink) -> Ink:
        """What the book itself says in four inks stays."""
        return inks


Separation = Gray | Cmyk


def luma(colour: Colour) -> float:
    """How light a colour is."""
    return round(sum(share * part for share, part in zip(_LUMA, colour, strict=True)), 4)


def in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """A picture's colours as sRGB, by its own profile if it has one that can be used."""
    from PIL import ImageCms

    plain = image if image.mode in {"RGB", "CMYK"} else image.convert("RGB")
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            made = ImageCms.profileToProfile(
                plain, source, _srgb(), ImageCms.Intent.RELATIVE_COLORIMETRIC, outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            # A profile that is damaged, or of another kind than the picture, says nothing.
            made = None
        if made is not None:
            return made
    return plain.convert("RGB")


def is_grey(image: Image.Image) -> bool:
    """Whether an RGB picture has no colour at all: a scan of a drawing, a screen in black and white."""
    red, green, blue = image.split()
    return red.tobytes() == green.tobytes() == blue.tobytes()


def _separated(image: Image.Image, profile: bytes) -> Image.Image:
    from PIL import ImageCms

    made = ImageCms.applyTransform(image, _transform(profile))
    assert made is not None
    return made


@lru_cache(maxsize=1)
def _srgb() -> ImageCms.ImageCmsProfile:
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


@lru_cache(maxsize=2)
def _transform(profile: bytes) -> ImageCms.ImageCmsTransform:
    """From sRGB to a printing condition, as image editors do it: relative colorimetric, black to black."""
    from PIL import ImageCms

    return ImageCms.buildTransform(
        _srgb(),
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        "RGB",
        "CMYK",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
