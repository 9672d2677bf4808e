"""Margin boxes that nobody sees: those that a sheet suppresses, sixteen on each page, styled and measured only to be
found empty; and those of pages that are there for the sake of others."""

from __future__ import annotations

from typing import Any

import weasyprint.layout

from postbook.pdf.shortcuts.replace import Replacements


def install(replacements: Replacements, count: int) -> None:
    """Make the margin boxes of so many pages only."""
    make = weasyprint.layout.make_margin_boxes

    def make_some(context: Any, page: Any, state: Any) -> Any:
        return make(context, page, state) if context.current_page <= count else ()

    replacements.put(weasyprint.layout, "make_margin_boxes", make_some)
