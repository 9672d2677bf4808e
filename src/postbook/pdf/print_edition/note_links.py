"""The addresses of a chapter's links as notes, in one row of numbers with those that the author wrote."""

from __future__ import annotations

from lxml import etree

from postbook.pdf.print_edition.behind_link import put_behind
from postbook.pdf.print_edition.follow_links import follow_links
from postbook.pdf.print_edition.link_printing import LinkPrinting
from postbook.pdf.print_edition.printed_links import address_element, printed_links
from postbook.render.section import Section
from postbook.xhtml import element, elements, has_class


def note_links(body: etree._Element, section: Section, printing: LinkPrinting) -> None:
    """Make a note of each address and number all notes anew. In a note, which can't have one, the address follows."""
    notes = next((each for each in elements(body, "section") if has_class(each, "pb-notes")), None)
    if notes is not None:
        follow_links(notes, printing)
    inside = set(notes.iter()) if notes is not None else set()
    made: dict[str, etree._Element] = {}
    for link in printed_links(body, is_rtl=printing.is_rtl):
        if link.node not in inside:
            is_first = link.address not in made
            note = made.setdefault(link.address, _note(link.address, f"{section.name}--pb-link-{len(made) + 1}"))
            put_behind(link.node, _call(note, is_first=is_first))
    if made:
        ordered = next(elements(notes if notes is not None else _new_notes(body), "ol"))
        ordered.extend(made.values())
        _number(body, ordered)


def _call(note: etree._Element, *, is_first: bool) -> etree._Element:
    """A call without its number; the first one is where the note leads back to."""
    id_ = note.get("id", "")
    call = element("a", "", class_="pb-noteref", href=f"#{id_}")
    if is_first:
        call.set("id", f"{id_}-call")
    return call


def _note(address: str, id_: str) -> etree._Element:
    return element("li", "", element("p", "", address_element(address)), class_="pb-note", id=id_)


def _new_notes(body: etree._Element) -> etree._Element:
    notes = element("section", "", element("ol"), class_="pb-notes")
    end = next((each for each in elements(body, "div") if has_class(each, "pb-body")), body)
    end.append(notes)
    return notes


def _number(body: etree._Element, ordered: etree._Element) -> None:
    """Number calls and notes by the first calls; notes that call others stand behind the text."""
    notes = {note.get("id", ""): note for note in ordered}
    numbers: dict[str, int] = {}
    for call in elements(body, "a"):
        called = call.get("href", "").removeprefix("#")
        if has_class(call, "pb-noteref") and called in notes:
            call.text = str(numbers.setdefault(called, len(numbers) + 1))
    ordered[:] = sorted(ordered, key=lambda note: numbers.get(note.get("id", ""), len(notes) + 1))
