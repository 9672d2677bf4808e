"""Pictures made of pixels within drawings."""

from __future__ import annotations

import io
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from booktest import BookTest
from postbook.chapter.data_addresses import data_address, read_data_address
from postbook.chapter.picture_files import read_picture

SVG = "{http://www.w3.org/2000/svg}"


def file_of(mode: str, kind: str, **options: Any) -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new(mode, (8, 8)).save(out, kind, **options)
    return out.getvalue()


def drawing(address: str) -> bytes:
    """A drawing with a picture in it."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">'
        f'<rect width="20" height="20" fill="teal"/><image width="10" height="10" href="{address}"/></svg>'
    ).encode()


def embedded(content: bytes, media_type: str) -> Image.Image:
    """What becomes of a picture in a drawing."""
    made = etree.fromstring(read_picture(drawing(data_address(content, media_type)), "tide.svg").picture.read())
    address = next(made.iter(f"{SVG}image")).get("href", "")
    image = Image.open(io.BytesIO(read_data_address(address)))
    assert address.startswith(f"data:{Image.MIME[image.format or '']};")
    return image


@pytest.mark.parametrize(
    ("content", "said", "kind"),
    [
        (file_of("RGB", "PNG"), "image/png", "PNG"),
        (file_of("RGB", "JPEG"), "image/jpg", "JPEG"),
        (file_of("CMYK", "JPEG"), "image/jpeg", "JPEG"),
        (file_of("RGB", "AVIF"), "image/avif", "JPEG"),
        (file_of("RGB", "BMP"), "image/png", "PNG"),
    ],
    ids=["PNG", "false name", "CMYK", "AVIF", "false kind"],
)
def test_a_picture_in_a_drawing_is_one_that_all_can_show(content: bytes, said: str, kind: str) -> None:
    """RGB in a format of the web, and called what it is, as pictures elsewhere."""
    image = embedded(content, said)

    assert ("RGB", kind) == (image.mode, image.format)


@pytest.mark.parametrize("address", ["tide.png", "https://example.org/tide.png", "data:image/png;base64,AAAA"])
def test_a_drawing_without_its_picture_is_told_of(booktest: BookTest, address: str) -> None:
    """A file beside a drawing is shown by no browser either; nothing goes without a word."""
    booktest.with_posts("---\ntitle: T\n---\n![The tide](tide.svg)\n")
    booktest.write({"chapters/tide.svg": drawing(address)}).build("pdf")

    assert (
        "chapters/01.md:4:13: warning[dropped-markup]: `<image>` in `tide.svg` left out\n"
        "  hint: export the drawing with its pictures in it (“embed”), as PNG or JPEG"
    ) in booktest.messages
    assert "layout" not in booktest.messages
