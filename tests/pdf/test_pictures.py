"""Pictures in the PDF: as fine as the page needs, each once, and as large as they always were."""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf
import pytest
from PIL import Image

from booktest import SMALL_BOOK, BookTest
from postbook.chapter.chapter import Picture
from postbook.pdf import make as room
from postbook.pdf.pictures import pixels, prepare_pictures


def photo(width: int, height: int, kind: str = "JPEG", **options: Any) -> bytes:
    """The file of a picture of many colours."""
    out = io.BytesIO()
    bands = [Image.linear_gradient("L").rotate(turn).resize((width, height)) for turn in (0, 90, 180)]
    Image.merge("RGB", bands).save(out, kind, **options)
    return out.getvalue()


def images(booktest: BookTest) -> list[tuple[int, int]]:
    """Width and height of every picture in the PDF, in pixels."""
    with pikepdf.open(booktest.pdf) as pdf:
        found = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"]
        return [(int(each.Width), int(each.Height)) for each in found]


def places(booktest: BookTest) -> list[tuple[float, ...]]:
    """Where the pictures of the last page with any stand, in points, and how large they are."""
    with pikepdf.open(booktest.pdf) as pdf:
        for page in reversed(pdf.pages):
            steps = pikepdf.parse_content_stream(page)
            drawn = [
                index for index, step in enumerate(steps) if str(step.operator) == "Do" and "/i" in str(step.operands)
            ]
            if drawn:
                return [tuple(round(float(part), 2) for part in steps[index - 1].operands) for index in drawn]
    return []


def book_with(booktest: BookTest, picture: bytes, name: str, config: str = "", *, posts: int = 1) -> BookTest:
    """A book that shows one picture in each chapter."""
    texts = [f"---\ntitle: Chapter {number}\n---\n\n![The harbour]({name})\n" for number in range(posts)]
    booktest.with_posts(*texts, config=config).write({f"chapters/{name}": picture})
    return booktest.build("pdf")


def test_a_phone_photo_is_scaled_down(booktest: BookTest) -> None:
    """300 pixels an inch are enough for any page; the rest would only make the file large."""
    book_with(booktest, photo(3000, 2000), "pier.jpg")

    ((width, height),) = images(booktest)

    assert 1200 < width < 1400
    assert width / height == pytest.approx(1.5, abs=0.01)


def test_a_picture_is_scaled_down_where_the_book_says(booktest: BookTest) -> None:
    """`picture-resolution` in pixels an inch; `0` leaves pictures alone."""
    half = book_with(booktest, photo(3000, 2000), "pier.jpg", "[print]\npicture-resolution = 150\n")
    assert 600 < images(half)[0][0] < 700

    booktest.replace("book.toml", "= 150", "= 0").build("pdf")

    assert [(3000, 2000)] == images(booktest)


def test_a_picture_takes_the_same_room(booktest: BookTest) -> None:
    """Its size on the page comes from the file, not from what is left of it."""
    book_with(booktest, photo(3000, 2000), "pier.jpg")
    scaled = places(booktest)

    booktest.write({"book.toml": f"{SMALL_BOOK}[print]\npicture-resolution = 0\n"}).build("pdf")

    assert scaled == places(booktest)


def test_a_small_picture_keeps_its_size(booktest: BookTest) -> None:
    """96 pixels are an inch, whatever the page could show."""
    book_with(booktest, photo(96, 48), "pier.jpg")

    assert [(96, 48)] == images(booktest)
    ((width, *_, height, _, _),) = places(booktest)
    assert (96, -48) == (width, height) or (96, 48) == (width, abs(height))


def test_a_picture_in_many_chapters_is_in_the_book_once(booktest: BookTest) -> None:
    """However many galleys show it."""
    book_with(booktest, photo(200, 100), "pier.jpg", posts=3)

    assert [(200, 100)] == images(booktest)


def test_a_file_that_a_stylesheet_names_is_in_the_book_once(booktest: BookTest) -> None:
    """An ornament on every page."""
    css = ".pb-opener { background: url(ornament.png) no-repeat }"
    booktest.with_posts(*["---\ntitle: T\n---\n\nText.\n"] * 3, config='[style]\nprint-stylesheets = ["own.css"]\n')
    booktest.write({"own.css": css, "ornament.png": photo(20, 10, "PNG")}).build("pdf")

    assert [(20, 10)] == images(booktest)


def test_a_turned_photo_stands_upright(booktest: BookTest) -> None:
    """What the camera says of its side is done."""
    exif = Image.Exif()
    exif[0x0112] = 6
    book_with(booktest, photo(300, 200, exif=exif), "pier.jpg")

    assert [(200, 300)] == images(booktest)


def test_a_sheet_may_turn_pictures(booktest: BookTest) -> None:
    """The layout engine turns them, as before."""
    booktest.write({"own.css": "img { image-orientation: 90deg }"})
    book_with(booktest, photo(300, 200), "pier.jpg", '[style]\nprint-stylesheets = ["own.css"]\n')

    assert [(200, 300)] == images(booktest)


def test_a_picture_is_prepared_once(booktest: BookTest) -> None:
    """A chapter that is set again takes the picture as it was prepared."""
    book_with(booktest, photo(3000, 2000), "pier.jpg", posts=2)
    first = booktest.pdf.read_bytes()
    text = (booktest.folder / "chapters/01.md").read_text(encoding="utf-8")
    booktest.write({"chapters/01.md": text + "\nMore.\n"}).build("pdf")
    booktest.run("cache")
    assert "pictures" in booktest.output

    booktest.write({"chapters/01.md": text}).run("pdf", "--no-cache")

    assert first == booktest.pdf.read_bytes()


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ((72.0, 72.0), (300, 300)),
        ((144.0, 144.0), (600, 600)),
        # Less than half as many pixels again as are needed: left alone.
        ((165.0, 165.0), (1000, 1000)),
        # Stretched: the finer need decides, in the picture's own proportion.
        ((36.0, 72.0), (300, 300)),
    ],
)
def test_how_many_pixels_a_page_can_use(drawn: tuple[float, float], expected: tuple[int, int]) -> None:
    """A picture of 1000 pixels at 300 an inch; sizes in points."""
    picture = Picture(href="x", media_type="image/png", width=1000, height=1000)

    assert expected == pixels(picture, drawn, 300)


def test_it_is_said_why_a_picture_can_not_be_made_ready(booktest: BookTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was saved, or took too long, or too much memory: each wants something else."""
    booktest.with_posts("---\ntitle: One\n---\n\n![The harbour](boat.jpg)\n")
    booktest.write({"chapters/boat.jpg": photo(40, 30)})

    def too_late(*arguments: Any) -> Any:
        booktest.write({"chapters/boat.jpg": photo(30, 40)})
        return prepare_pictures(*arguments)

    monkeypatch.setattr(room, "prepare_pictures", too_late)
    booktest.run("pdf", "-j1")

    assert 1 == booktest.status
    assert re.fullmatch(
        r"chapters/01\.md: error\[broken-image\]: `boat-[0-9a-f]{8}\.jpg` in `One` can't be made ready: it was saved "
        r"while the book was made\n  hint: build again; if it is the same, save the picture anew from its source\n",
        booktest.messages,
    )
