"""The pages of a book, in the order of the Chicago Manual of Style, each as the chapter tree's contract has it."""

from __future__ import annotations

import pytest

from booktest import BookTest
from postbook.config import Opens
from postbook.render.section import Matter
from sections import sections_of

PIER = """\
---
title: The *Pier*
slug: pier
date: 2016-06-07
permalink: https://example.org/2016/06/pier/
summary: Where **boats** are tied, see [there](x.md).
---

It was rebuilt in 1911.

## The Rebuilding

Stone by stone.
"""
TIDE = "---\ntitle: The Tide\nslug: tide\nauthor: Bob Boatman\n---\n\nTwice a day.\n"

PARTS = '[[parts]]\ntitle = "Land & Sea"\nposts = ["chapters/*.md"]\n'

FULL = f"""\
[pages]
dedication = "To M."
epigraph = "Water."
foreword = "Kind words."
preface = "How it began."
acknowledgments = "Thanks."
introduction = "What it is."
afterword = "What came of it."
appendices = ["maps.md"]

{PARTS}"""


def full_book(booktest: BookTest) -> BookTest:
    """A book with every page there is."""
    booktest.with_posts(PIER, TIDE, config=FULL)
    booktest.replace("book.toml", 'authors = ["Ann Author"]\n', "")
    booktest.replace("book.toml", "[pages]", '[[book.authors]]\nname = "Ann Author"\nbio = "Ann ties boats."\n[pages]')
    return booktest.write({"maps.md": "---\ntitle: Maps\nslug: maps\n---\n\nNorth is up.\n"})


def test_pages_stand_in_the_order_of_the_trade(booktest: BookTest) -> None:
    """Every page has its place, whatever the order in `book.toml`."""
    roles = [section.role.value for section in sections_of(full_book(booktest)).sections]

    assert [
        "half-title",
        "title-page",
        "copyright",
        "dedication",
        "epigraph",
        "contents",
        "foreword",
        "preface",
        "acknowledgments",
        "introduction",
        "part",
        "chapter",
        "chapter",
        "afterword",
        "appendix",
        "first-appeared",
        "about-authors",
        "colophon",
    ] == roles


def test_a_book_without_extra_pages_is_its_chapters(booktest: BookTest) -> None:
    """Every generated page can be left out."""
    off = "half-title title-page copyright contents first-appeared about-authors colophon"
    config = "[pages]\n" + "".join(f"{name} = false\n" for name in off.split())

    assert ["pier", "tide"] == sections_of(booktest.with_posts(PIER, TIDE, config=config)).names


def test_matters_follow_each_other(booktest: BookTest) -> None:
    """Roman folios first, then the text, then the rest."""
    matters = [section.matter for section in sections_of(full_book(booktest)).sections]

    assert 10 * [Matter.FRONT] + 3 * [Matter.BODY] + 5 * [Matter.BACK] == matters


def test_page_one_is_a_right_hand_page(booktest: BookTest) -> None:
    """Also where chapters open on the next page."""
    opens = '[print]\nchapters-open = "next"\nparts-open = "next"\n'
    found = sections_of(booktest.with_posts(PIER, TIDE, config=opens))

    assert (Opens.RECTO, Opens.NEXT) == (found["pier"].opens, found["tide"].opens)
    assert (Opens.RECTO, Opens.NEXT) == (found["title-page"].opens, found["copyright"].opens)


def test_a_chapter_opens_with_number_title_summary_and_byline(booktest: BookTest) -> None:
    """The summary keeps its stress, not its links; the book's own author is not repeated."""
    found = sections_of(full_book(booktest))

    assert (
        '<header class="pb-opener">\n'
        '<p class="pb-number">Chapter <span class="pb-ordinal">1</span></p>\n'
        '<h1 class="pb-title" id="pier--title"><span class="pb-title-text">The <em>Pier</em></span></h1>\n'
        '<p class="pb-summary-line"><span class="pb-summary-text">'
        "Where <strong>boats</strong> are tied, see there.</span></p>\n"
        '<p class="pb-byline"><time datetime="2016-06-07">June 7, 2016</time></p>\n'
        "</header>\n"
    ) == found.xhtml("pier", "header") + "\n"


def test_another_author_is_named(booktest: BookTest) -> None:
    """Who wrote a post is said where it is not who wrote the book."""
    found = sections_of(full_book(booktest))

    assert '<p class="pb-byline"><span class="pb-author">Bob Boatman</span></p>' == found.xhtml(
        "tide", "p[@class='pb-byline']"
    )


def test_a_section_says_what_it_is(booktest: BookTest) -> None:
    """To machines, to those who listen, and to running heads."""
    root = sections_of(full_book(booktest))["pier"].body

    assert {
        "id": "pier",
        "class": "pb-section pb-chapter",
        "{http://www.idpf.org/2007/ops}type": "chapter",
        "role": "doc-chapter",
        "aria-labelledby": "pier--title",
        "data-book-title": "A Small Book",
        "data-part-title": "Land & Sea",
        "data-chapter-title": "The Pier",
    } == dict(root.attrib)


def test_navigation_labels_have_numbers(booktest: BookTest) -> None:
    """Pages that no contents list have no label."""
    found = sections_of(full_book(booktest))
    labels = [section.label for section in found.sections]

    assert 5 * [""] == labels[:5]
    assert [
        "Contents",
        "Foreword",
        "Preface",
        "Acknowledgments",
        "Introduction",
        "I. Land & Sea",
        "1. The Pier",
        "2. The Tide",
        "Afterword",
        "A. Maps",
        "Where these posts first appeared",
        "About the author",
        "Colophon",
    ] == labels[5:]
    assert [1, 2, 2, 1] == [found[name].level for name in ("part-1", "pier", "tide", "appendix-1")]


def test_the_contents_nest_chapters_in_parts(booktest: BookTest) -> None:
    """Number, title and an empty place for the folio; pages before the contents are not listed."""
    found = sections_of(full_book(booktest))

    assert 10 == len(found.find("contents", "nav/ol/li"))
    assert (
        '<li class="pb-toc-part"><a href="#part-1"><span class="pb-toc-number">I</span> '
        '<span class="pb-toc-title"><span class="pb-title-text">Land &amp; Sea</span></span> '
        '<span class="pb-toc-folio" data-folio="part-1"/></a>\n<ol>\n'
        '<li class="pb-toc-chapter"><a href="#pier"><span class="pb-toc-number">1</span> '
        '<span class="pb-toc-title"><span class="pb-title-text">The <em>Pier</em></span></span> '
        '<span class="pb-toc-folio" data-folio="pier"/></a></li>\n'
        '<li class="pb-toc-chapter"><a href="#tide"><span class="pb-toc-number">2</span> '
        '<span class="pb-toc-title"><span class="pb-title-text">The Tide</span></span> '
        '<span class="pb-toc-folio" data-folio="tide"/></a></li>\n</ol>\n</li>'
    ) == found.xhtml("contents", "li[@class='pb-toc-part']").strip()


def test_deeper_contents_list_headings(booktest: BookTest) -> None:
    """`contents-depth = 2` lists the first headings of chapters."""
    found = sections_of(booktest.with_posts(PIER, TIDE, config="[pages]\ncontents-depth = 2\n"))

    assert "The Rebuilding" == found.text("contents", "li[@class='pb-toc-heading']")
    assert 1 == len(found.find("contents", "li[@class='pb-toc-heading']"))


def test_the_contents_are_for_print(booktest: BookTest) -> None:
    """An ebook's contents are its navigation; nor does it need a half-title."""
    found = sections_of(booktest.with_posts(PIER))

    assert {"half-title", "contents"} == {section.name for section in found.sections if section.media == {"pdf"}}


def test_a_title_page_names_everyone_by_what_they_did(booktest: BookTest) -> None:
    """Authors first, the others each with their role."""
    booktest.write({"chapters/1.md": PIER}).write(
        {
            "book.toml": '[book]\ntitle = "The Pier"\nsubtitle = "A Year"\npublisher = "Harbour Press"\n'
            'edition = "Second edition"\nseries = { name = "Coasts", number = "3" }\n'
            'authors = ["Ann", "Bob", "Cid", { name = "Eve", role = "editor" }, { name = "Kim", role = "editor" },'
            ' { name = "Tom", role = "translator" }, { name = "Ina", role = "antecedent" }]\n'
        }
    )
    found = sections_of(booktest)

    assert [
        "The Pier",
        "A Year",
        "Ann, Bob and Cid",
        "After Ina",
        "Edited by Eve and Kim",
        "Translated by Tom",
        "Second edition",
        "Coasts, number 3",
        "Harbour Press",
    ] == [" ".join("".join(line.itertext()).split()) for line in found["title-page"].body]


def test_a_copyright_page_says_what_the_configuration_says(booktest: BookTest) -> None:
    """And nothing else: who says nothing of rights gets no claim."""
    plain = sections_of(booktest.with_posts(PIER))

    assert ["A Small Book", "January 31, 2026"] == [
        " ".join("".join(line.itertext()).split()) for line in plain.find("copyright", "p")
    ]
    booktest.replace(
        "book.toml",
        'authors = ["Ann Author"]\n',
        'authors = ["Ann Author"]\nrights = "© 2026 Ann Author"\nlicense = "CC-BY-SA-4.0"\n'
        'publisher = "Harbour Press"\n'
        'isbn = "978-3-16-148410-0"\n',
    )
    booktest.replace("book.toml", "[book]", '[pages]\ncopyright-text = "Drawings by **Eve**."\n[book]')
    found = sections_of(booktest)

    assert [
        "A Small Book",
        "© 2026 Ann Author",
        "Licensed under Creative Commons Attribution-ShareAlike 4.0 International",
        "Drawings by Eve.",
        "Published by Harbour Press",
        "January 31, 2026",
        "ISBN 978-3-16-148410-0 (print)",
    ] == [" ".join("".join(line.itertext()).split()) for line in found.find("copyright", "p")]
    assert ["https://creativecommons.org/licenses/by-sa/4.0/"] == [
        link.get("href") for link in found.find("copyright", "a")
    ]


def test_where_posts_first_appeared_has_title_date_and_address(booktest: BookTest) -> None:
    """The title leads to the chapter, the address to the blog."""
    found = sections_of(booktest.with_posts(PIER, TIDE))

    assert (
        '<dl class="pb-provenance">\n'
        '<dt><a href="#pier"><span class="pb-title-text">The <em>Pier</em></span></a></dt>\n'
        '<dd><time datetime="2016-06-07">June 7, 2016</time> '
        '<a class="pb-address" href="https://example.org/2016/06/pier/" dir="ltr">example.org/2016/06/pier</a></dd>\n'
        "</dl>"
    ) == found.xhtml("first-appeared", "dl")


def test_one_author_needs_no_name_above_the_biography(booktest: BookTest) -> None:
    """“About the author” says it; several authors have their names."""
    assert ["About the author"] == headings(full_book(booktest))
    booktest.replace("book.toml", "[pages]", '[[book.authors]]\nname = "Bob Boatman"\nbio = "Bob rows."\n[pages]')
    assert ["About the authors", "Ann Author", "Bob Boatman"] == headings(booktest)


def test_the_only_biography_of_a_book_by_two_has_a_name(booktest: BookTest) -> None:
    """Nobody need guess whose it is."""
    full_book(booktest).replace("book.toml", "[pages]", '[[book.authors]]\nname = "Bob Boatman"\n[pages]')

    assert ["About the author", "Ann Author"] == headings(booktest)


def headings(booktest: BookTest) -> list[str]:
    """The headings of the page about the authors."""
    found = sections_of(booktest)
    return ["".join(node.itertext()) for tag in ("h1", "h2") for node in found.find("about-authors", tag)]


def test_a_colophon_states_what_is_true(booktest: BookTest) -> None:
    """The program's version, the languages the posts are written in, a place for the fonts, the date."""
    found = sections_of(booktest.with_posts(PIER, config='[pages]\ncolophon-text = "Bound by hand."\n'))

    assert (
        "Colophon This book was made with postbook 0.1.0 from posts written in Markdown. "
        "This edition is dated January 31, 2026. Bound by hand."
    ) == found.text("colophon")
    assert 1 == len(found.find("colophon", "p[@class='pb-set-in']/span[@data-fonts='']"))


def test_generated_pages_never_take_the_name_of_a_post(booktest: BookTest) -> None:
    """A post may be called `contents`."""
    posts = ("---\ntitle: x\nslug: contents\n---\n\nWater.\n", "---\ntitle: y\nslug: part-1\n---\n\nWater.\n")
    names = sections_of(booktest.with_posts(*posts, config=PARTS)).names

    assert len(set(names)) == len(names)


def test_a_chapter_in_another_language_says_so(booktest: BookTest) -> None:
    """Its number line speaks the book's language, and says so too."""
    found = sections_of(booktest.with_posts("---\ntitle: x\nslug: x\nlang: fa\n---\n\nآب\n"))
    root = found["x"].body

    assert ("fa", "rtl") == (root.get("lang"), root.get("dir"))
    assert "rtl" == found["x"].direction
    assert (
        '<p class="pb-number" lang="en" xml:lang="en" dir="ltr">Chapter <span class="pb-ordinal">1</span></p>'
        == found.xhtml("x", "p[@class='pb-number']")
    )


def test_a_book_in_another_language_speaks_it(booktest: BookTest) -> None:
    """From the number line to the colophon."""
    booktest.with_posts(PIER).replace("book.toml", "[book]", '[book]\nlanguage = "de"')
    found = sections_of(booktest)

    assert "Kapitel 1" == found.text("pier", "p[@class='pb-number']")
    assert "7. Juni 2016" == found.text("pier", "time")
    assert "Inhalt" == found["contents"].title


@pytest.mark.parametrize("title", ["A & B <C>", 'Say "x"', "{{ 7 * 7 }}", "&amp;"])
def test_titles_are_text(booktest: BookTest, title: str) -> None:
    """What an author writes is never taken for markup, nor for a template."""
    booktest.with_posts(PIER)
    escaped = title.replace('"', '\\"')
    booktest.replace("book.toml", 'title = "A Small Book"', f'title = "{escaped}"')

    assert title == sections_of(booktest).text("half-title", "p")


def test_every_section_is_its_own_tree(booktest: BookTest) -> None:
    """The book's trees stay as they are when a section is changed."""
    found = sections_of(booktest.with_posts(PIER))
    found["pier"].body.clear()

    assert len(found.book.chapters[0].body)


def test_ids_are_unique_in_the_book(booktest: BookTest) -> None:
    """Whatever the posts are called."""
    found = sections_of(full_book(booktest))
    ids = [node.get("id") for section in found.sections for node in section.body.iter() if node.get("id")]

    assert len(set(ids)) == len(ids)
