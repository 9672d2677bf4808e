"""Footnotes: whichever engine or hand wrote them, one list at the chapter's end, numbered by their first calls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.lines import place_of_pattern
from postbook.chapter.note_lists import find_notes, has_calls, raised_by, says_it_calls
from postbook.chapter.tree import name_of, put_in_text, texts
from postbook.diagnostics import Code
from postbook.manuscript.post import Markup
from postbook.xhtml import element, elements, has_class, plain_text, remove, replace_with

_LABEL = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_DEFINITION = re.compile(r"\s*\[\^([^\]\s]+)\]:\s*")
_CALL = re.compile(r"\W*(?:\d{1,3}|[a-z*†‡§¶#])\W*(?::\d+\W*)?", re.IGNORECASE)


@dataclass(slots=True)
class _Note:
    label: str
    """As the author named it."""
    content: etree._Element
    """What holds its text."""
    id_: str
    calls: list[etree._Element] = field(default_factory=list)


def gather_notes(draft: Draft) -> None:
    """Bring calls and notes to the form of ``docs/chapter-tree.md``.

    Reports: missing-note, for a call without a note and a note without text; unused-note.
    """
    if draft.post.markup is Markup.HTML and not has_calls(draft.body):
        return
    notes = {id_: _Note(_label_of(id_), content, id_) for id_, content in find_notes(draft.body).items()}
    _take_written_definitions(draft.body, notes)
    ordered: list[_Note] = []
    _number_calls(draft, draft.body, notes, ordered)
    # A note may call another.
    for note in _growing(ordered):
        _number_calls(draft, note.content, notes, ordered)
    for note in notes.values():
        if note not in ordered:
            _tell_unused(draft, note)
            ordered.append(note)
            _number_calls(draft, note.content, notes, ordered)
    if ordered:
        draft.body.append(_section(draft, ordered))
        _lead_to_notes(draft.body, ordered)


def _growing(ordered: list[_Note]) -> Iterator[_Note]:
    at = 0
    while at < len(ordered):
        yield ordered[at]
        at += 1


def _label_of(id_: str) -> str:
    return id_.removeprefix("fn:") if id_.startswith("fn:") else re.sub(r"^\D*?[-:_]?(?=\d+$)", "", id_)


def _take_written_definitions(body: etree._Element, notes: dict[str, _Note]) -> None:
    """Take paragraphs that begin `[^1]:`, which no engine has read: they stand in raw HTML."""
    labels = {note.label for note in notes.values()}
    for paragraph in list(elements(body, "p")):
        match = _DEFINITION.match(paragraph.text or "")
        if match and match[1] not in labels:
            paragraph.text = (paragraph.text or "")[match.end() :]
            notes[f"fn:{match[1]}"] = _Note(match[1], paragraph, f"fn:{match[1]}")
            labels.add(match[1])
            remove(paragraph)


def _number_calls(draft: Draft, tree: etree._Element, notes: dict[str, _Note], ordered: list[_Note]) -> None:
    _make_calls_of_labels(draft, tree, notes)
    for link in list(elements(tree, "a")):
        note = notes.get(link.get("href", "")[1:])
        if note is None or not link.get("href", "").startswith("#") or not _is_call(link):
            continue
        if note not in ordered:
            ordered.append(note)
        _settle_call(draft, link, note, ordered.index(note) + 1)


def _make_calls_of_labels(draft: Draft, tree: etree._Element, notes: dict[str, _Note]) -> None:
    """Make links of `[^1]` in text where there is such a note, and report where there is none."""
    by_label = {note.label: note for note in notes.values()}
    for node, is_tail, text in texts(tree, "[^"):
        pieces: list[str | etree._Element] = []
        for n, piece in enumerate(_LABEL.split(text)):
            note = by_label.get(piece) if n % 2 else None
            if note is not None:
                pieces.append(element("a", "1", href=f"#{note.id_}", class_="footnote-ref"))
            elif n % 2:
                pieces.append(f"[^{piece}]")
                _tell_missing(draft, piece)
            else:
                pieces.append(piece)
        put_in_text(node, is_tail, pieces)


def _is_call(link: etree._Element) -> bool:
    """Whether a link to a note is its call, not prose that mentions it."""
    holder = link.getparent()
    is_raised = name_of(holder) == "sup" if holder is not None else False
    return says_it_calls(link) or is_raised or bool(_CALL.fullmatch(plain_text(link)))


def _settle_call(draft: Draft, link: etree._Element, note: _Note, number: int) -> None:
    again = f"-{len(note.calls) + 1}" if note.calls else ""
    call = element("a", str(number), class_="pb-noteref", href=f"#fn-{number}", id=f"fnref-{number}{again}")
    call.set("role", "doc-noteref")
    note.calls.append(call)
    raised = raised_by(link)
    for node in (link, raised):
        if node is not None and (written := node.get("id")):
            draft.renamed[written] = call.get("id", "")
    replace_with(link if raised is None else raised, call)


def _section(draft: Draft, ordered: list[_Note]) -> etree._Element:
    numbered = element("ol")
    for number, note in enumerate(ordered, start=1):
        item = element("li", "", class_="pb-note", id=f"fn-{number}")
        draft.renamed[note.id_] = f"fn-{number}"
        if name_of(note.content) == "p":
            item.append(note.content)
        else:
            item.text = note.content.text
            item.extend(list(note.content))
        if not plain_text(item) and not len(item.findall(".//{*}img")):
            _tell_empty(draft, note)
        numbered.append(item)
        item.tail = "\n"
    section = element("section", "", numbered, class_="pb-notes")
    section.set("role", "doc-endnotes")
    return section


def _lead_to_notes(body: etree._Element, ordered: list[_Note]) -> None:
    """Links that mention a note in prose lead to it."""
    numbers = {note.id_: number for number, note in enumerate(ordered, start=1)}
    for link in elements(body, "a"):
        number = numbers.get(link.get("href", "")[1:])
        if number and link.get("href", "").startswith("#") and not has_class(link, "pb-noteref"):
            link.set("href", f"#fn-{number}")


def _tell_missing(draft: Draft, label: str) -> None:
    draft.tell(
        Code.MISSING_NOTE,
        f"no footnote for `[^{label}]`",
        place=place_of_pattern(draft.post, rf"\[\^{re.escape(label)}\](?!:)"),
        hint=f"add a line `[^{label}]: …` with its text",
    )


def _tell_empty(draft: Draft, note: _Note) -> None:
    draft.tell(
        Code.MISSING_NOTE,
        f"footnote `{note.label}` has no text",
        place=_definition_place(draft, note),
        hint="write it, or take it out with its call",
    )


def _tell_unused(draft: Draft, note: _Note) -> None:
    draft.tell(
        Code.UNUSED_NOTE,
        f"nothing calls footnote `{note.label}`",
        place=_definition_place(draft, note),
        hint=f"call it where it belongs: `[^{note.label}]`",
    )


def _definition_place(draft: Draft, note: _Note) -> tuple[int, int] | None:
    return place_of_pattern(draft.post, rf"(?<![^\n]) {{0,3}}\[\^{re.escape(note.label)}\]:")
