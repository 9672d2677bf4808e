"""Which notes go to the foot of the page, and how they are tied to their calls."""

from __future__ import annotations

from lxml import etree

from postbook.pdf.float_notes import LONGEST_FOOTNOTE, float_notes
from postbook.xhtml import XHTML_NS, serialize


def chapter(call: str, *notes: str) -> etree._Element:
    """A body with calls and notes as a chapter's tree has them."""
    items = "".join(f'<li class="pb-note" id="a--fn-{n}">{note}</li>' for n, note in enumerate(notes, 1))
    return etree.fromstring(
        f'<div xmlns="{XHTML_NS}">{call}<section class="pb-notes" role="doc-endnotes"><ol>{items}</ol></section></div>'
    )


CALL = '<p>Text<a class="pb-noteref" href="#a--fn-1" id="a--fnref-1">1</a>.</p>'


def floated(body: etree._Element) -> str:
    """The tree after the pass, without its namespace."""
    float_notes(body)
    return serialize(body).replace(f' xmlns="{XHTML_NS}"', "")


def test_a_short_note_stands_behind_its_call() -> None:
    """The note floats to the foot of the page of its call, with links both ways."""
    assert (
        '<div><p>Text<sup class="pb-call"><a class="pb-noteref" href="#a--fn-1" id="a--fnref-1">1</a></sup>'
        '<span class="pb-footnote" id="a--fn-1"><a class="pb-footnote-mark" href="#a--fnref-1">1</a>'
        " See <em>there</em>.</span>.</p></div>"
    ) == floated(chapter(CALL, "<p>See <em>there</em>.</p>"))


def test_a_note_that_could_leave_the_page_stays_at_the_end() -> None:
    """A long note becomes an endnote that carries its number."""
    out = floated(chapter(CALL, f"<p>{'x' * (LONGEST_FOOTNOTE + 1)}</p>"))

    assert 'pb-footnote"' not in out
    assert '<p><a class="pb-footnote-mark" href="#a--fnref-1">1</a> xxx' in out


def test_a_note_with_blocks_stays_at_the_end() -> None:
    """Code and lists have no place at the foot of a page."""
    assert '<li class="pb-note pb-endnote" id="a--fn-1">' in floated(chapter(CALL, "<p>So:</p><pre>x</pre>"))


def test_a_note_in_a_table_head_is_printed_once() -> None:
    """A head is repeated on every page of its table; its note is not."""
    head = f"<table><thead><tr><th>{CALL[3:-4]}</th></tr></thead></table>"

    assert "pb-endnote" in floated(chapter(head, "<p>Once.</p>"))


def test_the_second_call_leads_to_the_same_note() -> None:
    """A note is printed once, at its first call."""
    again = '<p>Again<a class="pb-noteref" href="#a--fn-1" id="a--fnref-1-2">1</a></p>'

    assert 1 == floated(chapter(CALL + again, "<p>Once.</p>")).count("Once.")


def test_a_note_does_not_break_where_its_source_does() -> None:
    """A line of the post that ends within a note is no end of a line in print."""
    assert "</a> See <em>there and</em> here.</span>" in floated(
        chapter(CALL, "<p>See\n<em>there\n and</em>\n here.</p>")
    )
