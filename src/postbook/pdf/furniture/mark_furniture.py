"""Say of furniture what it is: heads and feet of pages, which are not read out (ISO 32000-1, 14.8.2.2.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from postbook.pdf.tags.nodes import Mark, make_artifact

_SUBTYPES = {"@top": b"/Subtype/Header", "@bottom": b"/Subtype/Footer"}


def mark_furniture(pages: Sequence[Any], streams: Sequence[Any]) -> None:
    """Make artifacts of all that is drawn on pages that bear only their furniture. The boxes are WeasyPrint's."""
    for page, stream in zip(pages, streams, strict=True):
        for box in page._page_box.children:
            side = getattr(box, "at_keyword", "").partition("-")[0]
            kind = b"<</Type/Pagination%s>>" % _SUBTYPES.get(side, b"")
            for mark in _marks(box, stream._tags):
                make_artifact(mark, kind)


def _marks(box: Any, marks: dict[Any, Mark]) -> Iterator[Mark]:
    # An absolutely placed box stands behind a placeholder.
    box = getattr(box, "_box", box)
    if box in marks:
        yield marks[box]
    for child in box.children:
        yield from _marks(child, marks)
