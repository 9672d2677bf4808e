"""Where a post's notes stand and what calls them: as engines, blog software and ebooks make both."""

from __future__ import annotations

import re

from lxml import etree

from postbook.chapter.tree import has_text, name_of
from postbook.xhtml import EPUB_TYPE, classes, elements, plain_text, remove, unwrap

_LISTS = frozenset({"footnote", "footnotes", "footnotes-list", "endnotes", "footnote-list", "wp-block-footnotes"})
_BACK = frozenset({"footnote-backref", "reversefootnote", "footnote-return", "footnote-back", "data-footnote-backref"})
_BACK_TEXT = re.compile(r"[\W_]*[↩↑⤴^↵⏎]+[\ufe0e\ufe0f]*\W*")
_CALLING = frozenset({"footnote-ref", "footnote", "footnote-reference", "footnoteref", "footref", "noteref", "fn-ref"})
# How Python-Markdown, kramdown, markdown-it, Pandoc, Hugo, GitHub and WordPress name a note.
_NOTE_ID = re.compile(r"(?:user-content-)?(?:fn|footnote|note|endnote|easy-footnote-bottom)[-:_]?.*", re.IGNORECASE)


def find_notes(body: etree._Element) -> dict[str, etree._Element]:
    """Take the notes out of a body: id → element with the note's content, without links back."""
    notes: dict[str, etree._Element] = {}
    for rule in [each for each in elements(body, "hr") if "footnotes-sep" in classes(each)]:
        remove(rule)
    for holder in [each for each in elements(body, "div", "section", "ol", "aside", "footer") if _holds_notes(each)]:
        if holder is not body and body in holder.iterancestors():
            _take_from(holder, notes)
    return notes


def has_calls(body: etree._Element) -> bool:
    """Whether any note is called here; the notes of an ebook may have a file of their own."""
    holders = [each for each in elements(body, "div", "section", "ol", "aside", "footer") if _holds_notes(each)]
    inside = {link for holder in holders for link in elements(holder, "a")}
    ids = {item.get("id") for holder in holders for item in elements(holder, "li", "aside")}
    outside = {link.get("href", "")[1:] for link in elements(body, "a") if link not in inside}
    return bool(ids & outside - {""}) or "[^" in "".join(map(str, body.itertext()))


def _holds_notes(node: etree._Element) -> bool:
    kinds = {*classes(node), *node.get("role", "").split(), *node.get(EPUB_TYPE, "").split()}
    if name_of(node) == "aside":
        return bool({"footnote", "endnote", "doc-footnote"} & kinds)
    return bool(_LISTS & kinds) or "doc-endnotes" in kinds


def _take_from(holder: etree._Element, notes: dict[str, etree._Element]) -> None:
    if name_of(holder) == "aside":
        found = [holder] if holder.get("id") else []
    else:
        found = [item for item in elements(holder, "li") if _NOTE_ID.fullmatch(item.get("id", ""))]
    for note in found:
        id_ = note.get("id", "")
        if id_ in notes:
            continue
        notes[id_] = note
        parent = note.getparent()
        remove(note)
        _drop_back_links(note)
        if parent is not None and name_of(parent) in ("ol", "ul") and not len(parent):
            _drop_emptied(parent, holder)
    _close(holder, bool(found))


def _drop_emptied(items: etree._Element, holder: etree._Element) -> None:
    if items is not holder and items.getparent() is not None:
        remove(items)


def _close(holder: etree._Element, had_notes: bool) -> None:
    """Take away what is left of a list of notes, but no word that it holds beside them."""
    if not had_notes or holder.getparent() is None:
        return
    for rule in [each for each in holder if name_of(each) == "hr"]:
        remove(rule)
    if not len(holder) and not has_text(holder.text):
        remove(holder)
    elif name_of(holder) in ("div", "section", "footer"):
        unwrap(holder)


def _drop_back_links(note: etree._Element) -> None:
    for link in [each for each in elements(note, "a") if leads_back(each)]:
        holder = link.getparent()
        remove(link)
        _strip_end(holder)
        if holder is not None and holder is not note and name_of(holder) in ("p", "sup", "span"):
            if not len(holder) and not has_text(holder.text):
                remove(holder)
            if len(note):
                _strip_end(note[-1] if name_of(note[-1]) == "p" else None)


def leads_back(link: etree._Element) -> bool:
    """Whether a link leads from a note back to its call."""
    href = link.get("href", "")
    kinds = {*classes(link), *link.get("role", "").split(), *link.get(EPUB_TYPE, "").split()}
    if _BACK & kinds or {"doc-backlink", "backlink"} & kinds or link.get("rev") == "footnote":
        return True
    text = "".join(map(str, link.itertext()))
    return href.startswith("#") and bool(_BACK_TEXT.fullmatch(text) or (not text.strip() and "ref" in href))


def says_it_calls(link: etree._Element) -> bool:
    """Whether a link says that it calls a note, by class, role or type."""
    return bool(_CALLING & set(classes(link))) or "noteref" in f"{link.get('role', '')} {link.get(EPUB_TYPE, '')}"


def raised_by(link: etree._Element) -> etree._Element | None:
    """The superscript that holds nothing but a call, its brackets apart."""
    holder = link.getparent()
    if holder is None or name_of(holder) != "sup" or len(holder) > 1:
        return None
    return holder if plain_text(holder).strip("[]() ") == plain_text(link).strip("[]() ") else None


def _strip_end(node: etree._Element | None) -> None:
    """Drop the space that stood before a link back."""
    if node is None:
        return
    if len(node):
        node[-1].tail = (node[-1].tail or "").rstrip() or None
    else:
        node.text = (node.text or "").rstrip() or None
