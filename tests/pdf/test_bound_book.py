"""The bound book: what its reader sees, page by page."""

from __future__ import annotations

import pytest

from booktest import BookTest
from pdf_inspector import PdfInspector

PARAGRAPH = "The harbour lay quiet, and the boats lay still on the water until the bell had rung twice.\n\n"

HARBOUR = f"""\
---
title: The Harbour
date: 2016-06-07
---
It began[^1] with a [tide](02.md#low-water).

{PARAGRAPH * 30}
## The pier

{PARAGRAPH * 12}
| Day | Height |
|-----|--------|
| Monday | 2 m |

[^1]: The pier was rebuilt in 1911.
"""

TIDE = f"""\
---
title: The Tide
---
{PARAGRAPH * 3}
## Low water

See [the harbour](01.md) and <https://example.org/tides>.

| Day | Height |
|-----|--------|
| Tuesday | 3 m |
"""

PARTS = """
[[parts]]
title = "By the Sea"
posts = ["chapters/01.md"]

[[parts]]
title = "At Sea"
posts = ["chapters/02.md"]
"""


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> PdfInspector:
    """A book of two parts with a chapter each."""
    folder = tmp_path_factory.mktemp("bound")
    return BookTest(folder).with_posts(HARBOUR, TIDE, config=PARTS).build("pdf").inspect_pdf()


def test_front_matter_has_roman_folios_and_the_text_begins_with_1(pdf: PdfInspector) -> None:
    """i, ii, iii … then 1, 2, 3."""
    text = pdf.page_labelled("1")

    assert ["i", "ii", "iii"] == pdf.labels[:3]
    assert ["1", "2", "3"] == pdf.labels[text - 1 : text + 2]
    assert "By the Sea" == pdf.lines(text)[-1]


def test_page_1_is_a_right_hand_page(pdf: PdfInspector) -> None:
    """Odd folios stand on rectos, which have odd numbers in the file too."""
    assert 1 == pdf.page_labelled("1") % 2


def test_chapters_and_parts_open_on_a_recto(pdf: PdfInspector) -> None:
    """Their folios are odd."""
    pages = {title: page for _, title, page in pdf.outline}
    openers = [pages[title] for title in ("I. By the Sea", "1. The Harbour", "II. At Sea", "2. The Tide")]

    assert [1, 1, 1, 1] == [int(pdf.labels[page - 1]) % 2 for page in openers]


def test_the_outline_has_parts_chapters_and_headings(pdf: PdfInspector) -> None:
    """The reader's pane shows the book's order."""
    entries = [(level, title) for level, title, _ in pdf.outline]

    assert (1, "I. By the Sea") in entries
    assert (2, "1. The Harbour") in entries
    assert (3, "The pier") in entries


def test_contents_name_the_right_pages(pdf: PdfInspector) -> None:
    """What the contents say of a chapter is the folio on its page."""
    contents = next(page for page in range(1, pdf.page_count + 1) if pdf.lines(page)[:1] == ["Contents"])
    line = next(line for line in pdf.lines(contents) if "The Harbour" in line)
    chapter = next(page for _, title, page in pdf.outline if title == "1. The Harbour")

    assert pdf.labels[chapter - 1] == line.split()[-1]


def test_a_link_between_posts_is_followed_by_its_page(pdf: PdfInspector) -> None:
    """In print one can turn to it: “page 9” is where the heading stands."""
    heading = next(page for _, title, page in pdf.outline if title == "Low water")
    chapter = next(page for _, title, page in pdf.outline if title == "1. The Harbour")

    assert f"(page {pdf.labels[heading - 1]})" in " ".join(pdf.lines(chapter))


def test_a_link_between_posts_can_be_followed_on_the_screen(pdf: PdfInspector) -> None:
    """It leads to the page of the heading."""
    heading = next(page for _, title, page in pdf.outline if title == "Low water")
    chapter = next(page for _, title, page in pdf.outline if title == "1. The Harbour")

    assert heading in {link.to_page for link in pdf.links if link.page == chapter}


def test_links_to_the_web_stay(pdf: PdfInspector) -> None:
    """Addresses are live."""
    assert "https://example.org/tides" in {link.uri for link in pdf.links}


def test_a_footnote_stands_on_the_page_of_its_call(pdf: PdfInspector) -> None:
    """It is the last thing on the page, and its number leads back to the call."""
    chapter = next(page for _, title, page in pdf.outline if title == "1. The Harbour")

    assert pdf.lines(chapter)[-1].endswith("The pier was rebuilt in 1911.")
    assert [chapter, chapter] == [
        link.to_page for link in pdf.links if link.page == chapter and link.to_page == chapter
    ]


def test_openers_and_blanks_have_no_running_head(pdf: PdfInspector) -> None:
    """A chapter's first page bears its folio alone; a forced blank bears nothing."""
    chapter = next(page for _, title, page in pdf.outline if title == "1. The Harbour")
    blank = pdf.page_labelled("2")

    assert [pdf.labels[chapter - 1]] == pdf.furniture(chapter)
    assert ([], []) == (pdf.lines(blank), pdf.furniture(blank))


def test_running_heads_name_part_and_chapter(pdf: PdfInspector) -> None:
    """The verso names the part, the recto the chapter."""
    chapter = next(page for _, title, page in pdf.outline if title == "1. The Harbour")

    assert "By the Sea" in " ".join(pdf.furniture(chapter + 1))
    assert "The Harbour" in " ".join(pdf.furniture(chapter + 2))


def test_margins_are_mirrored(pdf: PdfInspector) -> None:
    """The text stands nearer to the spine on both sides, or farther on both."""
    chapter = next(page for _, title, page in pdf.outline if title == "1. The Harbour")
    verso, recto = (pdf.left_of(page, "The harbour lay quiet") for page in (chapter + 1, chapter + 2))

    assert abs(verso - recto) > 1


def test_each_font_is_embedded_once(pdf: PdfInspector) -> None:
    """The galleys' subsets have become one: no font file stands twice in the book."""
    streams = [item for item in pdf.pdf.objects if hasattr(item, "keys") and "/FontFile2" in item]
    files = [item.FontFile2.objgen for item in streams]
    names = [str(item.FontName) for item in streams]

    assert len(names) == len(set(names))
    assert len(set(files)) <= len(names)


def test_header_cells_have_ids_of_their_own(pdf: PdfInspector) -> None:
    """Two tables in two chapters do not share the names of their heads."""
    cells = [item for item in pdf.pdf.objects if hasattr(item, "keys") and item.get("/S") == "/TH"]
    ids = [str(cell.ID) for cell in cells]

    assert 4 == len(ids) == len(set(ids))
    assert {"/Column"} == {str(cell.A.Scope) for cell in cells}


def test_the_file_says_what_it_is(pdf: PdfInspector) -> None:
    """Title, author, language and date are in the file's own words."""
    assert ("A Small Book", "Ann Author") == (pdf.info["Title"], pdf.info["Author"])
    assert "D:20260131000000Z" == pdf.info["CreationDate"]
    assert "en" == pdf.language


def test_a_link_says_where_it_leads(pdf: PdfInspector) -> None:
    """Those who hear a page hear the title of the target, not an anchor."""
    notes = [note for page in pdf.pdf.pages for note in page.obj.get("/Annots", []) if "/Dest" in note]

    assert {"The Harbour", "The Tide"} <= {str(note.Contents) for note in notes}


def test_chapters_on_the_next_page_keep_their_margins(booktest: BookTest) -> None:
    """A chapter that opens on a verso has its text where a verso has it, and its links with it."""
    config = '[print]\nchapters-open = "next"\n[pages]\nfirst-appeared = false\n'
    long = f"## Ebb\n\n{PARAGRAPH * 5}" * 12
    short = f"# Short\n\n{PARAGRAPH}"
    pdf = booktest.with_posts(short, TIDE, f"# Long\n\n{long}", config=config).build("pdf").inspect_pdf()
    pages = {title: page for _, title, page in pdf.outline}
    verso = pages["2. The Tide"]
    even = next(page for page in range(pages["3. Long"], pdf.page_count) if page % 2 == 0 and "Ebb" in pdf.lines(page))

    assert 0 == verso % 2
    assert pdf.left_of(even, "Ebb") == pytest.approx(pdf.left_of(verso, "Low water"), abs=0.5)
    link = next(link for link in pdf.links if link.page == verso and link.uri)
    assert link.left == pytest.approx(pdf.left_of(verso, "https://example.org"), abs=0.5)


def test_the_same_book_has_the_same_bytes(booktest: BookTest) -> None:
    """Twice, cold and warm, and on two processes."""
    booktest.with_posts(HARBOUR, TIDE).run("pdf", "--no-cache")
    first = booktest.pdf.read_bytes()
    runs = [booktest.run("pdf", *words).pdf.read_bytes() for words in (["--no-cache", "-j1"], ["-j1"], ["-j1"])]

    assert [first] * 3 == runs


def test_a_section_may_have_empty_pages_only(booktest: BookTest) -> None:
    """A page on which nothing is drawn is bound like any other, and read out as nothing."""
    booktest.with_posts("# Words\n\nA post.\n", config='[style]\nprint-stylesheets = ["own.css"]\n')
    pdf = booktest.write({"own.css": ".pb-title-page { visibility: hidden }\n"}).build("pdf").inspect_pdf()

    assert "A post." in pdf.text
