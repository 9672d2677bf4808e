"""Say of asides that they are remarks: without a role each is a landmark, of which a book would have hundreds."""

from __future__ import annotations

from postbook.epub.document import Document
from postbook.xhtml import elements


def mark_asides(document: Document) -> None:
    """Give ``role="note"`` to asides without a role. https://www.w3.org/TR/wai-aria-1.2/#note"""
    for aside in elements(document.body, "aside"):
        aside.set("role", aside.get("role", "note"))
