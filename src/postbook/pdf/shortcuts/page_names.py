"""Names of pages: the first and the last of a box are asked of its first and its last child, not of all of them.

Between any two blocks the engine looks whether a page of another name begins. It reads the first and the last name of
both, each time of every child in them and of these again; a long section is looked through a thousand times.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure.boxes import Box, ParentBox, TableBox
from weasyprint.layout import block

from postbook.pdf.shortcuts.replace import Replacements

_IN_FLOW = ("static", "relative")


def install(replacements: Replacements) -> None:
    """Go down one child at each level."""
    replacements.put(ParentBox, "page_values", _page_values)
    replacements.put(block, "block_level_page_name", _next_page_name)
    replacements.put(Box, "is_in_normal_flow", _is_in_normal_flow)


def _page_values(box: Any) -> tuple[str, str]:
    return _name_at(box, last=False), _name_at(box, last=True)


def _next_page_name(before: Any, after: Any) -> str | None:
    name = _name_at(after, last=False)
    return name if name != _name_at(before, last=True) else None


def _name_at(box: Any, *, last: bool) -> str:
    """The name at one end of a box: of the innermost box there that is in flow, or floats, and has one."""
    name: str = box.style["page"]
    if isinstance(box, ParentBox) and not isinstance(box, TableBox):
        for child in reversed(box.children) if last else box.children:
            if child.is_in_normal_flow() or child.is_floated():
                return _name_at(child, last=last) or name
    return name


def _is_in_normal_flow(box: Any) -> bool:
    style = box.style
    return style["float"] == "none" and style["position"] in _IN_FLOW
