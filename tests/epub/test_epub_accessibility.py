"""What the package says of the book's accessibility: found out in its documents, or told by the author."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from epub_samples import book, config, packaged, picture, section
from PIL import Image

from epub_inspector import OPF, EpubInspector
from postbook.config import Accessibility, Style
from postbook.diagnostics import Report
from postbook.xhtml import XML_LANG

ALWAYS = ["structuralNavigation", "tableOfContents", "readingOrder", "ARIA", "displayTransformability"]
SEA = '<img src="media/sea-1.png" alt="The sea"/>'
BARE = '<img src="media/sea-1.png" alt=""/>'
RIPPLE = '<img src="media/sea-1.png" alt="" role="presentation"/>'


def chapter(markup: str, **options: Any) -> EpubInspector:
    """The EPUB of a chapter that may show `media/sea-1.png`."""
    return packaged(section("tide", markup, pictures={"media/sea-1.png": picture("sea-1.png")}), **options)


def features(epub: EpubInspector) -> set[str]:
    """What it says that helps readers, beside what every book of ours has."""
    return set(epub.metadata("schema:accessibilityFeature")) - set(ALWAYS)


def test_text_alone_needs_no_eyes() -> None:
    """A book without pictures says that its text is enough, and claims nothing about pictures."""
    epub = chapter("<p>Words.</p>")
    assert ["textual"] == epub.metadata("schema:accessMode")
    assert ["textual"] == epub.metadata("schema:accessModeSufficient")
    assert ALWAYS == epub.metadata("schema:accessibilityFeature")
    assert ["none"] == epub.metadata("schema:accessibilityHazard")


def test_alternative_text_is_claimed_only_if_every_picture_has_it() -> None:
    """One picture without words, and the book claims no alternative text."""
    described, bare = chapter(f"<p>{SEA}</p>"), chapter(f"<p>{SEA}{BARE}</p>")
    assert {"alternativeText"} == features(described)
    assert ["textual,visual", "textual"] == described.metadata("schema:accessModeSufficient")
    assert set() == features(bare)
    assert ["textual,visual"] == bare.metadata("schema:accessModeSufficient")


def test_a_file_name_is_no_alternative_text() -> None:
    """Words that say nothing are none."""
    assert set() == features(chapter('<p><img src="media/sea-1.png" alt="IMG_1234.JPG"/></p>'))


def test_pictures_that_decorate_need_neither_eyes_nor_words() -> None:
    """A book with nothing but ornaments is one of text."""
    epub = chapter(f"<p>{RIPPLE}</p>")
    assert ["textual"] == epub.metadata("schema:accessMode")
    assert set() == features(epub)
    assert {"alternativeText"} == features(chapter(f"<p>{RIPPLE}{SEA}</p>"))


def test_a_moving_picture_may_flash() -> None:
    """Nobody has looked at an animation, so nobody says that it is harmless."""
    frames = [Image.new("RGB", (40, 30), "white")]
    waves = picture("waves-1.gif", kind="GIF", save_all=True, append_images=frames, duration=100)
    markup = '<p><img src="media/waves-1.gif" alt="Waves"/></p>'
    epub = packaged(section("tide", markup, pictures={waves.href: waves}))
    assert ["unknown"] == epub.metadata("schema:accessibilityHazard")


def test_formulas_are_claimed_where_there_are_some() -> None:
    """MathML and its words are features of the books that have it."""
    assert {"MathML", "describedMath"} == features(chapter('<p><span class="pb-math" data-tex="x">x</span></p>'))


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ('<span class="pb-math" data-tex="x">x</span>', "Formulas are MathML with a text alternative."),
        ('<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>', "Formulas are MathML."),
    ],
)
def test_words_of_formulas_are_told_only_if_all_have_some(formula: str, told: str) -> None:
    """MathML that an author wrote may have no words; nobody is promised any."""
    (summary,) = chapter(f"<p>{formula}</p>").metadata("schema:accessibilitySummary")
    assert summary.endswith(told)


def test_readings_are_claimed_where_there_are_some() -> None:
    """Ruby helps those who don't know a sign."""
    assert {"rubyAnnotations"} == features(chapter("<p><ruby>潮<rt>しお</rt></ruby></p>"))


@pytest.mark.parametrize(
    "css", ["p { font-size: 12px }", "p { color: black !important }", "@media all {p{line-height:9mm}}"]
)
def test_text_that_a_stylesheet_holds_can_not_be_changed(css: str, tmp_path: Path) -> None:
    """A book whose own sheet fixes sizes or colours does not say that readers may change them."""
    (tmp_path / "own.css").write_text(css)
    settings = config(tmp_path, style=Style(epub_stylesheets=(tmp_path / "own.css",)))
    said = chapter("<p>Words.</p>", settings=settings).metadata("schema:accessibilityFeature")
    assert "displayTransformability" not in said


def test_the_summary_says_the_findings() -> None:
    """Catalogues show it; it is marked as English in a book of another language."""
    epub = chapter(f"<p>{BARE}</p>", settings=config(about={"language": "de"}))
    (summary,) = (
        each for each in epub.package.iter(f"{OPF}meta") if each.get("property") == "schema:accessibilitySummary"
    )
    assert "Not all pictures have a text alternative." in (summary.text or "")
    assert "en" == summary.get(XML_LANG)


def test_the_author_may_write_the_summary() -> None:
    """Who knows more says it better."""
    settings = config(accessibility=Accessibility(summary="Read by blind testers."))
    assert ["Read by blind testers."] == chapter("<p>W.</p>", settings=settings).metadata("schema:accessibilitySummary")


def test_nothing_is_claimed_unasked() -> None:
    """A claim is a legal statement: only the author makes it."""
    epub = chapter("<p>Words.</p>")
    assert [] == epub.metadata("dcterms:conformsTo") == epub.metadata("a11y:certifiedBy")


def test_a_claim_names_its_certifier() -> None:
    """Exactly the words of the standard, who says so, why they may, and where their report is."""
    told = Accessibility(claim=True, certified_by="Ann", credential="Seal", report="https://example.org/r")
    epub = chapter(f"<p>{SEA}</p>", settings=config(accessibility=told))
    assert ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"] == epub.metadata("dcterms:conformsTo")
    claim = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
    assert {"a11y:certifiedBy": "Ann"} == epub.refinements("dcterms:conformsTo", claim)
    assert {"a11y:certifierCredential": "Seal"} == epub.refinements("a11y:certifiedBy", "Ann")
    assert [("a11y:certifierReport", "https://example.org/r")] == [
        (link.get("rel"), link.get("href")) for link in epub.package.iter(f"{OPF}link")
    ]


def test_an_exemption_is_stated() -> None:
    """A micro-enterprise says so to the shops."""
    settings = config(accessibility=Accessibility(exemption="eaa-microenterprise"))
    assert ["eaa-microenterprise"] == chapter("<p>W.</p>", settings=settings).metadata("a11y:exemption")


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        (f"<p>{BARE}</p>", "`sea-1.png` has no alternative text"),
        ('<h2>A</h2><h4 id="tide--b">Beyond</h4>', "the heading `Beyond` skips a level"),
        ("<h2> </h2><p>W.</p>", "a heading of level 2 without words"),
        (
            '<table class="pb-table"><tbody><tr><td>High</td><td>Low</td></tr></tbody></table>',
            "the table that begins with `HighLow` has no header cells",
        ),
    ],
)
def test_what_stands_in_the_way_of_a_claim_is_told(markup: str, message: str) -> None:
    """A claim that a check does not agree with is an error that names the post."""
    report = Report()
    chapter(markup, settings=config(accessibility=Accessibility(claim=True, certified_by="Ann")), report=report)
    assert [f"chapters/tide.md: error[unmet-claim]: {message}"] == [
        str(each).partition("\n")[0] for each in report.diagnostics
    ]


def test_a_moving_picture_stands_in_the_way_of_a_claim() -> None:
    """It may flash three times a second."""
    report, frames = Report(), [Image.new("RGB", (40, 30), "white")]
    waves = picture("waves-1.gif", kind="GIF", save_all=True, append_images=frames, duration=100)
    settings = config(accessibility=Accessibility(claim=True, certified_by="Ann"))
    tide = section("tide", '<p><img src="media/waves-1.gif" alt="Waves"/></p>', pictures={waves.href: waves})
    packaged(tide, settings=settings, report=report)
    assert ["`waves-1.gif` moves, and may flash"] == [each.message for each in report.diagnostics]


def test_pale_text_stands_in_the_way_of_a_claim(tmp_path: Path) -> None:
    """The book's own sheets are looked at, each rule with its line."""
    (tmp_path / "own.css").write_text("p { color: #767676 }\n\nfigcaption { color: #777 }\n")
    report = Report()
    told = Accessibility(claim=True, certified_by="Ann")
    settings = config(tmp_path, accessibility=told, style=Style(epub_stylesheets=(tmp_path / "own.css",)))
    chapter("<p>Words.</p>", settings=settings, report=report)
    (message,) = report.diagnostics
    assert (
        "own.css:3: error[unmet-claim]: the contrast of text and ground in `figcaption` is 4.4:1"
        == str(message).partition("\n")[0]
    )


def test_words_of_another_language_stand_in_the_way_of_a_claim() -> None:
    """`Contents` in a book in Klingon is read out wrongly."""
    report = Report()
    settings = config(about={"language": "tlh"}, accessibility=Accessibility(claim=True, certified_by="Ann"))
    chapter("<p>Words.</p>", settings=settings, report=report, book=book("tlh"))
    assert ["postbook has no words in `tlh`, and writes `Contents` and the like"] == [
        each.message for each in report.diagnostics
    ]


def test_asides_are_notes_not_landmarks() -> None:
    """A book of hundreds of remarks has no hundreds of landmarks."""
    epub = chapter('<aside class="pb-admonition"><p>Mind the step.</p></aside>')
    (aside,) = epub.document("text/tide.xhtml").iter("{*}aside")
    assert "note" == aside.get("role")


def test_a_link_that_shows_a_bare_picture_is_named() -> None:
    """By the title of the chapter it leads to, or by its address."""
    links = f'<p><a href="#pier">{BARE}</a> <a href="https://example.org/x">{BARE}</a> <a href="#pier">{SEA}</a></p>'
    sea = picture("sea-1.png")
    epub = packaged(section("tide", links, pictures={sea.href: sea}), section("pier", title="The Pier"))
    assert ["The Pier", "example.org/x", None] == [
        link.get("aria-label") for link in epub.document("text/tide.xhtml").iter("{*}a")
    ]


def test_a_link_that_shows_nothing_leads_nowhere() -> None:
    """Nobody could see it or hear of it; its place stays."""
    epub = chapter('<p id="tide--p">A<a id="tide--x" href="https://example.org"></a></p>')
    (link,) = epub.document("text/tide.xhtml").iter("{*}a")
    assert (None, "tide--x") == (link.get("href"), link.get("id"))


def test_a_formula_that_scrolls_can_be_reached_by_the_keyboard() -> None:
    """A display formula wider than the screen is not for mice alone."""
    epub = chapter('<div class="pb-math pb-display" data-tex="x">x</div>')
    (formula,) = (
        each for each in epub.document("text/tide.xhtml").iter("{*}div") if "pb-math" in each.get("class", "")
    )
    assert "0" == formula.get("tabindex")


def test_headers_of_authors_are_no_banners() -> None:
    """A page has one banner at most; what an author calls a header is none."""
    epub = chapter("<header><p>H</p></header><footer><p>F</p></footer>")
    body = epub.document("text/tide.xhtml")
    assert {"presentation"} == {node.get("role") for node in body.iter("{*}header", "{*}footer")}


def test_sections_of_one_name_are_told_apart() -> None:
    """Whoever goes from region to region hears which is which."""
    epub = chapter('<section aria-label="Aside"><p>A</p></section><section aria-label="Aside"><p>B</p></section>')
    labels = [node.get("aria-label") for node in epub.document("text/tide.xhtml").iter("{*}section")]
    assert ["Aside", "Aside 2"] == labels[1:]


def test_a_heading_that_shows_a_bare_picture_is_named() -> None:
    """By its file, for want of better."""
    sea = picture("low-sea-12345678.png")
    markup = '<h2 id="tide--a"><img src="media/low-sea-12345678.png" alt=""/></h2><h2 id="tide--b">B</h2>'
    epub = packaged(section("tide", markup, pictures={sea.href: sea}))
    assert ["low-sea", None] == [node.get("aria-label") for node in epub.document("text/tide.xhtml").iter("{*}h2")]
