"""Keep landmarks few: what an author's markup makes a landmark of would be one of hundreds in a book."""

from __future__ import annotations

from collections import Counter

from postbook.epub.document import Document
from postbook.xhtml import elements

ROLES = {"aside": "note", "header": "presentation", "footer": "presentation"}
"""Element → the role it takes if it has none. https://www.w3.org/TR/html-aria/#docconformance"""


def mark_landmarks(document: Document) -> None:
    """Make remarks of asides, nothing special of headers and footers, and tell sections of one name apart."""
    for node in elements(document.body, *ROLES):
        node.set("role", node.get("role", ROLES[node.tag.rpartition("}")[2]]))
    labels: Counter[str] = Counter()
    for section in elements(document.body, "section"):
        if label := section.get("aria-label", ""):
            labels[label] += 1
            if labels[label] > 1:
                section.set("aria-label", f"{label} {labels[label]}")
