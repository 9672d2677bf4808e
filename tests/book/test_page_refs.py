"""The page of its target, printed after a link."""

from __future__ import annotations

from booktest import BookTest
from sections import Sections, sections_of


def linked(booktest: BookTest, markdown: str, config: str = "", header: str = "") -> Sections:
    """A book whose first post links to its second, called `tide`."""
    return sections_of(
        booktest.with_posts(
            f"---\ntitle: The Pier\nslug: pier\n{header}---\n\n{markdown}\n",
            "---\ntitle: The Tide\nslug: tide\n---\n\nWater.\n",
            config=config,
        )
    )


def references(found: Sections) -> list[str]:
    """What the targets of the page references in the first post are."""
    return [str(place.get("data-folio")) for place in found.find("pier", "span[@class='pb-page-ref']/span")]


def test_a_link_to_a_post_is_followed_by_its_page(booktest: BookTest) -> None:
    """On paper nobody can click."""
    found = linked(booktest, "See [the tide](02.md), please.")

    assert (
        '<p>See <a href="#tide" class="pb-crossref">the tide</a>'
        '<span class="pb-page-ref"> (page <span data-folio="tide"/>)</span>, please.</p>'
    ) == found.xhtml("pier", "div/p")


def test_the_words_are_those_of_the_chapter(booktest: BookTest) -> None:
    """A French post in an English book speaks French."""
    assert "(page )" in linked(booktest, "Voir [x](02.md).", header="lang: fr\n").text("pier", "div/p")
    assert "（ページ）" in linked(booktest, "[x](02.md)", header="lang: ja\n").text("pier", "div/p")


def test_a_paragraph_does_not_repeat_itself(booktest: BookTest) -> None:
    """Two links in a row to one post have one page reference; in the next paragraph there is another."""
    found = linked(booktest, "[The tide](02.md), and [again](02.md).\n\n[The tide](02.md).")

    assert ["tide", "tide"] == references(found)


def test_headings_and_pictures_have_none(booktest: BookTest) -> None:
    """A page in a heading would be in the way."""
    assert [] == references(linked(booktest, "## On [the tide](02.md)\n\nWater."))


def test_notes_have_them_too(booktest: BookTest) -> None:
    """A note is a text like any other."""
    assert ["tide"] == references(linked(booktest, "Water.[^1]\n\n[^1]: See [the tide](02.md)."))


def test_they_can_be_left_out(booktest: BookTest) -> None:
    """`page-references = false` prints links without pages."""
    found = linked(booktest, "See [the tide](02.md).", config="[print]\npage-references = false\n")

    assert [] == references(found)
    assert '<p>See <a href="#tide" class="pb-crossref">the tide</a>.</p>' == found.xhtml("pier", "div/p")


def test_links_within_a_post_and_to_the_outside_have_none(booktest: BookTest) -> None:
    """Only what is elsewhere in the book has a page worth printing."""
    assert [] == references(linked(booktest, "## Here\n\n[here](#here) [there](https://example.org/)"))
