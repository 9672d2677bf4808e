"""Links from post to post, to headings, to the site and to nowhere."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from booktest import BookTest
from sections import Sections, sections_of

TIDE = """\
---
title: The Tide
permalink: /2016/06/tide/
aliases: [/old-tide.html]
---

## High Water

Twice a day.

[](){#low}
"""

SITE = '[site]\nurl = "https://example.org/"\n'


def linked(booktest: BookTest, link: str, config: str = SITE) -> Sections:
    """A book whose first post holds a link and whose second is about the tide."""
    return sections_of(
        booktest.with_posts(f"---\ntitle: The Pier\n---\n\nSee {link}.\n", TIDE, config=f"{NO_PAGES}{config}")
    )


NO_PAGES = "[print]\npage-references = false\n"
PIER = "chapters/01.md:5"


def paragraph(found: Sections) -> str:
    """The sentence with the link."""
    return found.xhtml(found.book.chapters[0].post.slug, "div/p")


def slug(found: Sections) -> str:
    """The name of the post about the tide."""
    return found.book.chapters[1].post.slug


@pytest.mark.parametrize(
    "href",
    [
        "02.md",
        "./02.md",
        "../chapters/02.md",
        "../../book/chapters/02.md",
        "02",
        "02.html",
        "02.md?raw=1",
        "02.md#",
        "02.md#top",
        "/chapters/02",
        "/2016/06/tide/",
        "/2016/06/tide",
        "/2016/06/tide/index.html",
        "/2016//06/tide/?utm_source=feed",
        "/old-tide.html",
        "https://example.org/2016/06/tide/",
        "http://www.example.org/2016/06/tide",
        "//example.org/2016/06/tide/",
        "https://example.org:443/2016/06/t%69de/",
        "https://example.org/old-tide",
        "@/chapters/02.md",
    ],
)
def test_a_link_to_a_post_leads_to_its_chapter(booktest: BookTest, href: str) -> None:
    """By its file or by any of its addresses, written as authors and engines write them."""
    found = linked(booktest, f"[the tide]({href})")

    assert f'<p>See <a href="#{slug(found)}" class="pb-crossref">the tide</a>.</p>' == paragraph(found)
    assert "" == found.messages


@pytest.mark.parametrize("href", ["02.md#high-water", "/2016/06/tide/#high-water", "02.md#user-content-high-water"])
def test_a_link_to_a_heading_leads_to_it(booktest: BookTest, href: str) -> None:
    """A fragment finds the heading in the other post."""
    found = linked(booktest, f"[high water]({href})")

    assert f'<a href="#{slug(found)}--high-water" class="pb-crossref">high water</a>' in paragraph(found)
    assert "" == found.messages


def test_a_heading_that_is_not_there_leads_to_the_post(booktest: BookTest) -> None:
    """The link still finds the post; the author hears which headings it has."""
    found = linked(booktest, "[ebb](02.md#ebb)")

    assert f'<p>See <a href="#{slug(found)}" class="pb-crossref">ebb</a>.</p>' == paragraph(found)
    assert (
        f"{PIER}:11: error[broken-link]: no heading `#ebb` in `02.md`\n  hint: the headings are: #high-water"
        == found.messages
    )


def test_a_heading_that_was_probably_meant_is_named(booktest: BookTest) -> None:
    """A slip of the pen gets a suggestion."""
    found = linked(booktest, "[high water](02.md#hihg-water)")

    assert (
        f"{PIER}:18: error[broken-link]: no heading `#hihg-water` in `02.md`\n  hint: did you mean `#high-water`?"
        == found.messages
    )


def test_a_dead_link_within_a_post_stays_as_words(booktest: BookTest) -> None:
    """A link to a heading that the post itself lacks is none."""
    found = linked(booktest, "[below](#below)")

    assert '<p>See <span class="pb-dead-link">below</span>.</p>' == paragraph(found)
    assert (
        f"{PIER}:13: error[broken-link]: no heading `#below` in this post\n  hint: take the link out" == found.messages
    )


def test_a_post_that_is_not_in_the_book_is_an_error(booktest: BookTest) -> None:
    """The words stay; the author hears which posts there are."""
    found = linked(booktest, "[gone](gone.md)")

    assert '<p>See <span class="pb-dead-link">gone</span>.</p>' == paragraph(found)
    assert (
        f"{PIER}:12: error[broken-link]: no post `gone.md` in this book\n  hint: the posts are: 01.md, 02.md"
        == found.messages
    )


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("/about/", "https://example.org/about/"),
        ("code/pier.zip", "https://example.org/code/pier.zip"),
        ("https://example.org/about/", "https://example.org/about/"),
        ("https://other.org/2016/06/tide/", "https://other.org/2016/06/tide/"),
        ("mailto:ann@example.org", "mailto:ann@example.org"),
    ],
)
def test_what_is_not_in_the_book_is_found_on_the_site(booktest: BookTest, href: str, address: str) -> None:
    """With the site's address known, every link to it is a full one."""
    found = linked(booktest, f'<a href="{href}">there</a>')

    assert f'<p>See <a href="{address}">there</a>.</p>' == paragraph(found)
    assert "" == found.messages


def test_a_site_below_a_path_is_known_with_and_without_it(booktest: BookTest) -> None:
    """A blog at `/blog/` may leave that out of its links, as Jekyll's authors do."""
    site = '[site]\nurl = "https://example.org/blog"\npermalink = "/:slug/"\n'
    found = sections_of(
        booktest.with_posts(
            "---\ntitle: The Pier\n---\n\n[a](/blog/the-tide/) [b](/the-tide/) [c](/about/)\n",
            "---\ntitle: The Tide\nslug: the-tide\n---\n\nWater.\n",
            config=f"{NO_PAGES}{site}",
        )
    )

    assert [
        "#the-tide",
        "#the-tide",
        "https://example.org/about/",
    ] == [link.get("href") for link in found.find(found.book.chapters[0].post.slug, "p/a")]


@pytest.mark.parametrize(
    ("href", "message"),
    [
        (
            "/about/",
            "`/about/` is not in this book\n  hint: write the full address, or set `url` in `[site]` to have it made",
        ),
        ("llvm.org/", "`llvm.org/` is not in this book\n  hint: did you mean `https://llvm.org/`?"),
        (
            "../book.toml",
            "`../book.toml` is a file, which a book can't hold\n"
            "  hint: link to its full address, or set `url` in `[site]` to have that made",
        ),
        ("http://", "`http://` is no address\n  hint: write the full address, or take the link out"),
        ("", "a link without an address\n  hint: write its address, or take the link out"),
    ],
)
def test_a_link_that_leads_nowhere_is_an_error(booktest: BookTest, href: str, message: str) -> None:
    """Without the site's address, what is not in the book is nowhere."""
    found = linked(booktest, f'<a href="{href}">there</a>', config="")

    assert '<p>See <span class="pb-dead-link">there</span>.</p>' == paragraph(found)
    assert message == found.messages.partition("error[broken-link]: ")[2]


@pytest.mark.parametrize("address", ["javascript:tide()", "data:text/html,tide", "file:///tide.html"])
def test_a_link_that_only_a_browser_follows_is_told(booktest: BookTest, address: str) -> None:
    """It would be dead on paper, or a danger in an ebook; its words stay."""
    found = linked(booktest, f"[the tide]({address})")

    assert '<p>See <span class="pb-dead-link">the tide</span>.</p>' == paragraph(found)
    assert (
        f"{PIER}:16: warning[dropped-markup]: a book can't follow `{address}`; the text of the link stays\n"
        "  hint: link to an `https:` address, or take the link out"
    ) == found.messages


def test_a_dated_post_is_found_by_the_path_that_engines_give_it(booktest: BookTest) -> None:
    """Nobody has to write down how Jekyll makes an address of a file's name."""
    booktest.with_posts(config=f'{NO_PAGES}[chapters]\nposts = ["_posts/*.md"]\n')
    booktest.write(
        {
            "_posts/2016-06-07-tide.md": "---\ntitle: The Tide\n---\n\nWater.\n",
            "_posts/2016-06-08-pier.md": "---\ntitle: The Pier\n---\n\n"
            "[a](/2016/06/07/tide/) [b](/blog/2016/06/07/tide.html) [c](tide.html) [d](/tide)\n",
        }
    )
    found = sections_of(booktest)
    tide, pier = (chapter.post.slug for chapter in found.book.chapters)

    assert 4 * [f"#{tide}"] == [link.get("href") for link in found.find(pier, "p/a")]


@pytest.mark.parametrize(
    ("fragment", "anchor"), [("fn:low", "fn-1"), ("fnref:low", "fnref-1"), ("fn-1", "fn-1"), ("fnref-1", "fnref-1")]
)
def test_a_note_of_another_post_is_found_by_the_name_it_had(booktest: BookTest, fragment: str, anchor: str) -> None:
    """Notes have new names in the book; links to their old ones follow."""
    posts = (f"# Pier\n\n[low](02.md#{fragment})\n", "# Tide\n\nLow.[^low]\n\n[^low]: At noon.\n")
    found = sections_of(booktest.with_posts(*posts, config=NO_PAGES))

    assert f'<p><a href="#{slug(found)}--{anchor}" class="pb-crossref">low</a></p>' == paragraph(found)
    assert "" == found.messages


CALLING = '<h1>Pier</h1><p>The pier<a href="02.html#note-5" id="c5" epub:type="noteref">5</a>.</p>'
CALLED = '<h1>Notes</h1><ol><li id="note-5"><p>Of stone. <a href="01.html#c5" epub:type="backlink">↩</a></p></li></ol>'


def test_notes_in_a_file_of_their_own_are_linked_both_ways_without_a_page(booktest: BookTest) -> None:
    """As ebooks have them: a call is a number, and a page after it would be in the way."""
    booktest.with_posts(config='[chapters]\nposts = ["chapters/*"]\n')
    found = sections_of(booktest.write({"chapters/01.html": CALLING, "chapters/02.html": CALLED}))
    pier, notes = (chapter.post.slug for chapter in found.book.chapters)

    assert (
        f'<p>The pier<a class="pb-noteref" href="#{notes}--note-5" role="doc-noteref" id="{pier}--c5">5</a>.</p>'
    ) == paragraph(found)
    way_back = f'<p>Of stone. <a class="pb-backlink" href="#{pier}--c5" role="doc-backlink">↩</a></p>'
    assert way_back == found.xhtml(notes, "li/p")
    assert "" == found.messages


def test_a_picture_in_a_link_to_itself_is_a_picture(booktest: BookTest) -> None:
    """Paper and ebook have no larger picture to show."""
    picture = io.BytesIO()
    Image.new("L", (4, 4)).save(picture, "PNG")
    booktest.with_posts("---\ntitle: The Pier\nslug: pier\n---\n\n[![The pier](pier.png)](pier-large.png)\n")
    found = sections_of(booktest.write({"chapters/pier.png": picture.getvalue()}))

    assert (1, 0) == (len(found.find("pier", "img")), len(found.find("pier", "div//a")))
    assert "" == found.messages


def test_the_parsed_chapters_are_left_alone(booktest: BookTest) -> None:
    """Assembling twice gives the same book."""
    first = linked(booktest, "[the tide](02.md)")

    assert paragraph(first) == paragraph(sections_of(booktest))


def test_every_link_into_the_book_has_its_target(booktest: BookTest) -> None:
    """Whatever is linked with `#` is there."""
    found = linked(booktest, "[the tide](02.md#high-water), a note[^1]\n\n[^1]: Not [there](02.md#nowhere).")
    ids = {node.get("id") for section in found.sections for node in section.body.iter()}
    hrefs = {node.get("href", "") for section in found.sections for node in section.body.iter()}

    assert set() == {href[1:] for href in hrefs if href.startswith("#")} - ids
