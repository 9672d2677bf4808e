"""The colours in which an edition has its pictures."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PIL import Image, ImageCms


class PictureColours(Protocol):
    """Gives a picture the colours of an edition. It goes to other processes: a frozen dataclass at a module's top."""

    @property
    def key(self) -> str:
        """What it depends on: with it a prepared picture is kept."""
        ...

    def __call__(self, image: Image.Image, profile: bytes | None) -> Image.Image:
        """An opaque picture (``1``, ``L``, ``P``, ``RGB``) in the edition's colours: ``1``, ``L``, ``P``, ``RGB``,
        ``CMYK``. ``profile`` is its ICC profile.

        Where there is nothing to do it gives back the very same object. It is asked with a single pixel first: for a
        picture that stays as it is the file is used, and never decoded.
        """
        ...


@dataclass(frozen=True, slots=True)
class ScreenColours:
    """sRGB, the output intent of the screen edition."""

    @property
    def key(self) -> str:
        """One set of colours."""
        return "sRGB"

    def __call__(self, image: Image.Image, profile: bytes | None) -> Image.Image:
        """Change what comes with another profile."""
        from PIL import ImageCms

        source = _profile(profile)
        if source is None or image.mode not in {"L", "P", "RGB", "CMYK"}:
            return image.convert("RGB") if image.mode == "CMYK" else image
        plain = image.convert("RGB") if image.mode == "P" else image
        try:
            made = ImageCms.profileToProfile(
                plain, source, ImageCms.createProfile("sRGB"), ImageCms.Intent.RELATIVE_COLORIMETRIC, outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            # A profile that is damaged, or of another kind than the picture, says nothing.
            return image.convert("RGB") if image.mode == "CMYK" else image
        assert made is not None
        return made.convert("L") if image.mode == "L" else made


def _profile(profile: bytes | None) -> ImageCms.ImageCmsProfile | None:
    """A picture's profile, if it has one that can be read, and that is not sRGB itself."""
    from PIL import ImageCms

    if not profile:
        return None
    try:
        read = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        name = ImageCms.getProfileDescription(read)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
    return None if "srgb" in name.lower() else read
