"""Make links between anchors of the book links between documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import unquote

from lxml import etree

from postbook.diagnostics import Code
from postbook.epub.document import Document
from postbook.epub.tidy_attributes import as_name
from postbook.xhtml import XHTML, elements, holds_blocks


def link_documents(documents: Sequence[Document], others: Mapping[str, str]) -> None:
    """Resolve every ``#anchor``, in place. ``others``: anchor → href of a document that is no section (the contents).

    Reports, in the documents: broken-link.
    """
    hrefs = {**others, **anchors_of(documents)}
    for document in documents:
        for link in list(elements(document.body, "a")):
            if link.get("href", "").startswith("#"):
                resolve(link, document, hrefs)


def anchors_of(documents: Sequence[Document]) -> dict[str, str]:
    """Anchor → where it is, from the folder of the package document. A section's own anchor is its whole document."""
    hrefs: dict[str, str] = {}
    for document in documents:
        for node in document.body.iter():
            if isinstance(node.tag, str) and (anchor := node.get("id")):
                hrefs.setdefault(anchor, f"{document.href}#{anchor}")
        hrefs[document.section.name] = document.href
    return hrefs


def resolve(link: etree._Element, document: Document, hrefs: Mapping[str, str]) -> None:
    """Point one link at its document; without a target it is a link no more."""
    anchor = link.get("href", "")[1:]
    href = hrefs.get(anchor) or hrefs.get(as_name(unquote(anchor)))
    if href is None:
        document.tell(Code.BROKEN_LINK, f"no place `#{anchor}` in this book")
        unlink(link)
    elif href.startswith(f"{document.href}#"):
        link.set("href", href.removeprefix(document.href))
    elif href == document.href:
        link.set("href", f"#{document.section.name}")
    else:
        link.set("href", href.removeprefix("text/") if href.startswith("text/") else f"../{href}")


def unlink(link: etree._Element) -> None:
    """Make a link plain text."""
    link.tag = f"{XHTML}div" if holds_blocks(link) else f"{XHTML}span"
    for name in [name for name in link.attrib if name not in {"id", "class", "lang", "dir", "title"}]:
        del link.attrib[name]
    link.set("class", "pb-dead-link")
