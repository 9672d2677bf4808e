"""Backgrounds and round corners: nearly no box has any, and whether it has is seen once a style."""

from __future__ import annotations

from typing import Any

from weasyprint.css import AnonymousStyle
from weasyprint.draw.color import get_color
from weasyprint.layout import background
from weasyprint.layout.absolute import AbsolutePlaceholder

from postbook.pdf.shortcuts.replace import Replacements

_lay_out = background.layout_box_backgrounds

_CORNERS = tuple(f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left"))
_SEEN = ("border_image_source", "mask_border_source", "box_shadow", "background_image", "background_color")
_NEVER_INHERITED = frozenset((*_CORNERS, *_SEEN))
_NOTHING = dict.fromkeys(_CORNERS, (0, 0)) | {"background": None}


def install(replacements: Replacements) -> None:
    """Lay out only what there is."""
    replacements.put(background, "layout_box_backgrounds", _lay_out_what_there_is)


def _lay_out_what_there_is(page: Any, box: Any, images: Any, layout_children: bool = True, style: Any = None) -> None:
    if box is page or style is not None or not _is_bare(box.style):
        # Comes back here for each of its children.
        _lay_out(page, box, images, layout_children, style)
        return
    (box._box if isinstance(box, AbsolutePlaceholder) else box).__dict__.update(_NOTHING)
    for child in box.all_children():
        _lay_out_what_there_is(page, child, images)


def _is_bare(style: Any) -> bool:
    """Whether boxes of this style are right-angled, with nothing behind them or round them; kept on the style."""
    bare: bool | None = style.__dict__.get("pb_bare")
    if bare is None:
        is_of_nothing = type(style) is AnonymousStyle and _NEVER_INHERITED.isdisjoint(style)
        bare = style.pb_bare = is_of_nothing or _shows_nothing(style)
    return bare


def _shows_nothing(style: Any) -> bool:
    return (
        all((0, "px") in style[corner] for corner in _CORNERS)
        and style["border_image_source"][0] == style["mask_border_source"][0] == "none"
        and not style["box_shadow"]
        and all(kind == "none" for kind, _ in style["background_image"])
        and get_color(style, "background_color").alpha == 0
    )
