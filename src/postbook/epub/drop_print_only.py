"""Take out what only paper needs: page references, folios, leaders."""

from __future__ import annotations

from postbook.epub.document import Document
from postbook.xhtml import elements, has_class, remove

PRINT_ONLY = ("pb-page-ref", "pb-leader", "pb-print-only")
"""Classes of what stands on paper only."""


def drop_print_only(document: Document) -> None:
    """Remove every place that waits for a folio, and the words around it."""
    for node in list(elements(document.body)):
        is_print_only = node.get("data-folio") is not None or any(has_class(node, name) for name in PRINT_ONLY)
        if is_print_only and node.getparent() is not None:
            remove(node)
