"""How wide pictures stand on the page."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from booktest import BookTest

MM = 25.4 / 72


def picture(width: int, height: int) -> bytes:
    """A picture of so many pixels."""
    out = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).save(out, "PNG")
    return out.getvalue()


def sizes(folder: Path, markup: str) -> list[tuple[int, int]]:
    """Width and height of all pictures of a post, in millimetres, and no message of any that stick out."""
    book = BookTest(folder).with_posts(f"---\ntitle: T\n---\nA line.\n\n{markup}\n")
    book.write({"chapters/pier.png": picture(1200, 600), "chapters/mast.png": picture(100, 1000)})
    book.build("pdf")
    assert "overflow" not in book.messages
    found = []
    for page in pypdfium2.PdfDocument(book.pdf):
        for each in page.get_objects(filter=[3]):
            left, bottom, right, top = each.get_bounds()
            found.append((round((right - left) * MM), round((top - bottom) * MM)))
    return found


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="pier.png" alt="The pier" width="120">',
        '<img src="pier.png" alt="The pier" width="120" height="300">',
        '<img src="pier.png" alt="The pier" height="60">',
        '<img src="pier.png" alt="The pier" style="width: 120px; float: left">',
        "![The pier](pier.png){width=120}",
        '<figure><img src="pier.png" alt="The pier" width="120"><figcaption>The pier</figcaption></figure>',
    ],
)
def test_a_picture_is_as_wide_as_its_author_says(tmp_path: Path, markup: str) -> None:
    """120 pixels of CSS are an inch and a quarter; the height follows."""
    assert [(32, 16)] == sizes(tmp_path, markup)


def test_a_picture_never_leaves_the_measure(tmp_path: Path) -> None:
    """However wide its author wants it, also at the beginning of an indented paragraph."""
    wide = '<img src="pier.png" alt="The pier" width="2000">'
    ((width, height), first, linked) = sizes(
        tmp_path, f'{wide}\n\n<img src="pier.png" alt="The pier"> A word.\n\n<a href="https://example.org">{wide}</a>'
    )

    assert width < 148
    assert [(width, height)] * 2 == [first, linked]


def test_a_tall_picture_is_not_squeezed(tmp_path: Path) -> None:
    """What its width would make too high for a page is made small again."""
    ((width, height),) = sizes(tmp_path, '<img src="mast.png" alt="A mast" width="300">')

    assert height < 210
    assert height == pytest.approx(10 * width, abs=6)


def test_a_paragraph_with_a_picture_within_is_indented(booktest: BookTest) -> None:
    """Like every other paragraph; only a picture that begins one stands at the margin."""
    icon = '<img src="pier.png" alt="pier" width="10">'
    booktest.with_posts(f"---\ntitle: T\n---\nOne line.\n\nTwo {icon} lines.\n\nThree lines.\n")
    pdf = booktest.write({"chapters/pier.png": picture(100, 50)}).build("pdf").inspect_pdf()
    page = pdf.page_labelled("1")

    assert pdf.left_of(page, "Three") == pytest.approx(pdf.left_of(page, "Two"), abs=0.4)
