"""The container, and what EPUBCheck says of it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from epub_samples import book, config, cover, heading, packaged, picture, section

from epub_inspector import EpubInspector
from postbook.config import Author, Pages, Series
from postbook.manuscript.post import Role
from postbook.render.section import Matter, Section
from run_epubcheck import epubcheck_is_missing

NOTE = (
    '<section class="pb-notes" role="doc-endnotes"><ol>'
    '<li class="pb-note" id="tide--fn-1"><p>A note with <code>code</code>.</p></li></ol></section>'
)
TIDE = f"""
<p>A <a class="pb-crossref" href="#pier--end">link</a>
<span class="pb-page-ref"> (page <span data-folio="pier--end"></span>)</span>, a note<a class="pb-noteref"
href="#tide--fn-1" id="tide--fnref-1" role="doc-noteref">1</a>, a formula
<span class="pb-math" data-tex="x^2 &lt; y">x</span>, a symbol ☑ and
<a href="https://example.org/?a=1&amp;b=2">an address</a>.</p>
<h2 id="tide--ebb">Ebb</h2>
<div class="pb-math pb-display" data-tex="\\begin{{aligned}}a&amp;=b\\\\c&amp;=d\\end{{aligned}}"></div>
<figure class="pb-figure"><img src="media/sea-1.png" alt="The sea" width="40" height="50%"/>
<figcaption>The sea <span class="pb-credit">Ann</span></figcaption></figure>
<pre class="pb-code" data-language="rust"><code><span class="k">fn</span> main() {{}}
</code></pre>
<table class="pb-table"><thead><tr><th scope="col">A</th></tr></thead><tbody>
<tr><td class="pb-right">1</td></tr></tbody></table>
<ul><li class="pb-task"><span class="pb-checkbox" role="img" aria-label="done">☑</span> done</li></ul>
<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><title>A square</title><rect width="9" height="9"/></svg>
{NOTE}
"""


def whole_book() -> list[Section]:
    """A book with a bit of everything."""
    sea = picture("sea-1.png")
    return [
        section("title-page", role=Role.TITLE_PAGE, matter=Matter.FRONT, label=""),
        section("preface", '<p>See <a href="#tide">Tide</a>.</p>', role=Role.PREFACE, matter=Matter.FRONT),
        section("part-1", role=Role.PART, label="I. Water"),
        section("tide", TIDE, level=2, pictures={sea.href: sea}, headings=(heading("tide", "ebb", "Ebb"),)),
        section("pier", '<h2 id="pier--end">End</h2><p lang="fa" dir="rtl">سلام</p>', level=2),
        section("colophon", '<p><span class="pb-fonts" data-fonts=""></span></p>', role=Role.COLOPHON),
    ]


def sample() -> EpubInspector:
    """That book, with all the metadata there are."""
    about = {
        "subtitle": "Tides",
        "authors": (Author(name="Ann Author", sort_name="Author, Ann"), Author(name="Ed", role="editor")),
        "isbn": "978-3-16-148410-0",
        "ebook_isbn": "978-3-16-148411-7",
        "publisher": "P",
        "edition": "Second edition",
        "rights": "© 2026 Ann Author",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "description": "A book.",
        "subjects": ("Sea", "Shore"),
        "series": Series(name="Shores", number="2"),
    }
    return packaged(*whole_book(), settings=config(about=about, pages=Pages(contents_depth=2)), cover=cover())


def test_the_same_book_gives_the_same_bytes() -> None:
    """A build can be repeated and compared."""
    assert sample().data == sample().data


def test_the_container_begins_with_its_type_and_holds_no_clock() -> None:
    """The first entry is `mimetype`, stored; all entries have the same age and rights."""
    entries = sample().archive.infolist()
    assert ("mimetype", zipfile.ZIP_STORED) == (entries[0].filename, entries[0].compress_type)
    assert {((1980, 1, 1, 0, 0, 0), 3, 0o644 << 16)} == {
        (entry.date_time, entry.create_system, entry.external_attr) for entry in entries
    }


def test_every_link_and_picture_is_there() -> None:
    """Nothing leads out of the book into nowhere."""
    assert [] == sample().broken_links()


def test_only_pictures_that_are_shown_are_packed() -> None:
    """A picture of the post that no page shows does not weigh on the book."""
    shown, other = picture("sea-1.png"), picture("land-1.png", "green")
    pictures = {each.href: each for each in (shown, other)}
    epub = packaged(section("tide", '<p><img src="media/sea-1.png" alt="Sea"/></p>', pictures=pictures))
    assert ["media/sea-1.png"] == [href for href in epub.manifest if href.startswith("media/")]


def test_sizes_of_pictures_are_whole_numbers() -> None:
    """A width of half the page stays in the post's own markup; XHTML takes pixels only."""
    document = sample().read("text/tide.xhtml").decode()
    assert 'width="40"' in document
    assert "50%" not in document


@pytest.mark.epubcheck
@pytest.mark.skipif(bool(epubcheck_is_missing()), reason=epubcheck_is_missing() or "-")
def test_epubcheck_has_nothing_to_say(tmp_path: Path) -> None:
    """A book with a bit of everything passes EPUBCheck, warnings and usage included."""
    assert [] == sample().epubcheck(tmp_path)


@pytest.mark.epubcheck
@pytest.mark.skipif(bool(epubcheck_is_missing()), reason=epubcheck_is_missing() or "-")
def test_epubcheck_has_nothing_to_say_of_a_bare_persian_book(tmp_path: Path) -> None:
    """A right-to-left book without cover, contents, author or date passes too."""
    settings = config(about={"language": "fa", "authors": ()}, pages=Pages(contents=False))
    tide = section("tide", language="fa", direction="rtl")
    assert [] == packaged(tide, settings=settings, book=book("fa", date=None)).epubcheck(tmp_path)


@pytest.mark.epubcheck
@pytest.mark.skipif(bool(epubcheck_is_missing()), reason=epubcheck_is_missing() or "-")
def test_epubcheck_is_awake(tmp_path: Path) -> None:
    """The judge says something of a book that is wrong."""
    bad = packaged(section("tide", "<p><p>No paragraph stands in another.</p></p>"))
    assert any("RSC-005" in message for message in bad.epubcheck(tmp_path))
