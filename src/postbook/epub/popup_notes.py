"""Make notes that reading systems show in a popup: an aside each, linked both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from lxml import etree

from postbook.epub.document import Document
from postbook.words import Words
from postbook.xhtml import BLOCKS, EPUB_TYPE, XHTML, element, elements, has_class, plain_text, replace_with

Calls = Mapping[str, Sequence[etree._Element]]
"""Anchor of a note → its calls, in order."""

ARROW = "\u21a9\ufe0e"
"""A hooked arrow, as text: without the variation selector many systems draw a coloured picture."""


def popup_notes(document: Document) -> None:
    """Turn each chapter's list of notes into footnotes (EPUB Structural Semantics 1.1, ``footnote``, ``noteref``)."""
    calls = mark_calls(document.body)
    lists = [node for node in elements(document.body) if has_class(node, "pb-notes")]
    for place, notes in enumerate(lists, 1):
        heading_id = f"{document.section.name}--notes-{place}"
        replace_with(notes, note_section(notes, calls, document.words, heading_id))
    if lists and document.words.language.split("-")[0] != document.section.language.lower().split("-")[0]:
        say_language(document.body, document.words.language)


def say_language(body: etree._Element, language: str) -> None:
    """In a chapter of another language our own words are foreign."""
    for node in elements(body, "h2", "a"):
        if has_class(node, "pb-notes-title") or has_class(node, "pb-backlink"):
            node.set("lang", language)


def mark_calls(body: etree._Element) -> Calls:
    """Say of each call what it is, and find which note it calls."""
    calls: defaultdict[str, list[etree._Element]] = defaultdict(list)
    for link in elements(body, "a"):
        if has_class(link, "pb-noteref"):
            link.set(EPUB_TYPE, "noteref")
            link.set("role", "doc-noteref")
            calls[link.get("href", "").removeprefix("#")].append(link)
    return calls


def note_section(notes: etree._Element, calls: Calls, words: Words, heading_id: str) -> etree._Element:
    """All the notes of a chapter.

    The heading is hidden: a system that lifts the asides out of the text would leave it standing alone.
    """
    heading = element("h2", words.notes, id=heading_id, class_="pb-notes-title", hidden="hidden")
    section = element("section", "", heading, class_="pb-notes", aria_labelledby=heading_id)
    section.set(EPUB_TYPE, "footnotes")
    listed = [node for node in elements(notes) if has_class(node, "pb-note")]
    for place, note in enumerate(listed, 1):
        section.append(note_aside(note, calls.get(note.get("id", ""), ()), str(place), words))
    return section


def note_aside(note: etree._Element, calls: Sequence[etree._Element], place: str, words: Words) -> etree._Element:
    """One note: its number as the text has it, what it says, the ways back."""
    aside = element("aside", class_="pb-note", role="doc-footnote")
    aside.set(EPUB_TYPE, "footnote")
    for name in ("id", "lang", "dir"):
        if value := note.get(name, ""):
            aside.set(name, value)
    aside.extend(paragraphs(note))
    number = plain_text(calls[0]) if calls else place
    put_first(aside, element("span", number, class_="pb-note-number"))
    for count, call in enumerate(calls, 1):
        label = words.back_to_text if len(calls) == 1 else f"{words.back_to_text} {count}"
        if call.get("id"):
            put_last(aside, back_link(call.get("id", ""), label))
    return aside


def paragraphs(note: etree._Element) -> list[etree._Element]:
    """What a note says, as blocks: bare text becomes a paragraph."""
    if any(child.tag in BLOCKS for child in note):
        return list(note)
    return [element("p", note.text or "", *note)]


def back_link(anchor: str, label: str) -> etree._Element:
    """A link back to a call."""
    link = element("a", ARROW, class_="pb-backlink", href=f"#{anchor}", role="doc-backlink", aria_label=label)
    link.set(EPUB_TYPE, "backlink")
    return link


def put_first(aside: etree._Element, number: etree._Element) -> None:
    """Set the number before the note's first word."""
    if aside[0].tag != f"{XHTML}p":
        aside.insert(0, element("p"))
    host = aside[0]
    number.tail = " " + (host.text or "").lstrip()
    host.text = None
    host.insert(0, number)


def put_last(aside: etree._Element, link: etree._Element) -> None:
    """Set a link after the note's last word."""
    if aside[-1].tag != f"{XHTML}p":
        aside.append(element("p"))
    host = aside[-1]
    if len(host):
        host[-1].tail = (host[-1].tail or "").rstrip() + "\u00a0"
    elif host.text:
        host.text = host.text.rstrip() + "\u00a0"
    host.append(link)
