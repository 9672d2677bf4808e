"""What a galley tells of its pages: the engine's boxes, links and fonts in our own types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from postbook.pdf.setting import Cut, GalleyPage, UsedFont

PX_TO_PT = 0.75


def page_of(page: Any) -> GalleyPage:
    """A page as it was laid out."""
    box = page._page_box
    return GalleyPage(
        name=box.page_type.name,
        width=page.width * PX_TO_PT,
        height=page.height * PX_TO_PT,
        margin_left=box.margin_left * PX_TO_PT,
        margin_right=box.margin_right * PX_TO_PT,
    )


def anchors_of(pages: list[Any]) -> Mapping[str, tuple[int, bool]]:
    """Anchor → the index of its page, and whether nothing stands above it there."""
    found: dict[str, tuple[int, bool]] = {}
    for index, page in enumerate(pages):
        top = page._page_box.margin_top + 1
        for anchor, place in page.anchors.items():
            found.setdefault(anchor, (index, place[1] <= top))
    return found


def fonts_of(document: Any) -> tuple[UsedFont, ...]:
    """The fonts that were embedded when the document was written."""
    return tuple(
        UsedFont(
            key=font.hash,
            family=cut[0],
            weight=cut[1],
            is_italic=cut[2],
            widths=dict(font.widths),
            to_unicode=dict(font.to_unicode),
        )
        for font in document.fonts.values()
        for cut in (cut_of(font),)
        if not font.bitmap
    )


def cut_of(font: Any) -> Cut:
    """Which one of a book's fonts it is that the engine writes."""
    return font.family, int(font.weight), bool(font.style)


def outermost(links: list[Any]) -> list[Any]:
    """Leave out links within links: WeasyPrint makes one of every box in an ``<a>``."""
    kept: list[Any] = []
    for link in links:
        _, target, (left, top, right, bottom), box = link
        x, y = (left + right) / 2, (top + bottom) / 2
        if box.link or not any(
            target == other and x1 <= x <= x2 and y1 <= y <= y2 for _, other, (x1, y1, x2, y2), _ in kept
        ):
            kept.append(link)
    return kept
