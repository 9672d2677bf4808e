"""Take out what only paper needs: folios, and the page references around them."""

from __future__ import annotations

from postbook.epub.document import Document
from postbook.xhtml import elements, has_class, remove


def drop_print_only(document: Document) -> None:
    """Remove every place that waits for a folio, and the words around it."""
    for node in list(elements(document.body)):
        is_print_only = node.get("data-folio") is not None or has_class(node, "pb-page-ref")
        if is_print_only and node.getparent() is not None:
            remove(node)
