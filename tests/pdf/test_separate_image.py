"""Pictures that the layout engine has read itself, in ink."""

from __future__ import annotations

import io
import zlib
from typing import Any

import pydyf
from PIL import Image

from postbook.pdf.print_edition.edition import FOGRA39
from postbook.pdf.print_edition.separate_image import separate_image
from postbook.pdf.print_edition.separation import Cmyk, Gray

RED = Image.new("RGB", (16, 8), (200, 30, 30))


def x_object(kind: str) -> Any:
    """The picture as WeasyPrint writes it: a JPEG as it is, a PNG's samples."""
    file = io.BytesIO()
    RED.save(file, kind)
    extra = {"Subtype": "/Image", "Width": 16, "Height": 8, "ColorSpace": "/DeviceRGB", "Interpolate": "true"}
    if kind == "JPEG":
        return pydyf.Stream([file.getvalue()], {**extra, "Filter": "/DCTDecode"})
    samples = file.getvalue().split(b"IDAT", 1)[1].split(b"IEND")[0][:-8]
    return pydyf.Stream([samples], {**extra, "Filter": "/FlateDecode", "DecodeParms": {"Predictor": 15}})


def test_a_jpeg_becomes_grey() -> None:
    """And stays a JPEG."""
    item = x_object("JPEG")

    separate_image(item, Gray())

    with Image.open(io.BytesIO(item.stream[0])) as image:
        assert ("L", (16, 8)) == (image.mode, image.size)
    assert "/DeviceGray" == item.extra["ColorSpace"]
    assert "Decode" not in item.extra


def test_a_jpeg_in_four_inks_says_that_it_is_inverted() -> None:
    """Else it would be a negative: readers take its samples as they are."""
    item = x_object("JPEG")

    separate_image(item, Cmyk(FOGRA39.read_bytes()))

    with Image.open(io.BytesIO(item.stream[0])) as image:
        cyan, magenta, yellow, _ = image.getpixel((4, 4))  # type: ignore[misc]
    assert cyan < 80 < 200 < min(magenta, yellow)
    assert "/DeviceCMYK" == item.extra["ColorSpace"]
    assert "[1 0 1 0 1 0 1 0]" == item.extra["Decode"]


def test_samples_of_a_png_are_written_anew() -> None:
    """Four inks a pixel, without a PNG's filters."""
    item = x_object("PNG")

    separate_image(item, Cmyk(FOGRA39.read_bytes()))

    assert 16 * 8 * 4 == len(zlib.decompress(item.stream[0]))
    assert "DecodeParms" not in item.extra


def test_grey_pictures_stay() -> None:
    """A mask, or a scan."""
    item = x_object("PNG")
    item.extra["ColorSpace"] = "/DeviceGray"
    before = list(item.stream)

    separate_image(item, Gray())

    assert before == item.stream
    assert "false" == item.extra["Interpolate"]
