"""The judge of real blogs: it sees nothing where nothing is lost, and whatever was taken out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.corpora.doctor import blind_spots, without_links, without_paragraph, without_pictures
from benchmarks.corpora.epub_file import EpubDocument, epub_documents
from benchmarks.corpora.judge import Losses, Told, judge_epub, judge_pdf, told_of
from benchmarks.corpora.pdf_file import PdfFile
from benchmarks.corpora.sources import Source, read_source
from PIL import Image

from booktest import BookTest

HARBOUR = """\
---
title: The harbour at "low" tide
---

The tide went out at noon, and took the *ferry* with it[^1]. See [the almanac](https://tides.example/almanac?year=1911)
and [the mole][], **or** ask <keeper@tides.example>.

![The pier](pier.png "In winter")

| hour | depth |
|-----:|:------|
| 12   | 0.4 m |

1. Wait.
2. Wait `again; /* <not> lost */`.

```sh
cat tide.txt | grep "low"
```

<details><summary>More</summary><p>Nobody &amp; nothing moved.</p></details>

<!-- Nobody reads this. -->

[^1]: It was never seen again.
[the mole]: https://tides.example/mole "The old mole"
"""
GALE = "---\ntitle: The gale\n---\n\nIt came **from the west** and left by the door. See [the harbour](harbour.md).\n"


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Source, EpubDocument]:
    """The harbour: its post and its document."""
    booktest = BookTest(tmp_path_factory.mktemp("judged") / "book")
    booktest.with_posts().write({"chapters/harbour.md": HARBOUR, "chapters/gale.md": GALE})
    Image.new("L", (9, 9)).save(booktest.folder / "chapters" / "pier.png")
    documents = epub_documents(booktest.build("epub").epub.read_bytes())
    return read_source(booktest.folder / "chapters" / "harbour.md"), documents["harbour"]


def test_a_whole_book_has_lost_nothing(judged: tuple[Source, EpubDocument]) -> None:
    """Words, links and pictures of every kind are found again."""
    assert Losses() == judge_epub(*judged, Told())


def test_a_post_is_read_as_its_reader_sees_it(judged: tuple[Source, EpubDocument]) -> None:
    """The judge knows links, pictures and words without postbook."""
    source, _ = judged
    assert ["pier.png"] == source.said.pictures
    addresses = {"https://tides.example/almanac?year=1911", "https://tides.example/mole", "mailto:keeper@tides.example"}
    assert addresses == {target for target, _ in source.said.links}
    assert "Nobody & nothing moved" in source.said.text
    assert "Nobody reads this" not in source.said.text


@pytest.mark.parametrize(
    ("doctor", "expected"),
    [
        (without_paragraph, "ferry"),
        (without_links, "https://tides.example/mole"),
        (without_pictures, "pier.png"),
    ],
)
def test_what_was_taken_out_is_missed(
    judged: tuple[Source, EpubDocument], doctor: Callable[[EpubDocument], EpubDocument], expected: str
) -> None:
    """A judge that overlooks a loss would be worse than none."""
    source, document = judged
    losses = judge_epub(source, doctor(document), Told())
    assert expected in {*losses.in_epub, *losses.links, *losses.pictures}


def test_what_a_message_names_is_not_lost(judged: tuple[Source, EpubDocument]) -> None:
    """The author was told."""
    source, document = judged
    told = told_of([("missing-image", "no picture `pier.png`")])
    assert [] == judge_epub(source, without_pictures(document), told).pictures


def test_a_message_about_a_picture_that_is_shown_excuses_nothing(judged: tuple[Source, EpubDocument]) -> None:
    """It says what is odd about the picture, not that it is gone."""
    source, document = judged
    told = told_of([("image-type", "`pier.png` is a JPEG picture, not PNG")])
    assert ["pier.png"] == judge_epub(source, without_pictures(document), told).pictures


def test_a_blind_judge_is_found_out(judged: tuple[Source, EpubDocument]) -> None:
    """Each run shows the judge books with losses; messages that excuse everything make it blind."""
    source, document = judged
    assert [] == blind_spots([(source, document, Told(), Losses())])
    excuse = told_of([("missing-image", "no picture `pier.png`")])
    assert ["pictures"] == blind_spots([(source, document, excuse, Losses())])


@pytest.mark.slow
def test_paper_is_judged_by_the_chapters_own_pages(booktest: BookTest) -> None:
    """What the EPUB shows must stand on the pages of its chapter; another chapter's pages don't count."""
    harbour = HARBOUR.replace("![The pier]", "[The pier]").replace("pier.png", "gale.md")
    booktest.with_posts().write({"chapters/harbour.md": harbour, "chapters/gale.md": GALE}).build()
    documents = epub_documents(booktest.epub.read_bytes())
    pdf = PdfFile(booktest.pdf.read_bytes())
    gale, losses = read_source(booktest.folder / "chapters" / "gale.md"), Losses()
    judge_pdf(gale, documents["gale"], pdf, pdf.pages_of("gale", list(documents)), Told(), losses)
    assert not losses
    judge_pdf(gale, documents["gale"], pdf, pdf.pages_of("harbour", list(documents)), Told(), losses)
    assert "west" in losses.in_pdf


def test_words_that_a_line_or_a_tag_divides_are_not_lost(tmp_path: Path) -> None:
    """Letters are counted in both texts alike."""
    post = tmp_path / "tide.md"
    post.write_text("A `lighthouse` and *light*house.\n", encoding="utf-8")
    assert "A lighthouse and lighthouse." == read_source(post).said.text.strip()
