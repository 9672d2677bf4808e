"""Notes to the foot of the page; the long ones stay at the chapter's end."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from postbook.xhtml import (
    XHTML,
    add_class,
    element,
    elements,
    has_class,
    plain_text,
    put_after,
    remove,
    replace_with,
)

LONGEST_FOOTNOTE = 600
"""In characters. A longer note could leave the page: WeasyPrint cuts a note that is taller than its page
(Kozea/WeasyPrint#1833)."""

_INLINE_ONLY = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
    ]
)

_SPACE = re.compile(r"[ \t\n\r\f]+")


def float_notes(body: etree._Element) -> None:
    """Move each short note behind its first call, as a footnote with links both ways."""
    for notes in [each for each in elements(body, "section") if has_class(each, "pb-notes")]:
        calls = _first_calls(body, notes)
        for note in [each for each in elements(notes, "li") if has_class(each, "pb-note")]:
            call = calls.get(note.get("id", ""))
            if call is not None and _may_float(note, call):
                _float(note, call)
            else:
                _keep(note, call)
        # In HTML a section has a heading, and these have none on paper.
        notes.tag = f"{XHTML}div"
        if not any(True for _ in elements(notes, "li")):
            remove(notes)
    # A call of a note that is not in the book is no link.
    for call in [each for each in elements(body, "a", "span") if has_class(each, "pb-noteref")]:
        _raise(call)


def _first_calls(body: etree._Element, notes: etree._Element) -> dict[str, etree._Element]:
    """Note's id → the first call of it outside the notes themselves."""
    first: dict[str, etree._Element] = {}
    inside = set(notes.iter())
    for call in elements(body, "a"):
        if has_class(call, "pb-noteref") and call not in inside:
            first.setdefault(call.get("href", "").removeprefix("#"), call)
    return first


def _may_float(note: etree._Element, call: etree._Element) -> bool:
    paragraphs = [child for child in note if child.tag == f"{XHTML}p"]
    inline = len(paragraphs) == 1 and len(note) == 1 and not (note.text or "").strip()
    inline = inline and all(
        isinstance(each.tag, str) and each.tag.removeprefix(XHTML) in _INLINE_ONLY
        for each in paragraphs[0].iterdescendants()
    )
    # A head repeats on every page of its table, and its notes with it; a note in a note has no foot to stand at.
    repeats = any(True for _ in call.iterancestors(f"{XHTML}thead"))
    nested = any(has_class(each, "pb-noteref") for each in elements(note, "a"))
    return inline and not repeats and not nested and len(plain_text(note)) <= LONGEST_FOOTNOTE


def _float(note: etree._Element, call: etree._Element) -> None:
    footnote = element("span", class_="pb-footnote", id=note.get("id", ""))
    mark = _mark(call)
    mark.tail = " "
    footnote.append(mark)
    paragraph = deepcopy(note[0])
    mark.tail += paragraph.text or ""
    footnote.extend(list(paragraph))
    for attribute in ("lang", "dir"):
        if value := note.get(attribute) or paragraph.get(attribute):
            footnote.set(attribute, value)
    remove(note)
    _collapse_space(footnote)
    put_after(call, footnote)


def _collapse_space(footnote: etree._Element) -> None:
    """One space for all white space: WeasyPrint 70 leaves it alone in footnotes, and breaks the line at a newline."""
    for node in footnote.iter():
        node.text = _SPACE.sub(" ", node.text) if node.text else node.text
        node.tail = _SPACE.sub(" ", node.tail) if node.tail else node.tail


def _keep(note: etree._Element, call: etree._Element | None) -> None:
    """A note at the chapter's end carries its number itself: a list's own would be no link."""
    add_class(note, "pb-endnote")
    if call is None:
        return
    mark = _mark(call)
    first = note[0] if len(note) and note[0].tag == f"{XHTML}p" else note
    mark.tail = " " + (first.text or "")
    first.text = None
    first.insert(0, mark)


def _mark(call: etree._Element) -> etree._Element:
    return element("a", plain_text(call), class_="pb-footnote-mark", href=f"#{call.get('id', '')}")


def _raise(call: etree._Element) -> None:
    """The link stands inside the superscript: one around it would write two annotations."""
    parent = call.getparent()
    if parent is not None and parent.tag == f"{XHTML}sup" and len(parent) == 1:
        add_class(parent, "pb-call")
        return
    raised = element("sup", class_="pb-call")
    replace_with(call, raised)
    raised.append(call)
