"""Name links that show a picture without words, or nothing: readers hear where a link leads."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence

from lxml import etree

from postbook.epub.document import Document
from postbook.epub.text_alternatives import has_words
from postbook.xhtml import elements


def name_links(documents: Sequence[Document]) -> None:
    """Give each link without words an ``aria-label``: the title of its document, or its address.

    WCAG 2.2, criterion 2.4.4, https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context.html.
    """
    titles = {document.href: document.section.title for document in documents}
    for document in documents:
        for link in elements(document.body, "a"):
            if link.get("href") and not has_words(link):
                name_link(link, document, titles)


def name_link(link: etree._Element, document: Document, titles: Mapping[str, str]) -> None:
    """Name one link; one that shows nothing at all can't be followed, and only its place is kept."""
    if not len(link):
        del link.attrib["href"]
        return
    href = link.get("href", "").partition("#")[0]
    target = posixpath.normpath(f"text/{href}") if href else document.href
    link.set("aria-label", titles.get(target) or re.sub(r"^https?://(www\.)?|^mailto:", "", link.get("href", "")))
