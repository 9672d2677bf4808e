"""Turn pages over: a galley is typeset as if it opened on a recto; on a verso its margins change sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pikepdf import Array, Dictionary, Object, Page

from postbook.pdf.setting import GalleyPage


def turn_pages(
    pages: Sequence[Page],
    laid_out: Sequence[GalleyPage],
    destinations: Mapping[str, Array],
    elements: Sequence[Object] = (),
) -> None:
    """Move text, links and destinations sideways by the difference of the mirrored margins.

    ``elements``: those of the structure tree that say where they stand.
    """
    shifts = {}
    for page, layout in zip(pages, laid_out, strict=True):
        shift = layout.margin_right - layout.margin_left
        shifts[page.obj.objgen] = shift
        if shift:
            _move(page, shift)
    for place in destinations.values():
        shift = shifts.get(place[0].objgen, 0.0)
        if shift and len(place) > 2:
            place[2] = float(place[2]) + shift
    for element in elements:
        shift = shifts.get(element.Pg.objgen, 0.0)
        if shift:
            _move_bounds(element.A, shift)


def _move_bounds(attributes: Object, shift: float) -> None:
    for each in [attributes] if isinstance(attributes, Dictionary) else attributes:
        if "/BBox" in each:
            left, bottom, right, top = (float(edge) for edge in each.BBox)
            each.BBox = Array([round(left + shift, 4), bottom, round(right + shift, 4), top])


def _move(page: Page, shift: float) -> None:
    page.contents_add(f"q 1 0 0 1 {shift:.4f} 0 cm\n".encode(), prepend=True)
    page.contents_add(b"\nQ")
    for note in page.obj.get("/Annots", []):
        left, bottom, right, top = (float(edge) for edge in note.Rect)
        note.Rect = Array([round(left + shift, 4), bottom, round(right + shift, 4), top])
