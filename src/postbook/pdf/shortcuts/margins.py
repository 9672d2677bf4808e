"""Margin boxes that a sheet suppresses: sixteen on each page, styled and measured only to be found empty."""

from __future__ import annotations

from typing import Any

import weasyprint.layout

from postbook.pdf.shortcuts.replace import Replacements


def install(replacements: Replacements) -> None:
    """Make no margin boxes."""
    replacements.put(weasyprint.layout, "make_margin_boxes", _none)


def _none(_context: Any, _page: Any, _state: Any) -> tuple[()]:
    return ()
