"""Where the pages of the PDF begin in a section's text, so that the EPUB can mark the same places.

Paper and screen share no tree, but they share the text: a place is known by how many letters and digits of its section
stand before it. What only one of the two shows, or shows elsewhere, is not counted on either side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

UNCOUNTED = frozenset(
    {"pb-noteref", "pb-call", "pb-footnote", "pb-notes", "pb-note", "pb-backlink", "pb-page-ref", "pb-toc-folio"}
    | {"pb-links", "pb-link-address", "pb-math", "pb-fonts"}
)
"""Classes of what is not counted: notes, addresses of links, page references, formulas, the names of fonts."""


_NEITHER = bytes(code for code in range(128) if not chr(code).isalnum())
"""Of ASCII, what is no letter or digit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """Where a page begins."""

    folio: str
    """As printed, or as it would be on a page that bears none."""
    letters: int
    """How many letters and digits of the section stand before it."""


PageBreaks = Mapping[str, Sequence[PageBreak]]
"""Section name → its pages, in order."""


def is_counted(class_: str) -> bool:
    """Whether what an element of these classes holds is counted."""
    return UNCOUNTED.isdisjoint(class_.split())


def letters_in(text: str) -> int:
    """How many letters and digits a text has: what no hyphenation and no break of lines changes."""
    if text.isascii():
        return len(text.encode().translate(None, _NEITHER))
    return sum(map(str.isalnum, text))
