"""Pictures of every kind that blogs have: each way of storing colour, transparency, turned, animated, drawings."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw
from tests.conformance.book import Book
from tests.conformance.books.writer import Writer, write_book

SIZE = (360, 240)

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" width="360" height="240" viewBox="0 0 360 240">
<defs><linearGradient id="sea"><stop offset="0" stop-color="#048"/>
<stop offset="1" stop-color="#8cf"/></linearGradient></defs>
<rect width="360" height="240" fill="url(#sea)"/><circle cx="280" cy="60" r="30" fill="#fd4" fill-opacity="0.6"/>
<path d="M60 180 L180 180 L150 210 L90 210 Z" fill="none" stroke="#a30" stroke-width="4"/>
<text x="70" y="170" font-size="20">boat</text></svg>
"""


def _write(folder: Path) -> Path:
    writer = Writer("pictures")
    media = folder / "chapters" / "media"
    media.mkdir(parents=True)
    for name, content in (_files() | {f"many-{number:02}.png": _many(number) for number in range(40)}).items():
        (media / name).write_bytes(content)
    kinds = "\n\n".join(
        f"{writer.sentence()}\n\n![A boat, stored as {name}](media/{name})" for name in [*_files(), "drawing.svg"]
    )
    (media / "drawing.svg").write_text(DRAWING, encoding="utf-8")
    posts = {
        "Every kind": kinds,
        "Figures and lines": _places(writer),
        "Forty": "\n\n".join(f"![Boat {number}](media/many-{number:02}.png)" for number in range(40)),
    }
    return write_book(folder, "Pictures", posts)


def _places(writer: Writer) -> str:
    """With a caption, in a line, in a table, in a list, in a link, decorating, twice the same, drawn in the post."""
    svg = " ".join(DRAWING.split()).replace("<svg ", '<svg role="img" aria-label="A boat at sea" ')
    return f"""\
![A boat](media/rgb.png "The boat at its berth")

{writer.sentence()} ![A small boat](media/palette.png) {writer.sentence()}

| boat | picture |
|---|---|
| one | ![The first boat](media/grey.png) |

- ![A boat in a list](media/rgb.jpg)
- {writer.words(3)}

[![A boat that leads away](media/rgb.png)](https://example.org/)

<img src="media/rgb.png" alt="" role="presentation">

<figure><img src="media/rgba.png" alt="A boat in the mist"><figcaption>Mist, with *no* wind.</figcaption></figure>

<p>{svg}</p>

> ![A boat in a quotation](media/rgb.jpg)
"""


def _boat(mode: str = "RGB") -> Image.Image:
    picture = Image.linear_gradient("L").resize(SIZE).convert("RGB")
    drawing = ImageDraw.Draw(picture)
    drawing.polygon([(60, 150), (300, 150), (250, 210), (110, 210)], fill=(160, 60, 20))
    drawing.line([(180, 20), (180, 150)], fill=(30, 30, 90), width=8)
    return picture.convert(mode)


def _stored(picture: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def _files() -> Mapping[str, bytes]:
    """Name → content."""
    misty = _boat("RGBA")
    misty.putalpha(Image.linear_gradient("L").resize(SIZE))
    cut_out = _boat("P")
    frames = [_boat("P"), _boat("L").convert("P")]
    return {
        "rgb.png": _stored(_boat(), "PNG"),
        "rgba.png": _stored(misty, "PNG"),
        "grey.png": _stored(_boat("L"), "PNG"),
        "grey-alpha.png": _stored(misty.convert("LA"), "PNG"),
        "sixteen-bit.png": _stored(_boat("L").convert("I").point(lambda value: value * 257).convert("I;16"), "PNG"),
        "palette.png": _stored(_boat("P"), "PNG"),
        "palette-alpha.png": _stored(cut_out, "PNG", transparency=0),
        "one-bit.png": _stored(_boat("1"), "PNG"),
        "rgb.jpg": _stored(_boat(), "JPEG", quality=80),
        "grey.jpg": _stored(_boat("L"), "JPEG"),
        "cmyk.jpg": _stored(_boat("CMYK"), "JPEG"),
        "progressive.jpg": _stored(_boat(), "JPEG", progressive=True),
        "turned.jpg": _stored(_boat(), "JPEG", exif=_turned()),
        "still.gif": _stored(_boat("P"), "GIF"),
        "moving.gif": _stored(frames[0], "GIF", save_all=True, append_images=frames[1:]),
        "rgb.webp": _stored(_boat(), "WEBP"),
        "rgba.webp": _stored(misty, "WEBP", lossless=True),
    }


def _turned() -> Image.Exif:
    """What a camera says that was held upright."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif


def _many(number: int) -> bytes:
    picture = Image.new("RGB", (120, 80), (number * 6, 90, 240 - number * 5))
    ImageDraw.Draw(picture).ellipse([20, 20, 20 + 2 * number, 60], fill=(250, 250, 240))
    return _stored(picture, "PNG")


BOOK = Book(name="pictures", write=_write)
