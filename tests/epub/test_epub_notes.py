"""Notes in the EPUB: popups that lead back."""

from __future__ import annotations

from epub_samples import packaged, section

from epub_inspector import EPUB_TYPE, EpubInspector
from postbook.xhtml import XHTML, XML_LANG, plain_text

CALL = '<a class="pb-noteref" href="#{0}--fn-{1}" id="{0}--fnref-{2}" role="doc-noteref">{1}</a>'


def notes(*items: str) -> str:
    """A chapter's list of notes."""
    return f'<section class="pb-notes" role="doc-endnotes"><ol>{"".join(items)}</ol></section>'


def note(name: str, number: int, markup: str) -> str:
    """One note."""
    return f'<li class="pb-note" id="{name}--fn-{number}">{markup}</li>'


def sample() -> EpubInspector:
    """A chapter with two notes, the first called twice."""
    calls = "".join(CALL.format("tide", number, place) for number, place in ((1, "1"), (2, "2"), (1, "1-2")))
    listed = notes(note("tide", 1, "<p>First.</p>"), note("tide", 2, "<p>Second:</p><pre>code</pre>"))
    return packaged(section("tide", f"<p>Text{calls}</p>{listed}"))


def asides(epub: EpubInspector) -> list[str]:
    """The words of each footnote."""
    found = epub.documents["text/tide.xhtml"].iter(f"{XHTML}aside")
    return [plain_text(aside) for aside in found if aside.get(EPUB_TYPE) == "footnote"]


def test_each_note_is_a_footnote_with_its_number_and_ways_back() -> None:
    """A reading system can show each note in a popup, with its number and a link to each of its calls."""
    assert ["1 First. ↩︎ ↩︎", "2 Second:code↩︎"] == asides(sample())


def test_a_call_says_that_it_calls_a_note() -> None:
    """A reading system knows a note's call when it sees one."""
    links = list(sample().documents["text/tide.xhtml"].iter(f"{XHTML}a"))
    assert ["noteref"] * 3 == [link.get(EPUB_TYPE) for link in links if link.get("role") == "doc-noteref"]


def test_every_way_back_leads_to_its_call() -> None:
    """From a note one gets back to where one was."""
    links = list(sample().documents["text/tide.xhtml"].iter(f"{XHTML}a"))
    backs = [(link.get("href"), link.get("aria-label")) for link in links if link.get("role") == "doc-backlink"]
    assert [
        ("#tide--fnref-1", "Back to text 1"),
        ("#tide--fnref-1-2", "Back to text 2"),
        ("#tide--fnref-2", "Back to text"),
    ] == backs
    assert [] == sample().broken_links()


def test_a_note_without_a_paragraph_gets_one() -> None:
    """A note of bare words is set like the others."""
    epub = packaged(
        section("tide", f"<p>{CALL.format('tide', 1, 1)}</p>{notes(note('tide', 1, 'Only <em>words</em>.'))}")
    )
    assert ["1 Only words. ↩︎"] == asides(epub)


def test_the_notes_are_named_in_the_books_language() -> None:
    """The list of notes has a name that screen readers say."""
    document = sample().documents["text/tide.xhtml"]
    assert ["Notes"] == [plain_text(title) for title in document.iter(f"{XHTML}h2")]


def test_our_words_in_a_chapter_of_another_language_say_theirs() -> None:
    """“Back to text” is read out in English in a French chapter of an English book."""
    markup = f"<p>Bon{CALL.format('tide', 1, '1')}</p>{notes(note('tide', 1, '<p>Note.</p>'))}"
    epub = packaged(section("tide", markup, language="fr"))
    (link,) = (node for node in epub.document("text/tide.xhtml").iter(f"{XHTML}a") if node.get("aria-label"))
    assert ("Back to text", "en", "en") == (link.get("aria-label"), link.get("lang"), link.get(XML_LANG))
