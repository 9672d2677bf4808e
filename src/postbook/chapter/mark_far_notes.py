"""Notes that stand in a file of their own, as ebooks have them: their calls, and the ways back."""

from __future__ import annotations

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.note_lists import leads_back, raised_by, says_it_calls
from postbook.xhtml import element, elements, plain_text, replace_with


def mark_far_notes(draft: Draft) -> None:
    """Give calls of notes elsewhere the form of all calls, with the author's number and address."""
    for link in list(elements(draft.body, "a")):
        if "#" not in link.get("href", "")[1:]:
            continue
        if says_it_calls(link):
            _settle(link, "pb-noteref", "doc-noteref", plain_text(link).strip("[]() "))
        elif leads_back(link):
            _settle(link, "pb-backlink", "doc-backlink", plain_text(link))


def _settle(link: etree._Element, class_: str, role: str, text: str) -> None:
    around = raised_by(link)
    settled = element("a", text, class_=class_, href=link.get("href", ""), role=role)
    if id_ := link.get("id") or (around.get("id") if around is not None else None):
        settled.set("id", id_)
    replace_with(link if around is None else around, settled)
