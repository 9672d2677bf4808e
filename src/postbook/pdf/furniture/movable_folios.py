"""Find the folios in whose place any other number of as many digits can be put. The boxes are WeasyPrint's.

That is a number which a margin box shows by ``counter(page)``, in decimal digits, with no other number beside it, and
which is drawn as ``prove_digits`` demands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from postbook.pdf.furniture.folio_position import placed_glyphs
from postbook.pdf.furniture.folio_stream import FOLIO, FolioGlyphs
from postbook.pdf.furniture.prove_digits import prove_digits
from postbook.pdf.shortcuts.styles import lineage_of

MOST_PROVEN = 1000
"""How many texts a process remembers."""

_proven: dict[tuple[Any, ...], FolioGlyphs | None] = {}


def mark_folios(pages: Sequence[Any], numbers: Sequence[int], styles: Any) -> list[int] | None:
    """Let the text of each folio bear its glyphs. How many folios each page has that is used; ``None``: not all can be
    moved.

    ``numbers``: of the pages that are used; ``styles``: the document's counter styles.
    """
    counts = [0] * len(numbers)
    # A page beyond the last one makes the blank before it.
    if not len(numbers) <= len(pages) <= len(numbers) + 1:
        return None
    for index, (page, number) in enumerate(zip(pages, numbers, strict=False)):
        for box in page._page_box.children:
            if hasattr(box, "at_keyword") and _counters(box):
                text, glyphs = _movable(box, number, styles)
                placed = glyphs and placed_glyphs(glyphs, box, text, page._page_box)
                if placed is None:
                    return None
                setattr(text, FOLIO, placed)
                counts[index] += 1
    return counts


def _counters(box: Any) -> list[Any]:
    content = box.style["content"]
    return [item for item in content if "counter" in item[0]] if isinstance(content, tuple | list) else []


def _movable(box: Any, number: int, styles: Any) -> tuple[Any, FolioGlyphs | None]:
    """The text box of a margin box that shows a number, and its glyphs if it is movable."""
    texts = [each for each in box.descendants() if hasattr(each, "copy_with_text")]
    (kind, (name, *_, style)), *others = _counters(box)
    digits = _digits(style, styles) if (kind, name) == ("counter()", "page") else ""
    if others or len(texts) != 1 or not digits or not _is_plain(box):
        return None, None
    text = texts[0]
    before, printed, after = text.text.partition("".join(digits[int(digit)] for digit in str(number)))
    if not printed or any(character.isnumeric() for character in before + after):
        return None, None
    return text, _glyphs(box, text, (before, digits, after), str(number))


def _is_plain(box: Any) -> bool:
    """Whether nothing in it is cut off, or spaced to fill a line."""
    return all(
        getattr(each, "text_overflow", "clip") == "clip"
        and getattr(each, "block_ellipsis", "none") == "none"
        and not getattr(each, "justification_spacing", 0)
        for each in box.descendants()
    )


def _digits(name: Any, styles: Any) -> str:
    """The ten digits of a counter style that writes numbers as we do; nothing for any other."""
    style = styles.resolve_counter(name) if isinstance(name, str) else None
    if not style or not style["system"] or tuple(style["system"][:2]) != (None, "numeric"):
        return ""
    if style["range"] not in (None, "auto") or (style["pad"] or (0, ""))[0] > 1:
        return ""
    digits = [symbol for kind, symbol in style["symbols"] or () if kind == "string"]
    are_digits = [len(each) == 1 and each.isdecimal() and int(each) == value for value, each in enumerate(digits)]
    return "".join(digits) if len(digits) == 10 and all(are_digits) else ""


def _glyphs(box: Any, text: Any, around: tuple[str, str, str], number: str) -> FolioGlyphs | None:
    """The glyphs of a number in its text; proved once a process for texts of the same style."""
    lineage = lineage_of(box.style)
    key = (lineage, *around, len(number))
    if lineage is None or key not in _proven:
        if len(_proven) >= MOST_PROVEN:
            _proven.clear()
        _proven[key] = prove_digits(text, around, len(number))
    proven = _proven[key]
    return proven and replace(proven, number=tuple(map(int, number)))
