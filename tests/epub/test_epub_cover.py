"""The EPUB's cover."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from epub_samples import config, cover, packaged, section
from PIL import Image

from epub_inspector import EpubInspector
from postbook.config import Author, Cover
from postbook.diagnostics import Report
from postbook.xhtml import XHTML


def given(folder: Path, name: str, data: bytes, **about: Any) -> tuple[EpubInspector, list[str]]:
    """A book with this file as its cover, and what was said."""
    (folder / name).write_bytes(data)
    return build(folder, folder / name, **about)


def build(folder: Path, path: Path, **about: Any) -> tuple[EpubInspector, list[str]]:
    """A book with the cover at this path, and what was said."""
    report = Report()
    settings = config(folder, cover=Cover(image=path), about=about)
    return packaged(section("tide"), settings=settings, report=report), [str(said) for said in report.diagnostics]


def drawn(kind: str, mode: str = "RGB", size: tuple[int, int] = (1600, 2560), **options: Any) -> bytes:
    """A picture as a file."""
    out = io.BytesIO()
    Image.new(mode, size).save(out, kind, **options)
    return out.getvalue()


def test_the_themes_cover_opens_a_book_that_has_none() -> None:
    """Every book has a cover, a page that shows it, and a name for it in old and new systems."""
    epub = packaged(section("tide"), cover=cover())
    assert "cover.xhtml" == epub.spine[0]
    assert ("image/jpeg", "cover-image") == epub.manifest["media/cover.jpg"]
    named = [meta.get("content") for meta in epub.package.iter("{*}meta") if meta.get("name") == "cover"]
    assert ["media-cover.jpg"] == named


def test_a_cover_reads_out_what_stands_on_it() -> None:
    """Who can't see the cover hears title and authors."""
    authors = (Author(name="Ann Author"), Author(name="Ed", role="editor"))
    settings = config(about={"subtitle": "Tides", "authors": authors})
    epub = packaged(section("tide"), settings=settings, cover=cover())
    image = next(epub.documents["cover.xhtml"].iter(f"{XHTML}img"))
    assert "A Small Book, Tides, Ann Author" == image.get("alt")


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "cover.jpg"), ("PNG", "cover.png")])
def test_a_jpeg_or_png_is_taken_as_it_is(tmp_path: Path, kind: str, name: str) -> None:
    """The author's own cover is not touched, and known by what it is, not by its name."""
    data = drawn(kind)
    epub, said = given(tmp_path, "front.dat", data)
    assert data == epub.read(f"media/{name}")
    assert [] == said


@pytest.mark.parametrize(
    ("kind", "mode"), [("WEBP", "RGB"), ("GIF", "P"), ("TIFF", "RGB"), ("JPEG", "CMYK"), ("WEBP", "RGBA")]
)
def test_another_picture_becomes_a_jpeg(tmp_path: Path, kind: str, mode: str) -> None:
    """Shops take JPEG in screen colours, so that is what they get."""
    epub, said = given(tmp_path, "front.dat", drawn(kind, mode))
    with Image.open(io.BytesIO(epub.read("media/cover.jpg"))) as image:
        assert ("JPEG", "RGB", (1600, 2560)) == (image.format, image.mode, image.size)
    assert [] == said


HINT = "\n  hint: save it as JPEG or PNG, 1600 x 2560 pixels"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"no picture", "is no picture that can be used"),
        (b"", "is no picture that can be used"),
        (drawn("JPEG")[:3000], "is damaged"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "is no picture that can be used"),
    ],
)
def test_a_cover_that_cannot_be_used_is_told(tmp_path: Path, data: bytes, why: str) -> None:
    """A broken cover ends the build with a word on what to do, and no half-made book."""
    epub, said = given(tmp_path, "front.jpg", data)
    assert [f"book.toml: error[invalid-cover]: the cover `front.jpg` {why}{HINT}"] == said
    assert "cover.xhtml" not in epub.spine


def test_a_small_cover_is_told(tmp_path: Path) -> None:
    """A cover that shops will refuse is worth a warning."""
    _, said = given(tmp_path, "front.png", drawn("PNG", size=(300, 480)))
    assert [
        "book.toml: warning[small-cover]: the cover `front.png` has only 300 x 480 pixels\n"
        "  hint: use one of at least 625 x 1000; 1600 x 2560 is best"
    ] == said


def test_a_missing_cover_is_told(tmp_path: Path) -> None:
    """A cover that is not there is named, with the key that names it."""
    _, said = build(tmp_path, tmp_path / "gone.jpg")
    assert ["book.toml: error[missing-file]: no file `gone.jpg` for the cover"] == [
        each.split("\n")[0] for each in said
    ]


def test_a_cover_outside_the_book_is_not_read(tmp_path: Path) -> None:
    """A build reads the book's folder and the roots it names, nothing else."""
    (tmp_path / "front.jpg").write_bytes(drawn("JPEG"))
    inside = tmp_path / "book"
    inside.mkdir()
    _, said = build(inside, tmp_path / "front.jpg")
    assert ["book.toml: error[outside-roots]: the cover `front.jpg` lies outside the book's folder"] == [
        each.split("\n")[0] for each in said
    ]
