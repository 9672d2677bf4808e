"""How much text stands before each page, counted in the engine's boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from postbook.page_breaks import is_counted, letters_in

_GENERATED = ("::before", "::after", "::marker", "::footnote-call", "::footnote-marker")
"""What a stylesheet writes; `::first-line` is text."""
_ASIDE = frozenset({"MarginBox", "FootnoteAreaBox"})
"""What stands outside the running text of a page."""


def page_starts(pages: Sequence[Any]) -> tuple[int, ...]:
    """How many letters and digits of the running text stand before each page, from the galley's beginning."""
    starts, before, heads = [], 0, set[int]()
    counted: dict[Any, bool] = {}
    for page in pages:
        starts.append(before)
        seen_here: set[int] = set()
        before += sum(letters_in(text) for text in _texts(page._page_box, heads, seen_here, counted))
        heads |= seen_here
    return tuple(starts)


def _texts(page: Any, heads: set[int], seen_here: set[int], counted: dict[Any, bool]) -> Iterator[str]:
    """The texts of a page. ``heads``: the table heads of earlier pages, which are only repeated on this one.

    ``counted``: of each element met, whether what it holds is counted.
    """
    waiting = [child for child in page.children if type(child).__name__ not in _ASIDE]
    while waiting:
        # An absolutely placed box stands behind a placeholder.
        box = waiting.pop()
        box = getattr(box, "_box", box)
        tag, element = box.element_tag, box.element
        is_counted = counted.get(element)
        if is_counted is None:
            is_counted = counted[element] = _is_counted(element)
        if not is_counted or (tag and "::" in tag and tag.endswith(_GENERATED)) or id(element) in heads:
            continue
        if tag == "thead":
            seen_here.add(id(element))
        if box.children:
            waiting += box.children
        elif text := getattr(box, "text", ""):
            yield text


def _is_counted(element: Any) -> bool:
    return element is None or (is_counted(element.get("class") or "") and element.get("data-folio") is None)
