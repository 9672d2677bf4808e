"""Pictures that only decorate: HTML allows no role beside an empty ``alt``; ``aria-hidden`` says that it is meant."""

from __future__ import annotations

from postbook.epub.document import Document
from postbook.xhtml import elements


def hide_decoration(document: Document) -> None:
    """ARIA in HTML, https://www.w3.org/TR/html-aria/#el-img-empty-alt."""
    for picture in elements(document.body, "img"):
        if picture.get("role") == "presentation" and not picture.get("alt"):
            del picture.attrib["role"]
            picture.set("aria-hidden", "true")
