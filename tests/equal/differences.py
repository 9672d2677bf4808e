"""Differences between two files of one book, and those that are meant to be there, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something that the bound book has and one run has not, or the reverse."""

    subject: str
    """What is compared: a column of the table."""
    place: str
    message: str
    exemption: str = ""
    """Its name in ``EXEMPTIONS``, if it is meant to be there."""


EXEMPTIONS: Mapping[str, str] = {
    "numbered otherwise": "A character that no font of the book has is a box in both. The engine gives it the first "
    "number that is free in the file and draws `.notdef`, which PDF/A forbids; the binder has one box for all of them.",
    "rounded otherwise": "The engine rounds a glyph's width, and the space after it, to thousandths of an em, at the "
    "size at which a document has it first. For each glyph before it one may stand a thousandth of an em elsewhere.",
    "mended letters": "Amiri draws some letters in two pieces. What the engine has copied of a piece is a letter or "
    "nothing, as it comes first in the file. The binder has the letter copied of one and a joiner of the other.",
    "private characters": "Characters of private use mean nothing outside their font: ISO 19005-3, 6.2.11.7.3, "
    "forbids them, and the binder has U+FFFD copied for them.",
    "screen colours": "The engine draws `device-cmyk()` in inks; the file's output intent, sRGB, has none.",
    "prepared picture": "A picture that is finer than its largest place needs has fewer pixels in the bound book; "
    "and one that has a colour profile is converted to sRGB, where the engine leaves the profile out.",
    "link in a link": "The engine makes a link of each box in an `<a>`. ISO 14289-1, 7.18.5, wants one: that of the "
    "outermost box.",
    "link of no width": "Where a line may end within a word of a link, the engine makes a link that nobody can click. "
    "Some remain in the bound book.",
    "repeated head": "The head of a table that goes on over pages is read out once, and its links are there once.",
    "leader": "The dots between an entry of the contents and its folio are decoration.",
    "break": "Three asterisks between paragraphs are decoration.",
    "note at its call": "The engine reads a note out where it stands, at the foot of the page, after all text. Ours "
    "follows its call, as the element Note, and its number is the note's label.",
    "term as label": "Terms of a description list are the labels of its items (ISO 32000-1, table 336); the engine "
    "makes bodies of them.",
    "first row as head": "A table must have header cells (ISO 14289-1, 7.5). Where its author marks none, the first "
    "row is the head.",
    "table without rows": "A table of one row or one column only places its text: it is no table (ISO 14289-1, 7.5).",
    "list in a list": "A list in an item of a list belongs to that item; the engine puts it beside the item, and "
    "after the rest of an item that a page break divides.",
    "heading closed up": "A heading that skips a level is one lower than the one before it (ISO 14289-1, 7.4.2).",
    "formula": "A formula is the element Formula, with its words; to the engine it is a drawing among others.",
}
"""Name → why the bound book is, or reads out, otherwise than one run of the engine would have it."""
