"""Links that leave a galley: it can't know the anchors of the others."""

from __future__ import annotations

from lxml import etree

from postbook.xhtml import elements

BOOK_LINK = "x-book:#"
"""How a galley links to an anchor in another: an address that only the binder knows."""


def mark_book_links(body: etree._Element) -> None:
    """Write links into other galleys as addresses that the binder makes destinations of."""
    own = {node.get("id") for node in body.iter("*")}
    for link in elements(body, "a"):
        href = link.get("href", "")
        if href.startswith("#") and href[1:] not in own:
            link.set("href", BOOK_LINK + href[1:])
