"""Shortcuts through WeasyPrint 70.0: the same pages, byte for byte; a book takes six tenths of the time.

Laying out a book runs the same few things a million times. Where the engine does again what it has just done, a
shortcut here keeps the answer; none changes what it is. Each is tested against the engine without it
(``tests/pdf/test_*shortcuts.py``), and each is for one version of the engine: with any other, nothing is installed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import weasyprint

from postbook.pdf.shortcuts import (
    backgrounds,
    c_types,
    cascades,
    glyphs,
    kept_lines,
    lengths,
    lines,
    margin_boxes,
    margins,
    markers,
    markup,
    page_names,
    style_for,
    styles,
    whole_texts,
)
from postbook.pdf.shortcuts.replace import Replacements

VERSION = "70.0"
"""The engine that the shortcuts were written for."""

_OF_THE_PAGE = re.compile(r"\d[sld]?v(?:w|h|i|b|min|max)\b", re.IGNORECASE)
"""A length in parts of the first page of a document: a style that has one is no other document's."""

_installed = Replacements()


def install() -> None:
    """Take the shortcuts from now on, in this process."""
    if weasyprint.__version__ != VERSION or _installed:
        return
    for shortcut in (
        backgrounds,
        c_types,
        glyphs,
        kept_lines,
        lengths,
        lines,
        margin_boxes,
        markers,
        markup,
        page_names,
        style_for,
        whole_texts,
    ):
        shortcut.install(_installed)


def remove() -> None:
    """Take no shortcut any more."""
    _installed.undo()
    forget()


def forget() -> None:
    """Keep nothing of the documents that were laid out."""
    cascades.forget()
    styles.forget()
    lines.forget()
    margin_boxes.forget()
    markers.forget()
    kept_lines.forget()
    whole_texts.forget()


def begin(*texts: str) -> None:
    """Before a document is laid out whose markup and sheets these are."""
    kept_lines.forget()
    if any(_OF_THE_PAGE.search(text) for text in texts):
        forget()


@contextmanager
def with_margin_boxes_on(count: int) -> Iterator[None]:
    """Lay out documents whose margin boxes are seen on so many pages only.

    Where a sheet suppresses all of them, no box is asked whether it is suppressed.
    """
    if not _installed:
        yield
        return
    here = Replacements()
    margins.install(here, count)
    try:
        yield
    finally:
        here.undo()
