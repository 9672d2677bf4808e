"""Pictures, prepared for the page: in sRGB, no finer than the page needs, and untouched where they can be."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageCms, ImageDraw

from postbook.chapter.chapter import Picture
from postbook.chapter.picture_files import read_picture
from postbook.pdf.image_stream import ImageStream, from_png
from postbook.pdf.picture_colours import ScreenColours
from postbook.pdf.picture_copy import PictureCopy
from postbook.pdf.prepare_picture import prepare_picture
from postbook.workers import Refused

TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp"}


def file_of(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """The bytes of a picture's file."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def prepared(content: bytes, size: tuple[int, int] | None = None) -> ImageStream:
    """What the page gets of a file, in its own size or a smaller one."""
    with Image.open(io.BytesIO(content)) as image:
        kind, (width, height) = image.format or "", image.size
    picture = Picture(href=f"media/x.{kind}", media_type=TYPES[kind], width=width, height=height, data=content)
    width, height = size or (width, height)
    return prepare_picture(PictureCopy(picture=picture, width=width, height=height, colours=ScreenColours()))


def shown(stream: ImageStream) -> Image.Image:
    """What a reader of PDF sees."""
    from postbook.pdf.place_pictures import x_object

    with pikepdf.new() as pdf:
        return pikepdf.PdfImage(x_object(pdf, stream)).as_pil_image()


def photo(width: int = 400, height: int = 300) -> Image.Image:
    """A picture of many colours."""
    return Image.merge(
        "RGB", [Image.linear_gradient("L").rotate(turn).resize((width, height)) for turn in (0, 90, 180)]
    )


def drawing(mode: str = "RGB", size: int = 60) -> Image.Image:
    """A picture of few colours."""
    image = Image.new("RGBA" if mode == "RGBA" else "RGB", (size, size), "white")
    ImageDraw.Draw(image).ellipse((5, 5, size - 5, size - 5), "teal", "black")
    return image.convert(mode)


def wide_profile() -> bytes:
    """A profile of wider colours than sRGB's, as phones write it."""
    read = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    # Red at another place: Display P3's.
    content = bytearray(read.tobytes())
    tags = {
        bytes(content[at : at + 4]): int.from_bytes(content[at + 4 : at + 8], "big")
        for at in range(132, 132 + 12 * 16, 12)
    }
    place = tags[b"rXYZ"] + 8
    content[place : place + 12] = b"".join(round(part * 65536).to_bytes(4, "big") for part in (0.5151, 0.2412, 0.0011))
    return bytes(content).replace("sRGB".encode("utf-16-be"), "Wide".encode("utf-16-be")).replace(b"sRGB", b"Wide")


def test_a_jpeg_stays_as_it_is() -> None:
    """Its bytes go into the book: nothing is lost by writing it a second time."""
    content = file_of(photo(), "JPEG", quality=70)

    assert content == prepared(content).data


def test_what_cameras_write_beside_the_picture_is_left_out() -> None:
    """Where a photo was taken is nobody's business, and the samples are untouched."""
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    plain = file_of(photo(), "JPEG", quality=70)
    content = file_of(photo(), "JPEG", quality=70, exif=exif, comment=b"secret")
    assert b"taken at home" in content

    assert plain == prepared(content).data


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB"])
def test_a_png_goes_into_the_book_as_it_is_packed(mode: str) -> None:
    """PDF has PNG's compression; few colours stay a palette."""
    content = file_of(drawing(mode))

    found = prepared(content)

    assert from_png(content) == found
    assert drawing(mode).convert("RGB").tobytes() == shown(found).convert("RGB").tobytes()


def test_a_damaged_png_is_shown_as_far_as_it_goes() -> None:
    """No reader of PDF meets broken samples."""
    content = bytearray(file_of(Image.effect_noise((64, 64), 80)))
    start = content.index(b"IDAT") + 4
    content[start + 300] ^= 0xFF

    found = prepared(bytes(content))

    assert from_png(bytes(content)) is None
    assert (64, 64) == shown(found).size


@pytest.mark.parametrize("mode", ["LA", "RGBA"])
def test_transparency_is_kept(mode: str) -> None:
    """As a mask beside the colours."""
    image = drawing("RGBA").convert(mode)
    image.putalpha(Image.linear_gradient("L").resize(image.size))

    found = prepared(file_of(image))

    assert found.mask is not None
    assert image.getchannel("A").tobytes() == shown(found.mask).tobytes()
    assert image.convert(mode[:-1]).tobytes() == shown(replace(found, mask=None)).tobytes()


def test_a_transparent_colour_is_kept() -> None:
    """A GIF with a see-through ground."""
    image = drawing("P")
    content = file_of(image, "GIF", transparency=image.getpixel((0, 0)))

    found = prepared(content)

    assert found.mask is not None
    assert 0 == shown(found.mask).convert("L").getpixel((0, 0))
    assert 255 == shown(found.mask).convert("L").getpixel((30, 30))


def test_a_mask_that_hides_nothing_is_left_out() -> None:
    """Screens of some systems are saved with transparency, and have none."""
    assert prepared(file_of(drawing("RGBA"))).mask is None


def test_a_photo_in_webp_becomes_a_jpeg_and_a_drawing_stays_exact() -> None:
    """As each was kept before: PDF knows no WebP."""
    image = drawing("RGB")

    lossless = prepared(file_of(image, "WEBP", lossless=True))

    assert "DCTDecode" == prepared(file_of(photo(), "WEBP", quality=80)).filter
    assert image.tobytes() == shown(lossless).convert("RGB").tobytes()


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "DCTDecode"), ("PNG", "FlateDecode"), ("WEBP", "DCTDecode")])
def test_a_picture_is_scaled_down(kind: str, name: str) -> None:
    """To the size that was asked for, and looks the same."""
    found = prepared(file_of(photo(800, 600), kind), (200, 150))

    assert name == found.filter
    assert (200, 150) == shown(found).size
    expected = photo(800, 600).resize((200, 150), Image.Resampling.LANCZOS)
    for x, y in ((20, 20), (100, 75), (180, 130)):
        for ours, theirs in zip(shown(found).convert("RGB").getpixel((x, y)), expected.getpixel((x, y)), strict=True):  # type: ignore[arg-type]
            assert abs(ours - theirs) < 8


def test_a_picture_that_would_grow_is_not_scaled_down() -> None:
    """Few colours become many on scaled edges."""
    content = file_of(drawing("P", size=1200).quantize(4))

    assert from_png(content) == prepared(content, (800, 800))


def test_transparent_edges_stay_clean() -> None:
    """What lies unseen under the transparency does not shine through when a picture is scaled down."""
    image = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((50, 50, 350, 350), (255, 255, 255, 255))

    found = prepared(file_of(image), (97, 97))

    assert found.mask is not None
    seen = [
        colour
        for colour, opacity in zip(shown(found).convert("L").tobytes(), shown(found.mask).tobytes(), strict=True)
        if opacity > 8
    ]
    assert min(seen) > 225


def test_colours_of_a_phone_become_srgb() -> None:
    """The profile is applied: what is pure red there is more than sRGB's red can be, and what is less stays a hue."""
    image = Image.new("RGB", (16, 16), (200, 80, 80))

    found = shown(prepared(file_of(image, icc_profile=wide_profile()))).convert("RGB").getpixel((8, 8))

    assert isinstance(found, tuple)
    assert found[0] > 205
    assert found[1] < 80


def test_srgb_said_aloud_changes_nothing() -> None:
    """Most profiles on the web say what goes without saying."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = file_of(drawing(), icc_profile=profile)

    assert from_png(content) == prepared(content)


def test_a_damaged_profile_changes_nothing() -> None:
    """It says nothing that can be understood."""
    content = file_of(drawing(), icc_profile=b"no profile at all")

    assert from_png(content) == prepared(content)


def test_the_same_picture_gives_the_same_bytes() -> None:
    """However often it is prepared."""
    content = file_of(photo(800, 600), "JPEG")

    assert prepared(content, (200, 150)) == prepared(content, (200, 150))


def test_a_picture_that_is_saved_meanwhile_is_not_kept(tmp_path: Path) -> None:
    """Its name tells its content: under it, a later build would find another picture."""
    before, after = file_of(photo()), file_of(photo().rotate(90))
    read = read_picture(before, "boat.png", tmp_path / "boat.png").picture
    (tmp_path / "boat.png").write_bytes(after)

    with pytest.raises(Refused, match="saved while the book was made"):
        prepare_picture(PictureCopy(picture=read, width=400, height=300, colours=ScreenColours()))


def test_a_webp_without_losses_keeps_every_pixel() -> None:
    """Also where its profile stands before its pixels."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    assert "FlateDecode" == prepared(file_of(photo(), "WEBP", lossless=True, icc_profile=profile)).filter
    assert "DCTDecode" == prepared(file_of(photo(), "WEBP", icc_profile=profile)).filter


def test_a_very_large_picture_is_shown() -> None:
    """A camera's hundred million pixels are many, but no fault."""
    picture = read_picture(file_of(Image.new("1", (10_000, 10_000))), "sky.png").picture
    made = prepare_picture(PictureCopy(picture=picture, width=1_000, height=1_000, colours=ScreenColours()))

    assert (1_000, 1_000) == (made.width, made.height)
