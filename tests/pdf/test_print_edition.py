"""The print edition, as a printer's preflight sees it."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from booktest import BookTest

COLOURFUL = """\
---
title: The Harbour
---
It began with a [tide](02.md) and [an address](https://example.org).

## The pier

![The pier at low water](pier.jpg) ![A boat that fades away](boat.png)

![A drawing of the tide](tide.svg)

> The water comes back.

```python
def tide(moon: float) -> float:
    return moon * 2  # about
```

$$h = \\frac{a}{b}$$
"""

TIDE = "---\ntitle: The Tide\n---\n\nIt went on.\n"

DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100"><defs>
<linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue" stop-opacity="0.4"/>
</linearGradient></defs><rect width="100" height="90" fill="url(#g)" stroke="#f80" stroke-width="4"/>
<g opacity="0.5"><circle cx="150" cy="50" r="40" fill="teal"/></g><text x="110" y="50" fill="#a00">Tide</text></svg>
"""

SHEET = """\
@page { background: #ffe9c0; @top-center { background: #3366cc; color: white; content: "Head" } }
h2 { color: #c00; background: linear-gradient(to right, #ff0, rgba(0, 0, 255, 0.3)) }
blockquote { background: url(dot.png); border-left: 2pt solid oklch(60% 0.15 200); opacity: 0.8 }
.pb-code { background: radial-gradient(#eee, #ccf) }
"""


def picture(kind: str) -> bytes:
    """A picture of many colours; the PNG fades away."""
    image = Image.merge("RGB", [Image.linear_gradient("L").rotate(turn) for turn in (0, 90, 180)])
    if kind == "PNG":
        image.putalpha(Image.linear_gradient("L"))
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def colourful(folder: Path, settings: str) -> BookTest:
    """A book with colours in all the places where a page can have some, in print."""
    book = BookTest(folder).with_posts(
        COLOURFUL, TIDE, config=f'[style]\nprint-stylesheets = ["print.css"]\n[print]\n{settings}'
    )
    book.write({"print.css": SHEET, "dot.png": picture("PNG"), "chapters/tide.svg": DRAWING})
    book.write({"chapters/pier.jpg": picture("JPEG"), "chapters/boat.png": picture("PNG")})
    book.run("pdf", "--edition", "print")
    assert book.status == 0, book.errors
    return book


@pytest.fixture(scope="module")
def gray_book(tmp_path_factory: pytest.TempPathFactory) -> BookTest:
    """In black ink, for Amazon."""
    return colourful(tmp_path_factory.mktemp("gray"), 'printer = "kdp-paperback"\ntrim = "6in x 9in"')


@pytest.fixture(scope="module")
def cmyk_book(tmp_path_factory: pytest.TempPathFactory) -> BookTest:
    """In four inks, for IngramSpark."""
    return colourful(tmp_path_factory.mktemp("cmyk"), 'printer = "ingramspark"\ncolor = "cmyk"\ntrim = "6in x 9in"')


def streams(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, list[str]]]:
    """Every stream that draws, with its operators that set a colour."""
    drawing = [page.obj for page in pdf.pages]
    drawing += [
        each
        for each in pdf.objects
        if isinstance(each, pikepdf.Stream) and (each.get("/Subtype") == "/Form" or "/PatternType" in each)
    ]
    for each in drawing:
        content = pikepdf.Page(each) if each.get("/Type") == "/Page" else each
        yield each, [str(step.operator) for step in pikepdf.parse_content_stream(content)]


def colour_spaces(pdf: pikepdf.Pdf) -> set[str]:
    """The spaces of all pictures, gradients and groups."""
    found = set()
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            found |= {str(each[key]) for key in ("/ColorSpace", "/CS") if key in each and key != "/Font"}
            found |= {str(each.Group.CS)} if "/Group" in each else set()
    return {space for space in found if space.startswith("/")}


def boxes(page: pikepdf.Page, name: str) -> list[float]:
    """A box, in points."""
    return [float(edge) for edge in page.obj[name]]


def test_a_gray_book_has_no_colour_but_gray(gray_book: BookTest) -> None:
    """Not in text, rules, grounds, gradients, patterns, groups, pictures, drawings or running heads."""
    with pikepdf.open(gray_book.pdf) as pdf:
        operators = {name for _, names in streams(pdf) for name in names}

        assert set() == operators & {"rg", "RG", "k", "K", "sc", "SC"}
        assert {"/DeviceGray"} == colour_spaces(pdf)


@pytest.mark.skipif(not shutil.which("gs"), reason="Ghostscript is not installed")
def test_a_gray_book_takes_black_ink_alone(gray_book: BookTest) -> None:
    """What a press is given: cyan, magenta and yellow are empty on every page."""
    run = subprocess.run(
        ["gs", "-q", "-dSAFER", "-sDEVICE=inkcov", "-o", "-", str(gray_book.pdf)], capture_output=True, check=True
    )
    pages = [line.split() for line in run.stdout.decode().splitlines()]

    assert {("0.00000", "0.00000", "0.00000")} == {tuple(inks[:3]) for inks in pages}
    assert any(float(inks[3]) > 0.1 for inks in pages)


def test_a_colour_book_has_no_device_rgb(cmyk_book: BookTest) -> None:
    """PDF/X-4 knows the inks of its output intent, and black alone (ISO 15930-7, 6.2.3)."""
    with pikepdf.open(cmyk_book.pdf) as pdf:
        operators = {name for _, names in streams(pdf) for name in names}

        assert set() == operators & {"rg", "RG"}
        assert "k" in operators
        assert {"/DeviceGray", "/DeviceCMYK"} == colour_spaces(pdf)


def test_a_picture_that_fades_away_is_mixed_with_the_page_in_the_books_inks(booktest: BookTest) -> None:
    """A page that does not say so leaves it to the press, which may take four inks for grey."""
    booktest.with_posts("---\ntitle: One\n---\n\n![A boat that fades away](boat.png)\n")
    booktest.write({"chapters/boat.png": picture("PNG")}).run("pdf", "--edition", "print")

    with pikepdf.open(booktest.pdf) as pdf:
        assert [{"/S": "/Transparency", "/CS": "/DeviceGray"}] == [
            {key: str(value) for key, value in page.obj.Group.items()} for page in pdf.pages if "/Group" in page.obj
        ]


def test_links_have_the_colour_of_text(booktest: BookTest) -> None:
    """Nobody can follow them on paper; a colour would only ask for more inks."""
    booktest.with_posts("---\ntitle: One\n---\n\nSee [us](https://example.org).\n", config='[print]\ncolor = "cmyk"')
    booktest.run("pdf", "--edition", "print")

    with pikepdf.open(booktest.pdf) as pdf:
        assert {"g"} == {name for _, names in streams(pdf) for name in names} & {"g", "k", "rg", "scn"}


@pytest.mark.parametrize("name", ["gray_book", "cmyk_book"])
def test_nothing_is_left_that_only_a_screen_can_use(name: str, request: pytest.FixtureRequest) -> None:
    """No links, outline, tags, labels or destinations."""
    with pikepdf.open(request.getfixturevalue(name).pdf) as pdf:
        assert not any("/Annots" in page.obj for page in pdf.pages)
        assert set() == {"/Outlines", "/StructTreeRoot", "/Names", "/MarkInfo", "/AcroForm"} & set(pdf.Root.keys())


def test_the_words_are_those_of_the_screen_edition(gray_book: BookTest) -> None:
    """Both editions have the same pages, but for blanks at the end and the addresses of links."""
    from pdf_inspector import PdfInspector

    in_print = PdfInspector(gray_book.pdf)
    gray_book.run("pdf", "--output", "screen.pdf")
    on_screen = PdfInspector(gray_book.folder / "screen.pdf")

    text = in_print.text.replace("address[1].", "address.").replace("\nLinks\n1 https://example.org", "")
    assert on_screen.text.split() == text.split()
    assert on_screen.page_count <= in_print.page_count <= on_screen.page_count + 1


def test_a_bleed_of_three_sides_leaves_the_spine(gray_book: BookTest) -> None:
    """KDP: 0.125 in on top, bottom and outside; rectos have their spine on the left, versos on the right."""
    with pikepdf.open(gray_book.pdf) as pdf:
        assert [0, -9, 441, 657] == boxes(pdf.pages[0], "/MediaBox") == boxes(pdf.pages[0], "/BleedBox")
        assert [-9, -9, 432, 657] == boxes(pdf.pages[1], "/MediaBox")
        assert {(0, 0, 432, 648)} == {tuple(boxes(page, "/TrimBox")) for page in pdf.pages}


@pytest.mark.skipif(not shutil.which("gs"), reason="Ghostscript is not installed")
def test_a_ground_fills_the_bleed(gray_book: BookTest) -> None:
    """When the knife is a little off, no white line is left at the edge."""
    page = gray_book.folder / "page.png"
    subprocess.run(
        ["gs", "-q", "-dSAFER", "-sDEVICE=pnggray", "-r72", "-dLastPage=1", "-o", str(page), str(gray_book.pdf)],
        check=True,
    )
    with Image.open(page) as image:
        edges = [image.getpixel(place) for place in ((1, 1), (439, 1), (439, 664), (1, 664), (220, 1), (439, 300))]

    assert {235} == set(edges)


def test_without_a_printer_pages_are_as_large_as_the_trim(booktest: BookTest) -> None:
    """No bleed is added that nobody asked for."""
    booktest.with_posts(TIDE, config='[print]\ntrim = "6in x 9in"').run("pdf", "--edition", "print")

    with pikepdf.open(booktest.pdf) as pdf:
        assert {(0, 0, 432, 648)} == {tuple(boxes(page, "/MediaBox")) for page in pdf.pages}


def test_a_bleed_of_ones_own_is_on_all_sides(booktest: BookTest) -> None:
    """As presses want it that print sheets."""
    booktest.with_posts(TIDE, config='[print]\ntrim = "6in x 9in"\nbleed = "3mm"').run("pdf", "--edition", "print")

    with pikepdf.open(booktest.pdf) as pdf:
        assert [-8.5039, -8.5039, 440.5039, 656.5039] == boxes(pdf.pages[0], "/MediaBox")


def test_a_book_read_from_the_right_has_its_spine_on_the_right(booktest: BookTest) -> None:
    """Its first page is a recto all the same, and lies on the left."""
    settings = 'printer = "kdp-paperback"\ntrim = "6in x 9in"'
    booktest.with_posts("---\ntitle: یک\n---\n\nسلام\n", config=f"[print]\n{settings}")
    booktest.replace("book.toml", "[book]", '[book]\nlanguage = "fa"').run("pdf", "--edition", "print")

    with pikepdf.open(booktest.pdf) as pdf:
        assert [-9, -9, 432, 657] == boxes(pdf.pages[0], "/MediaBox")


def test_the_last_page_is_blank_for_ingramspark(cmyk_book: BookTest) -> None:
    """They print their own marks on it; and the pages are even."""
    pdf = cmyk_book.inspect_pdf()

    assert 0 == pdf.page_count % 2
    assert [] == pdf.lines(pdf.page_count)
    assert [] == pdf.furniture(pdf.page_count)


def test_the_claim_to_pdfx_is_whole(cmyk_book: BookTest) -> None:
    """Output intent, version, dates and trapping (ISO 15930-7, 6)."""
    with pikepdf.open(cmyk_book.pdf) as pdf:
        (intent,) = pdf.Root.OutputIntents
        xmp = pdf.Root.Metadata.read_bytes().decode()

        assert "1.6" == pdf.pdf_version
        assert ("/GTS_PDFX", "FOGRA39") == (str(intent.S), str(intent.OutputConditionIdentifier))
        assert 4 == int(intent.DestOutputProfile.N)
        assert "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in xmp
        assert "2026-01-31T00:00:00Z" in xmp
        assert "/False" == str(pdf.docinfo.Trapped)
        assert "/ID" in pdf.trailer


def test_a_gray_book_claims_nothing(gray_book: BookTest) -> None:
    """It is no PDF/X."""
    with pikepdf.open(gray_book.pdf) as pdf:
        assert "/OutputIntents" not in pdf.Root
        assert "/Metadata" not in pdf.Root


def test_a_profile_of_ones_own_is_used(booktest: BookTest) -> None:
    """The printer's word is better than ours."""
    from postbook.pdf.print_edition.edition import FOGRA39

    profile = FOGRA39.read_bytes().replace(b"FOGRA39L Coated", b"Paper of my own")
    config = '[print]\ncolor = "cmyk"\nprofile = "press.icc"\ncondition = "FOGRA51"'
    booktest.with_posts(TIDE, config=config).write({"press.icc": profile}).run("pdf", "--edition", "print")

    with pikepdf.open(booktest.pdf) as pdf:
        (intent,) = pdf.Root.OutputIntents

        assert profile == intent.DestOutputProfile.read_bytes()
        assert ("FOGRA51", "Paper of my own") == (str(intent.OutputConditionIdentifier), str(intent.Info))


def test_the_same_bytes_twice(gray_book: BookTest) -> None:
    """From the cache or not, on one process or two."""
    first = gray_book.pdf.read_bytes()
    gray_book.run("pdf", "--edition", "print", "--no-cache", "--jobs", "2", "--output", "again.pdf")

    assert first == (gray_book.folder / "again.pdf").read_bytes()


def test_each_edition_keeps_its_own_results(booktest: BookTest) -> None:
    """Making one does not change the other, and neither is recalled for the other."""
    booktest.with_posts(TIDE + "\nSee [an address](https://example.org).\n")
    booktest.run("pdf").run("pdf", "--edition", "print")
    screen, in_print = (booktest.folder / "build" / f"a-small-book{end}.pdf" for end in ("", "-print"))
    before = screen.read_bytes(), in_print.read_bytes()

    booktest.run("pdf").run("pdf", "--edition", "print")

    assert before == (screen.read_bytes(), in_print.read_bytes())
    assert b"/StructTreeRoot" not in before[1]


def test_a_damaged_profile_is_told_before_anything_is_set(booktest: BookTest) -> None:
    """Half a file has the head of a profile, and no colours."""
    from postbook.pdf.print_edition.edition import FOGRA39

    booktest.with_posts(TIDE, config='[print]\ncolor = "cmyk"\nprofile = "press.icc"')
    booktest.write({"press.icc": FOGRA39.read_bytes()[:400]}).run("pdf", "--edition", "print")

    assert 1 == booktest.status
    assert booktest.messages.startswith("book.toml:8: error[invalid-value]: nothing can be printed with this profile")


def test_no_profile_is_read_that_is_not_for_print(booktest: BookTest) -> None:
    """A profile of a screen says nothing of inks."""
    booktest.with_posts(TIDE, config='[print]\ncolor = "cmyk"\nprofile = "screen.icc"')
    srgb = Path(__file__).parents[2] / "src" / "postbook" / "pdf" / "profiles" / "sRGB2014.icc"
    booktest.write({"screen.icc": srgb.read_bytes()}).run("pdf", "--edition", "print")

    assert 1 == booktest.status
    assert booktest.messages == (
        "book.toml:8: error[invalid-value]: `screen.icc` is for RGB\n"
        "  hint: name the CMYK profile that the printer gives, or leave it out\n"
    )
