"""Links in the EPUB."""

from __future__ import annotations

from epub_samples import packaged, section

from postbook.diagnostics import Report
from postbook.manuscript.post import Role
from postbook.render.section import Matter
from postbook.xhtml import XHTML, plain_text


def hrefs(markup: str, *others: str, report: Report | None = None) -> list[str]:
    """The links of a chapter `tide`, beside which there is a chapter `pier` with a place `pier--end`."""
    pier = section("pier", '<h2 id="pier--end">End</h2>')
    epub = packaged(section("tide", markup), pier, report=report)
    return [link.get("href") for link in epub.documents["text/tide.xhtml"].iter(f"{XHTML}a")]


def test_a_link_to_another_post_leads_to_its_document() -> None:
    """A cross reference opens the other chapter."""
    assert ["pier.xhtml"] == hrefs('<p><a href="#pier">Pier</a></p>')


def test_a_link_to_a_heading_of_another_post_leads_there() -> None:
    """A cross reference to a heading opens the other chapter at the heading."""
    assert ["pier.xhtml#pier--end"] == hrefs('<p><a href="#pier--end">End</a></p>')


def test_a_link_within_a_post_stays_within_it() -> None:
    """A link to a place of the same chapter names no file."""
    assert ["#tide--a", "#tide"] == hrefs('<p id="tide--a"><a href="#tide--a">here</a> <a href="#tide">top</a></p>')


def test_a_link_to_the_outside_stays_as_it_is() -> None:
    """Addresses on the web are not touched."""
    assert ["https://example.org/a#b"] == hrefs('<p><a href="https://example.org/a#b">x</a></p>')


def test_a_link_that_leads_nowhere_is_told_and_becomes_text() -> None:
    """A dead link never reaches a reader."""
    report = Report()
    assert [] == hrefs('<p><a href="#gone">x</a></p>', report=report)
    assert ["chapters/tide.md: error[broken-link]: no place `#gone` in this book"] == [
        str(said) for said in report.diagnostics
    ]


def test_a_link_to_the_contents_leads_to_the_navigation() -> None:
    """The printed contents page is no document of the EPUB; links to it lead to the contents all the same."""
    contents = section("contents", role=Role.CONTENTS, matter=Matter.FRONT, media=frozenset({"pdf"}))
    epub = packaged(contents, section("tide", '<p><a href="#contents">Contents</a></p>'))
    assert ["../nav.xhtml"] == [link.get("href") for link in epub.documents["text/tide.xhtml"].iter(f"{XHTML}a")]


def test_an_id_with_a_space_becomes_a_name_and_links_follow() -> None:
    """Ids as authors write them can't break the document."""
    epub = packaged(section("tide", '<p id="tide--a b:c">A <a href="#tide--a b:c">x</a></p>'))
    assert [] == epub.broken_links()
    assert ["#tide--a-b-c"] == [link.get("href") for link in epub.documents["text/tide.xhtml"].iter(f"{XHTML}a")]


def test_references_to_printed_pages_are_left_out() -> None:
    """An ebook has no page 42."""
    reference = '<span class="pb-page-ref"> (page <span data-folio="pier"></span>)</span>'
    epub = packaged(section("tide", f'<p>See <a href="#pier">Pier</a>{reference}.</p>'), section("pier"))
    assert "Tide See Pier." == epub.text("text/tide.xhtml")


def test_our_own_attributes_are_left_out() -> None:
    """What only our print sheets read does not weigh on the EPUB."""
    epub = packaged(section("tide", '<pre class="pb-code" data-language="rust"><code>fn</code></pre>'))
    assert b"data-" not in epub.read("text/tide.xhtml")


def test_white_space_in_code_is_kept() -> None:
    """Code is set as it was written."""
    epub = packaged(section("tide", "<pre><code>\n  a\n\n    b\n</code></pre>"))
    code = next(epub.documents["text/tide.xhtml"].iter(f"{XHTML}code"))
    assert "\n  a\n\n    b\n" == code.text


def test_empty_elements_are_written_with_two_tags() -> None:
    """A system that reads XHTML as HTML does not swallow what follows an empty anchor."""
    epub = packaged(section("tide", '<p><a id="tide--x"></a>Words<br/></p>'))
    assert b'<a id="tide--x"></a>Words<br/>' in epub.read("text/tide.xhtml")


def test_a_foreign_passage_says_its_language_twice() -> None:
    """Old and new systems alike read a French passage in French."""
    epub = packaged(section("tide", '<p lang="fr">Bon</p>'))
    assert b'<p lang="fr" xml:lang="fr">Bon</p>' in epub.read("text/tide.xhtml")
    assert "Tide Bon" == plain_text(epub.documents["text/tide.xhtml"].find(f"{XHTML}body"))


def test_code_in_a_persian_chapter_runs_from_left_to_right() -> None:
    """Code is not mirrored in right-to-left text, though EPUB's stylesheets can't say so."""
    markup = '<p style="direction: rtl; color: red"><code>a</code></p><div dir="ltr"><code>b</code></div>'
    epub = packaged(section("tide", markup, language="fa", direction="rtl"))
    text = epub.read("text/tide.xhtml").decode()
    assert '<p style="color: red" dir="rtl"><code dir="ltr">a</code></p>' in text
    assert '<div dir="ltr"><code>b</code></div>' in text
