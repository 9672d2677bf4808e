"""Listings of mdBook: ``<Listing number file-name caption>`` around code becomes a figure that one can refer to.

Runs before the markup is cleaned, which does not know the element. https://github.com/rust-lang/book/tree/main/packages/mdbook-trpl
"""

from __future__ import annotations

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.read_post import read_inline
from postbook.xhtml import XHTML, element, elements


def frame_listings(draft: Draft) -> None:
    """Show the number, the file and the caption that listings carry in their attributes."""
    for listing in list(elements(draft.body, "listing")):
        number, name, caption = (listing.get(key, "").strip() for key in ("number", "file-name", "caption"))
        if not (number or name or caption):
            continue
        listing.tag = f"{XHTML}figure"
        identifier = listing.get("id") or (f"listing-{number}" if number else "")
        listing.attrib.clear()
        listing.set("class", "pb-figure pb-listing")
        if identifier:
            listing.set("id", identifier)
        if name:
            _put_first(listing, element("p", name, class_="pb-code-title"))
        if number or caption:
            listing.append(_caption(draft, number, caption))


def _put_first(listing: etree._Element, title: etree._Element) -> None:
    title.tail, listing.text = listing.text, None
    listing.insert(0, title)


def _caption(draft: Draft, number: str, caption: str) -> etree._Element:
    """``Listing 2-1: words``: the tag's own name is the word that the text refers to."""
    label = f"Listing {number}" if number else ""
    made = element("figcaption", f"{label}: " if label and caption else label)
    if caption:
        words = read_inline(caption, draft.config.markdown)
        made.text = (made.text or "") + (words.text or "")
        made.extend(list(words))
    return made
