"""Which links paper says the address of, how it is written, and where its mark stands."""

from __future__ import annotations

import pytest
from lxml import etree

from postbook.config import LinkAddresses
from postbook.pdf.float_notes import float_notes
from postbook.pdf.print_edition.link_printing import LinkPrinting
from postbook.pdf.print_edition.list_links import list_links
from postbook.pdf.print_edition.note_links import note_links
from postbook.pdf.print_edition.printed_links import printed_address, printed_links
from postbook.render.section import Matter, Role, Section
from postbook.words import words_for
from postbook.xhtml import XHTML_NS, elements, has_class, plain_text, serialize

AT = "https://example.org"


def body(markup: str) -> etree._Element:
    """A chapter's tree."""
    return etree.fromstring(f'<div xmlns="{XHTML_NS}" class="pb-body">{markup}</div>')


def chapter(tree: etree._Element, language: str = "en") -> Section:
    """A chapter of this tree."""
    return Section(name="a", role=Role.CHAPTER, matter=Matter.BODY, title="A", body=tree, language=language)


def printing(wanted: LinkAddresses, language: str = "en") -> LinkPrinting:
    """What a book in this language wants."""
    return LinkPrinting(wanted=wanted, words=words_for(language))


def addresses(markup: str) -> list[str]:
    """The addresses that are printed."""
    return [link.address for link in printed_links(body(markup), is_rtl=False)]


def listed(markup: str) -> str:
    """The text of a chapter whose links are listed at its end, without its namespace and without the list."""
    tree = body(markup)
    list_links(tree, chapter(tree), printing(LinkAddresses.LIST))
    text = serialize(tree).replace(f' xmlns="{XHTML_NS}"', "").replace('<sup class="pb-call pb-link-call">', "<sup>")
    return text.removeprefix('<div class="pb-body">').partition('<div class="pb-links">')[0]


@pytest.mark.parametrize(
    ("shown", "href"),
    [
        ("https://example.org/pier", "https://example.org/pier"),
        ("example.org/pier", "https://www.example.org/pier/"),
        ("&lt;https://example.org/pier&gt;", "https://example.org/pier"),
        ("the pier at www.example.org", "http://example.org"),
        ("ann@example.org", "mailto:ann@example.org?subject=Tide"),
        ("https://fa.wikipedia.org/wiki/\u06af\u06cc\u062a", "https://fa.wikipedia.org/wiki/%DA%AF%DB%8C%D8%AA"),
    ],
)
def test_a_link_that_says_its_address_needs_no_second(shown: str, href: str) -> None:
    """With or without https, www, the last slash, or with its letters as bytes."""
    assert [] == addresses(f'<p><a href="{href}">{shown}</a></p>')


@pytest.mark.parametrize(
    "markup",
    [
        '<p><a href="#a--tide">in the book</a></p>',
        f'<pre><code><a href="{AT}">code</a></code></pre>',
        f'<p><a href="{AT}"> </a></p>',
        '<p><a href="data:text/plain,tide">words</a></p>',
        '<p><a id="tide">an anchor</a></p>',
    ],
)
def test_no_address_is_printed_of_what_leads_nowhere_else(markup: str) -> None:
    """Links within the book have a page; code, blanks and anchors are no links on paper."""
    assert [] == addresses(markup)


def test_an_address_that_is_cut_short_is_printed_whole() -> None:
    """Some blogs show the beginning of an address only."""
    assert [f"{AT}/pier/tide"] == addresses(f'<p><a href="{AT}/pier/tide">example.org/pier…</a></p>')


def test_a_link_in_two_pieces_is_one() -> None:
    """Of links side by side to the same address the last one is numbered."""
    assert f'<p><a href="{AT}">one</a><a href="{AT}">two</a><sup>1</sup></p>' == listed(
        f'<p><a href="{AT}">one</a><a href="{AT}">two</a></p>'
    )


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("https://de.wikipedia.org/wiki/Gr%C3%B6%C3%9Fe", "https://de.wikipedia.org/wiki/Größe"),
        ("https://ja.wikipedia.org/wiki/%E6%B8%AF", "https://ja.wikipedia.org/wiki/%E6%B8%AF"),
        ("https://fa.wikipedia.org/wiki/%DA%AF", "https://fa.wikipedia.org/wiki/%DA%AF"),
        (f"{AT}/a%20b%2Fc%E4", f"{AT}/a%20b%2Fc%E4"),
        ("mailto:ann@example.org?subject=Tide", "ann@example.org"),
        ("tel:+493012345", "+493012345"),
    ],
)
def test_an_address_is_written_as_one_would_type_it(href: str, address: str) -> None:
    """Letters that every theme has fonts for stand for their bytes; all else stays as it is."""
    assert address == printed_address(href)


def test_a_book_from_right_to_left_has_its_own_letters_in_addresses() -> None:
    """Persian addresses are read in Persian."""
    assert "https://fa.wikipedia.org/wiki/\u06af" == printed_address(
        "https://fa.wikipedia.org/wiki/%DA%AF", is_rtl=True
    )


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        (f'<p><a href="{AT}">tide </a>table</p>', f'<p><a href="{AT}">tide</a><sup>1</sup> table</p>'),
        (
            f'<p><code><a href="{AT}">tide</a></code>.</p>',
            f'<p><code><a href="{AT}">tide</a></code><sup>1</sup>.</p>',
        ),
        (f'<p>so<sup><a href="{AT}">2</a></sup></p>', f'<p>so<sup><a href="{AT}">2</a></sup><sup>1</sup></p>'),
        (f'<a href="{AT}"><p>A tide.\n</p></a>', f'<a href="{AT}"><p>A tide.<sup>1</sup></p></a>'),
        (
            f'<figure><a href="{AT}"><img/></a><figcaption>Pier. <span class="pb-credit">Ann</span>'
            "</figcaption></figure>",
            f'<figure><a href="{AT}"><img/></a><figcaption>Pier.<sup>1</sup><span class="pb-credit">Ann</span>'
            "</figcaption></figure>",
        ),
        (f'<p><a href="{AT}"><img/></a></p>', f'<p><a href="{AT}"><img/></a><sup>1</sup></p>'),
        (
            f'<a href="{AT}"><figure><img/></figure></a>',
            f'<a href="{AT}"><figure><img/><sup>1</sup></figure></a>',
        ),
    ],
)
def test_a_number_stands_at_the_links_end(markup: str, wanted: str) -> None:
    """Behind its last word, outside of small type; for a picture, at the end of the caption."""
    assert wanted == listed(markup)


def test_an_address_has_one_number_in_a_chapter() -> None:
    """However many links lead to it."""
    tree = body(f'<p><a href="{AT}/a">x</a> <a href="{AT}/b">y</a> <a href="{AT}/a">z</a></p>')
    list_links(tree, chapter(tree), printing(LinkAddresses.LIST))

    assert ["1", "2", "1"] == [call.text for call in elements(tree, "sup")]
    assert [f"1{AT}/a", f"2{AT}/b"] == [plain_text(item) for item in elements(tree, "li")]


def test_the_list_is_in_the_words_of_the_book() -> None:
    """A German book with an English chapter has German heads, and Persian ones Persian digits."""
    tree = body(f'<p><a href="{AT}">x</a></p>')
    list_links(tree, chapter(tree), printing(LinkAddresses.LIST, "fa"))
    title = next(each for each in elements(tree, "p") if has_class(each, "pb-links-title"))

    assert ("پیوندها", "fa", "rtl") == (title.text, title.get("lang"), title.get("dir"))
    assert ["۱"] == [call.text for call in elements(tree, "sup")]


NOTES = (
    '<section class="pb-notes"><ol><li class="pb-note" id="a--fn-1"><p>See '
    f'<a href="{AT}/in">there</a>.</p></li></ol></section>'
)
CALL = '<a class="pb-noteref" href="#a--fn-1" id="a--fnref-1">1</a>'


def noted(markup: str) -> etree._Element:
    """A chapter whose links have notes."""
    tree = body(markup)
    note_links(tree, chapter(tree), printing(LinkAddresses.NOTES))
    return tree


def test_links_and_notes_share_their_numbers() -> None:
    """One row of figures on a page, in the order of the text."""
    tree = noted(f'<p><a href="{AT}/a">x</a> so{CALL} <a href="{AT}/b">y</a> <a href="{AT}/a">z</a></p>{NOTES}')

    assert ["1", "2", "3", "1"] == [call.text for call in elements(tree, "a") if has_class(call, "pb-noteref")]
    assert [f"{AT}/a", f"See there ({AT}/in).", f"{AT}/b"] == [plain_text(note) for note in elements(tree, "li")]


def test_notes_of_links_float_as_others_do() -> None:
    """Each behind its first call, and no name twice."""
    tree = noted(f'<p><a href="{AT}/a">x</a> <a href="{AT}/a">z</a></p>')
    float_notes(tree)
    names = [node.get("id") for node in tree.iter() if node.get("id")]

    assert [f"1 {AT}/a"] == [plain_text(each) for each in elements(tree, "span") if has_class(each, "pb-footnote")]
    assert len(names) == len(set(names))


def test_a_chapter_with_notes_elsewhere_lists_its_links() -> None:
    """The author's numbers leave no room for others."""
    tree = body('<p>So<a class="pb-noteref" href="#notes--n-7">7</a>.</p>')

    assert "list" == getattr(printing(LinkAddresses.NOTES).place(chapter(tree), tree), "value", None)
