"""Details: paper is always open."""

from __future__ import annotations

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.tree import name_of
from postbook.xhtml import XHTML, add_class, elements, remove, unwrap

_BLOCKS = ("address", "article", "blockquote", "center", "div", "h1", "h2", "h3", "h4", "h5", "h6", "p", "section")


def open_details(draft: Draft) -> None:
    """Open what a screen folds, the summary first."""
    for details in list(elements(draft.body, "details")):
        summary = next((each for each in details if name_of(each) == "summary"), None)
        if summary is not None:
            _make_first(details, summary)
        details.tag = f"{XHTML}div"
        for name in ("open", "name"):
            details.attrib.pop(name, "")
        add_class(details, "pb-details")
    for stray in list(elements(draft.body, "summary")):
        _make_paragraph(stray)


def _make_first(details: etree._Element, summary: etree._Element) -> None:
    _make_paragraph(summary)
    if details.index(summary):
        remove(summary)
        details.insert(0, summary)
    before, details.text = details.text, None
    summary.tail = (before or "") + (summary.tail or "")


def _make_paragraph(summary: etree._Element) -> None:
    for block in list(elements(summary, *_BLOCKS)):
        block.tail = " " + (block.tail or "")
        unwrap(block)
    summary.tag = f"{XHTML}p"
    add_class(summary, "pb-summary")
