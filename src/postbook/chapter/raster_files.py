"""Pictures made of pixels: what their bytes truly are, and the form in which a book can carry them."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageOps

from postbook.chapter.strange_files import strange_kind
from postbook.whole_pictures import whole_pictures_only

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "TIFF", "BMP", "DIB", "ICO", "PPM", "JPEG2000", "PCX", "TGA")
"""What is read. EPS is not: Pillow would call Ghostscript."""
_CORE = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp"}
"""EPUB 3.3, https://www.w3.org/TR/epub-33/#sec-core-media-types"""
_SAME = {"MPO": "JPEG", "DIB": "BMP"}
_PLAIN_MODES = frozenset({"1", "L", "LA", "P", "PA", "RGB", "RGBA"})
_LOSSY = frozenset({"AVIF", "JPEG2000", "JPEG", "MPO"})
_QUALITY = 92


class BrokenPictureError(Exception):
    """A picture that can't be read; the text says why, in lower case."""

    def __init__(self, reason: str, hint: str = "save the picture anew from its source") -> None:
        super().__init__(reason)
        self.hint = hint


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """A picture's bytes, judged."""

    true_format: str
    """``PNG``, ``JPEG`` …"""
    media_type: str
    """Of what the book carries."""
    made: bytes | None
    """What it carries in place of the bytes; ``None``: the bytes themselves."""
    width: int
    height: int


def read_raster(data: bytes) -> Raster:
    """Read every pixel. Raises: BrokenPictureError."""
    with warnings.catch_warnings(), whole_pictures_only():
        # Pillow warns of half as many pixels as it refuses; the layout engine would show the picture.
        warnings.simplefilter("ignore")
        try:
            return _read(data)
        except Image.DecompressionBombError as error:
            raise BrokenPictureError("it has too many pixels", "scale it down: no page can show them") from error
        except Exception as error:
            # Pillow's decoders raise what they please: OSError, SyntaxError, struct.error, ValueError, IndexError.
            raise BrokenPictureError(*(strange_kind(data) or (_reason(error),))) from error


def _reason(error: Exception) -> str:
    text = str(error).lower()
    if "truncated" in text or "unexpected end" in text or isinstance(error, EOFError):
        return "the file ends too early"
    return "it is no picture" if "cannot identify" in text else "its data are damaged"


def _read(data: bytes) -> Raster:
    with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
        true_format = _SAME.get(image.format or "", image.format or "")
        turned = _orientation(image) != 1
        if _is_usable(image, data) and not turned:
            width, height = image.size
            _decode(image)
            made, media_type = None, _CORE[true_format]
        else:
            made, media_type, (width, height) = _convert(image, true_format, turned=turned)
    return Raster(true_format=true_format, media_type=media_type, made=made, width=width, height=height)


def _decode(image: Image.Image) -> None:
    """Read every pixel: only that finds a file that ends too early."""
    if image.format in {"JPEG", "MPO"}:
        # A small version has to read the whole file too, in a fraction of the time.
        image.draft(image.mode, (max(image.width // 8, 1), max(image.height // 8, 1)))
    image.load()


def _is_usable(image: Image.Image, data: bytes) -> bool:
    """Whether a book can carry the file as it is."""
    if image.format not in _CORE and image.format != "MPO":
        return False
    if image.mode not in _PLAIN_MODES or (image.format == "PNG" and _depth(data) == 16):
        return False
    return image.format == "GIF" or getattr(image, "n_frames", 1) == 1 or image.format == "MPO"


def _depth(data: bytes) -> int:
    """Bits of a PNG's samples. PNG, https://www.w3.org/TR/png-3/#11IHDR"""
    return data[24] if len(data) > 24 else 8


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(0x0112, 1))
    except Exception:
        # Damaged EXIF says nothing; the pixels are judged apart.
        return 1


def _convert(image: Image.Image, true_format: str, *, turned: bool) -> tuple[bytes, str, tuple[int, int]]:
    """The first frame, upright, in eight bits of grey or RGB, in a format that EPUB knows."""
    image.load()
    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image) if turned else image
    plain, profile = _plain(upright, profile)
    has_alpha = plain.mode in {"RGBA", "LA", "PA"} or "transparency" in plain.info
    lossy = true_format in _LOSSY and not has_alpha
    target = "WEBP" if true_format == "WEBP" and turned else "JPEG" if lossy else "PNG"
    made = io.BytesIO()
    if target == "JPEG":
        plain = plain if plain.mode in {"L", "RGB"} else plain.convert("RGB")
        plain.save(made, "JPEG", quality=_QUALITY, subsampling=0, optimize=True, icc_profile=profile, exif=b"")
    elif target == "WEBP":
        plain.save(made, "WEBP", quality=_QUALITY, method=4, icc_profile=profile or b"", exif=b"")
    else:
        plain.save(made, "PNG", optimize=plain.width * plain.height < 1_000_000, icc_profile=profile, exif=b"")
    return made.getvalue(), _CORE[target], plain.size


def _plain(image: Image.Image, profile: bytes | None) -> tuple[Image.Image, bytes | None]:
    """The same in a mode that a book can carry, with the profile that goes with it."""
    if image.mode in {"CMYK", "YCCK"}:
        return _from_cmyk(image, profile), None
    if image.mode in {"I;16", "I;16B", "I;16L", "I"}:
        return image.convert("I").point(lambda value: value / 256).convert("L"), None
    if image.mode == "F":
        return image.convert("L"), None
    if image.mode in _PLAIN_MODES:
        return image, profile
    has_alpha = "A" in image.mode or "a" in image.mode
    return image.convert("RGBA" if has_alpha else "RGB"), None


def _from_cmyk(image: Image.Image, profile: bytes | None) -> Image.Image:
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            made = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            if made is not None:
                return made
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    return image.convert("RGB")
