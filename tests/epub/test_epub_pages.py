"""The pages of the PDF, marked and listed in the EPUB."""

from __future__ import annotations

import pytest
from epub_samples import config, packaged, section

from epub_inspector import EpubInspector
from postbook.page_breaks import PageBreak
from postbook.xhtml import EPUB_TYPE, XHTML


def paged(markup: str, *letters: int, **about: str) -> EpubInspector:
    """A chapter called “Tide” whose pages begin after so many letters; the title's four are counted too."""
    breaks = [PageBreak(folio=str(number), letters=count) for number, count in enumerate(letters, 1)]
    return packaged(section("tide", markup), settings=config(about=about), page_breaks={"tide": breaks})


def marked(epub: EpubInspector) -> str:
    """The chapter's text after its title, with `[1]` where a page begins."""
    body = epub.document("text/tide.xhtml").find(f"{XHTML}body")
    for node in body.iter(f"{XHTML}span"):
        if node.get(EPUB_TYPE) == "pagebreak":
            node.text = f"[{node.get('aria-label')}]"
    return " ".join("".join(map(str, body.itertext())).split()).replace("Tide ", "", 1)


def test_a_mark_stands_before_the_first_word_of_its_page() -> None:
    """Whoever goes to page 2 begins to read where page 2 does."""
    epub = paged("<p>Low water, high water.</p><p>Ebb and flood.</p>", 0, 12, 21)
    assert "[1]Low water, [2]high water.[3]Ebb and flood." == marked(epub)


@pytest.mark.parametrize("letters", [13, 14, 15])
def test_a_word_that_a_page_divides_stays_whole(letters: int) -> None:
    """Its mark follows it, or the word would be read out in two."""
    assert "Low water, high[1] water." == marked(paged("<p>Low water, high water.</p>", letters))


def test_a_mark_stands_before_a_heading_not_in_it() -> None:
    """A heading is read out without a number that is none of its own."""
    epub = paged('<p>Low.</p><h2 id="tide--x">Ebb</h2>', 7)
    assert "Low.[1]Ebb" == marked(epub)
    (mark,) = (node for node in epub.document("text/tide.xhtml").iter(f"{XHTML}span") if node.get(EPUB_TYPE))
    assert f"{XHTML}h2" == mark.getnext().tag


def test_what_paper_shows_elsewhere_is_not_counted() -> None:
    """Notes, their calls and formulas are passed over."""
    call = '<a class="pb-noteref" href="#tide--fn-1" id="tide--fnref-1">11</a>'
    notes = '<section class="pb-notes"><ol><li class="pb-note" id="tide--fn-1">A note</li></ol></section>'
    epub = paged(f'<p>Low{call} <span class="pb-math" data-tex="x">x</span> water</p>{notes}', 7)
    assert "[1]water" in marked(epub)


def test_a_page_without_text_is_marked_at_the_end() -> None:
    """The last page may hold a picture alone."""
    assert "Low.[1][2]" == marked(paged("<p>Low.</p>", 7, 7))


def test_the_pages_are_listed() -> None:
    """Reading systems go to a page by its folio."""
    epub = paged("<p>Low water.</p>", 0, 7)
    links = epub.nav("page-list").iter(f"{XHTML}a")
    assert [("1", "text/tide.xhtml#pb-page-1"), ("2", "text/tide.xhtml#pb-page-2")] == [
        (link.text, link.get("href")) for link in links
    ]
    assert [] == epub.broken_links()
    assert {"pageNavigation", "pageBreakMarkers"} <= set(epub.metadata("schema:accessibilityFeature"))


def test_the_printed_book_is_the_source_of_the_pages() -> None:
    """By its ISBN, under the new name and the old; a PDF that has none goes by its title."""
    printed, plain = paged("<p>Low.</p>", 0, isbn="978-3-16-148410-0"), paged("<p>Low.</p>", 0)
    assert ["urn:isbn:9783161484100"] == printed.metadata("pageBreakSource") == printed.metadata("dc:source")
    assert ["A Small Book (PDF)"] == plain.metadata("pageBreakSource")
    assert [] == plain.metadata("dc:source")


def test_an_epub_alone_has_no_pages() -> None:
    """Without a PDF nobody knows where its pages begin."""
    epub = packaged(section("tide"), settings=config(about={"isbn": "978-3-16-148410-0"}))
    assert [] == epub.metadata("pageBreakSource") == epub.metadata("dc:source")
    assert "pageNavigation" not in epub.metadata("schema:accessibilityFeature")
    assert b"page-list" not in epub.read("nav.xhtml")
