"""Pictures and embeds."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from drafting import after, draft_of, inner, messages
from PIL import Image

from postbook.chapter.data_addresses import data_address
from postbook.chapter.draft import Draft
from postbook.chapter.picture_files import read_picture
from postbook.chapter.place_embeds import place_embeds
from postbook.chapter.place_pictures import place_pictures
from postbook.chapter.raster_files import BrokenPictureError
from postbook.config import Site


def picture(
    image_format: str = "PNG", *, mode: str = "RGB", size: tuple[int, int] = (4, 2), **options: object
) -> bytes:
    """The bytes of a small picture."""
    made = io.BytesIO()
    Image.new(mode, size).save(made, image_format, **options)
    return made.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A post's folder with one picture."""
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "low tide.png").write_bytes(picture())
    return tmp_path


def placed(folder: Path, markup: str, **options: Site) -> Draft:
    """A post with its pictures placed."""
    draft = draft_of(markup, folder=folder, **options)
    place_pictures(draft)
    return draft


@pytest.mark.parametrize(
    "address",
    [
        "img/low%20tide.png",
        "img/low tide.png?v=2",
        "/img/low tide.png",
        "https://tides.example/img/low%20tide.png",
        "{{ site.baseurl }}/img/low tide.png",
        "{{ '/img/low tide.png' | relative_url }}",
    ],
)
def test_a_picture_is_found_under_all_its_names(folder: Path, address: str) -> None:
    """However blogs write the address of a picture in the book's folder, it is shown."""
    site = Site(url="https://tides.example", root=folder)
    draft = placed(folder, f'<img src="{address}" alt="Low tide"/>', site=site)
    (href,) = draft.pictures
    assert f'<img src="{href}" alt="Low tide"/>' == inner(draft.body)
    assert href.startswith("media/low-tide-")
    assert not draft.diagnostics


def test_a_missing_picture_leaves_its_words_and_a_hint(folder: Path) -> None:
    """A reader learns what is missing, the author which file may be meant."""
    draft = placed(folder, '<p>x</p>\n<img src="img/low-tide.png" alt="Low tide"/>')
    assert ["tide.html:2:11: error[missing-image]: no picture `img/low-tide.png`"] == messages(draft)
    assert "did you mean `low tide.png`?" == draft.diagnostics[0].hint
    assert '<span class="pb-missing-picture">Picture: Low tide</span>' in inner(draft.body)


def test_a_remote_picture_becomes_a_link_with_its_words(folder: Path) -> None:
    """A build reads no network; the address stays for the reader."""
    draft = placed(folder, '<img src="//a.example/x.png" alt="High tide"/>')
    expected = '<a href="https://a.example/x.png"><span class="pb-missing-picture">Picture: High tide</span></a>'
    assert expected == inner(draft.body)
    assert "remote-image" == draft.diagnostics[0].code.value


def test_a_file_outside_the_roots_is_not_read(folder: Path) -> None:
    """No post takes a file that the book may not read, not even through a link."""
    outside = folder.parent / "outside.png"
    outside.write_bytes(picture())
    (folder / "link.png").symlink_to(outside)
    draft = placed(folder, '<img src="../outside.png"/><img src="link.png"/>')
    assert ["outside-roots"] * 2 == [each.code.value for each in draft.diagnostics]
    assert not draft.pictures


def test_a_picture_that_is_not_what_its_name_says_is_shown_as_what_it_is(folder: Path) -> None:
    """Names lie; bytes don't."""
    (folder / "x.jpg").write_bytes(picture("PNG"))
    draft = placed(folder, '<img src="x.jpg" alt="Tide"/>')
    assert ["tide.html:1:11: warning[image-type]: `x.jpg` is a PNG picture, not JPEG"] == messages(draft)
    assert next(iter(draft.pictures)).endswith(".png")


def test_a_template_tag_as_address_stays_visible(folder: Path) -> None:
    """What only the blog's engine knows is left as written."""
    draft = placed(folder, '<img src="{{ page.image }}" alt="Tide"/>')
    expected = (
        '<span class="pb-missing-picture">Picture: Tide <code class="pb-template-tag">{{ page.image }}</code></span>'
    )
    assert expected == inner(draft.body)


def test_of_several_sources_one_is_shown(folder: Path) -> None:
    """``srcset``, ``picture`` and pictures loaded late come down to one file."""
    draft = placed(
        folder,
        '<picture><source srcset="a.webp 1x, img/low%20tide.png 2x"/><img alt="a"/></picture>'
        '<img alt="Tide" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="img/low%20tide.png"/>',
    )
    assert 1 == len(draft.pictures)
    assert not draft.diagnostics


def test_a_picture_may_stand_in_its_address(folder: Path) -> None:
    """However its scheme is written."""
    address = data_address(picture("PNG"), "image/png").replace("data:", "DATA:")
    draft = placed(folder, f'<img alt="Tide" src="{address}"/>')

    assert (1, 0) == (len(draft.pictures), len(draft.diagnostics))


@pytest.mark.parametrize(
    ("data", "media_type", "size"),
    [
        (picture("JPEG"), "image/jpeg", (4, 2)),
        (picture("BMP"), "image/png", (4, 2)),
        (picture("TIFF"), "image/png", (4, 2)),
        (picture("PPM"), "image/png", (4, 2)),
        (picture("AVIF"), "image/jpeg", (4, 2)),
        (picture("JPEG", mode="CMYK"), "image/jpeg", (4, 2)),
        (picture("PNG", mode="I;16"), "image/png", (4, 2)),
        (picture("GIF", mode="P"), "image/gif", (4, 2)),
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='1in' viewBox='0 0 2 1'/>", "image/svg+xml", (96, 48)),
    ],
)
def test_every_picture_becomes_one_that_ebooks_show(data: bytes, media_type: str, size: tuple[int, int]) -> None:
    """EPUB knows five kinds of pictures; the others are converted."""
    made = read_picture(data, "x").picture
    assert (media_type, size) == (made.media_type, (made.width, made.height))


def test_a_picture_is_turned_upright() -> None:
    """A camera held sideways leaves a note in the file; the book's copy needs none."""
    exif = Image.Exif()
    exif[0x0112] = 6
    made = read_picture(picture("JPEG", exif=exif), "x.jpg").picture
    assert (2, 4) == (made.width, made.height)
    with Image.open(io.BytesIO(made.read())) as upright:
        assert (2, 4) == upright.size
        assert 0x0112 not in upright.getexif()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b"tide", "it is no picture"),
        (picture("PNG", size=(40, 40))[:60], "the file ends too early"),
        (b"<svg ><", "it is not well-formed XML"),
        (
            b"GIF89a\xff\xff\xff\xff\x80\x00\x00" + b"\0" * 6 + b",\0\0\0\0\xff\xff\xff\xff\0\2",
            "it has too many pixels",
        ),
    ],
)
def test_a_broken_picture_says_why(data: bytes, reason: str) -> None:
    """An author learns what is wrong with a file, never a traceback."""
    with pytest.raises(BrokenPictureError) as caught:
        read_picture(data, "x.png")
    assert reason == str(caught.value)


@pytest.mark.parametrize(
    ("data", "reason", "hint"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "it is a HEIC picture", "save it as JPEG or PNG"),
        (b"\0\0\0\x18ftypmp42\0\0", "it is a video", "save one of its pictures as JPEG or PNG"),
        (b"%PDF-1.7\n", "it is a PDF", "save its page as SVG or PNG"),
        (b"\n<!DOCTYPE html><p>Not found", "it is a web page", "download the picture again"),
        (b"version https://git-lfs.github.com/spec/v1\n", "it only stands for a file of Git LFS", "run `git lfs pull`"),
    ],
)
def test_a_file_that_is_no_picture_is_called_what_it_is(data: bytes, reason: str, hint: str) -> None:
    """An author need not guess what to do with it."""
    with pytest.raises(BrokenPictureError) as caught:
        read_picture(data, "x.png")
    assert (reason, hint) == (str(caught.value), caught.value.hint)


def test_an_svg_can_fetch_nothing() -> None:
    """Scripts, outside references and entities do not get into a book."""
    drawing = (
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg" '
        b'xmlns:xlink="http://www.w3.org/1999/xlink"><script>1</script><image xlink:href="http://a.example/x.png"/>'
        b'<text onload="x()">&x;</text><style>@import "http://a.example/x.css"</style></svg>'
    )
    made = read_picture(drawing, "x.svg").picture.read()
    assert made.endswith(b"><text/></svg>")


CORPUS = os.environ.get("POSTBOOK_CORPORA")


@pytest.mark.skipif(not CORPUS, reason="POSTBOOK_CORPORA is not set: real-corpus test skipped")
def test_hostile_pictures_are_read_or_refused() -> None:
    """Of files made to break readers, none does."""
    files = [
        each
        for each in Path(CORPUS or "", "image-torture-dev").rglob("*")
        if each.suffix in {".png", ".jpg", ".gif", ".tif"}
    ]
    refused = set()
    for file in files:
        try:
            read_picture(file.read_bytes(), file.name, file)
        except BrokenPictureError:
            refused.add(file.name)
    assert {"broken.png", "truncated_image.png", "decompression_bomb.gif"} == refused


EMBEDS = [
    (
        '<iframe src="//www.youtube.com/embed/abc_123" title="Tides"></iframe>',
        '<figure class="pb-embed"><figcaption>Video: <a href="https://www.youtube.com/watch?v=abc_123">Tides</a></figcaption></figure>',
    ),
    (
        '<p><audio controls="" src="https://a.example/tide.mp3">Your browser is old.</audio></p>',
        '<figure class="pb-embed"><figcaption>Sound: <a href="https://a.example/tide.mp3">a.example/tide.mp3</a></figcaption></figure>',
    ),
    (
        '<p>See <iframe src="https://a.example/x"></iframe>!</p>',
        '<p>See <span class="pb-embed">Embedded page: <a href="https://a.example/x">a.example/x</a></span>!</p>',
    ),
    (
        '<figure><video poster="p.png"><source src="https://a.example/t.mp4"/></video><figcaption>Tide</figcaption></figure>',
        '<figure class="pb-embed"><img src="p.png" alt=""/><figcaption><span>Video: '
        '<a href="https://a.example/t.mp4">a.example/t.mp4</a></span><br/>Tide</figcaption></figure>',
    ),
    (
        '<script src="https://gist.github.com/ann/12.js"></script>',
        '<figure class="pb-embed"><figcaption>Embedded page: <a href="https://gist.github.com/ann/12">'
        "gist.github.com/ann/12</a></figcaption></figure>",
    ),
    (
        '<object data="https://a.example/v"><param name="x" value="y"/><embed src="https://a.example/v"/></object>',
        '<figure class="pb-embed"><figcaption>Embedded page: <a href="https://a.example/v">a.example/v</a></figcaption></figure>',
    ),
]


@pytest.mark.parametrize(("written", "expected"), EMBEDS)
def test_an_embed_becomes_a_line_with_its_address(written: str, expected: str) -> None:
    """Films, sounds and foreign pages are told of, with the address that a reader can type."""
    assert expected == after(place_embeds, written)


def test_an_embed_is_reported_with_its_line() -> None:
    """The author learns where the book can't show what the blog shows."""
    draft = draft_of('<p>x</p>\n<iframe src="https://a.example/x"></iframe>')
    place_embeds(draft)
    assert messages(draft)[0].startswith("tide.html:2:14: warning[embedded-media]: embedded page `https://a.example/x`")
