"""Contents, landmarks, reading order."""

from __future__ import annotations

from epub_samples import config, cover, heading, packaged, section

from epub_inspector import NCX, EpubInspector, etree
from postbook.config import Pages
from postbook.manuscript.post import Role
from postbook.render.section import Matter, Section
from postbook.xhtml import XHTML, XML_LANG


def whole_book() -> list[Section]:
    """A book with everything that changes the order of things."""
    heads = (heading("tide", "ebb", "Ebb"), heading("tide", "low", "Low", 3), heading("tide", "flood", "Flood"))
    places = '<h2 id="tide--ebb">Ebb</h2><h3 id="tide--low">Low</h3><h2 id="tide--flood">Flood</h2>'
    return [
        section("half-title", role=Role.HALF_TITLE, matter=Matter.FRONT, label="", media=frozenset({"pdf"})),
        section("title-page", role=Role.TITLE_PAGE, matter=Matter.FRONT, label=""),
        section("epigraph", role=Role.EPIGRAPH, matter=Matter.FRONT, label=""),
        section("contents", role=Role.CONTENTS, matter=Matter.FRONT, media=frozenset({"pdf"})),
        section("preface", role=Role.PREFACE, matter=Matter.FRONT),
        section("part-1", role=Role.PART, label="I. Water"),
        section("tide", places, level=2, label="1. Tide", headings=heads),
        section("pier", level=2, label="2. Pier"),
        section("colophon", role=Role.COLOPHON, matter=Matter.BACK),
    ]


def sample(**pages: object) -> EpubInspector:
    """That book, packaged."""
    return packaged(*whole_book(), settings=config(pages=Pages(**pages)), cover=cover())


def test_the_contents_follow_the_display_pages() -> None:
    """Cover, title page and epigraph come first, then the contents, then the text."""
    assert [
        "cover.xhtml",
        "text/title-page.xhtml",
        "text/epigraph.xhtml",
        "nav.xhtml",
        "text/preface.xhtml",
        "text/part-1.xhtml",
        "text/tide.xhtml",
        "text/pier.xhtml",
        "text/colophon.xhtml",
    ] == sample().spine


def test_a_book_without_contents_has_none_in_its_reading_order() -> None:
    """`contents = false` holds for the EPUB too; systems still have their own list."""
    epub = sample(contents=False)
    assert "nav.xhtml" not in epub.spine
    assert "toc" not in epub.landmarks
    assert 5 == len(epub.contents)


def test_chapters_are_listed_below_their_parts() -> None:
    """The contents are nested as the book is."""
    assert [
        (1, "Preface", "text/preface.xhtml"),
        (1, "I. Water", "text/part-1.xhtml"),
        (2, "1. Tide", "text/tide.xhtml"),
        (2, "2. Pier", "text/pier.xhtml"),
        (1, "Colophon", "text/colophon.xhtml"),
    ] == sample().contents


def test_headings_are_listed_as_deep_as_the_book_says() -> None:
    """`contents-depth = 2` lists the first headings of a chapter, 3 those below."""
    tide = "text/tide.xhtml#tide"
    two, three = sample(contents_depth=2).contents, sample(contents_depth=3).contents
    assert [(3, "Ebb", f"{tide}--ebb"), (3, "Flood", f"{tide}--flood")] == two[3:5]
    assert [(3, "Ebb", f"{tide}--ebb"), (4, "Low", f"{tide}--low"), (3, "Flood", f"{tide}--flood")] == three[3:6]


def test_the_ncx_lists_the_same() -> None:
    """Systems of EPUB 2 show the same contents."""
    epub = sample(contents_depth=3)
    assert epub.contents == epub.ncx
    head = etree.fromstring(epub.read("toc.ncx")).find(f"{NCX}head")
    assert "4" == next(meta.get("content") for meta in head if meta.get("name") == "dtb:depth")


def test_the_landmarks_name_the_places_that_readers_look_for() -> None:
    """Cover, contents, start of the text and the pages around it can be reached by name."""
    assert {
        "cover": ("Cover", "cover.xhtml"),
        "toc": ("Contents", "nav.xhtml#toc"),
        "bodymatter": ("Start of the text", "text/part-1.xhtml"),
        "titlepage": ("Title page", "text/title-page.xhtml"),
        "epigraph": ("Epigraph", "text/epigraph.xhtml"),
        "preface": ("Preface", "text/preface.xhtml"),
        "colophon": ("Colophon", "text/colophon.xhtml"),
    } == sample().landmarks


def test_a_book_of_one_unlisted_section_still_has_contents() -> None:
    """The contents are never empty, which EPUB forbids."""
    assert [(1, "Tide", "text/tide.xhtml")] == packaged(section("tide", label="")).contents


def test_a_persian_book_turns_its_pages_the_other_way() -> None:
    """Right-to-left books say so in the package, the contents and every document."""
    persian = config(about={"language": "fa"})
    epub = packaged(section("tide", language="fa", direction="rtl"), settings=persian)
    assert "rtl" == epub.package.find("{*}spine").get("page-progression-direction")
    assert ["rtl", "rtl"] == [page.get("dir") for page in epub.documents.values()]
    assert "fa" == epub.documents["nav.xhtml"].get("lang")


def test_a_title_in_another_language_says_so() -> None:
    """The contents are read out each line in its language."""
    epub = packaged(section("tide"), section("ab", title="آب", language="fa", direction="rtl"))
    english, persian = epub.nav("toc").iter(f"{XHTML}a")
    assert (None, None) == (english.get("lang"), english.get("dir"))
    assert ("fa", "fa", "rtl") == (persian.get("lang"), persian.get(XML_LANG), persian.get("dir"))
