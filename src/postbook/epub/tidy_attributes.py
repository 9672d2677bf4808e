"""Leave only attributes that EPUB reading systems and EPUBCheck take."""

from __future__ import annotations

import re

from postbook.epub.document import Document
from postbook.xhtml import XML_LANG, elements

# A name without a colon, XML Namespaces 1.0, https://www.w3.org/TR/xml-names/#NT-NCName, as far as it matters: no
# space and no sign that a fragment would have to escape.
NCNAME = re.compile(r"[^\W\d][\w.\-]*")


def tidy_attributes(document: Document) -> None:
    """Drop our own data, give languages under both names, make ids names."""
    rename_ids(document)
    for node in elements(document.body):
        names = [str(name) for name in node.attrib]
        if not names:
            continue
        for name in names:
            if name.startswith("data-"):
                del node.attrib[name]
        language = node.get("lang") or node.get(XML_LANG)
        if language:
            node.set("lang", language)
            node.set(XML_LANG, language)


def rename_ids(document: Document) -> None:
    """Replace the signs that an id can't have; links within the document follow."""
    for node in elements(document.body):
        anchor = node.get("id")
        if anchor is not None and not NCNAME.fullmatch(anchor):
            node.set("id", as_name(anchor))
        href = node.get("href", "")
        if href.startswith("#"):
            node.set("href", f"#{as_name(href[1:])}")


def as_name(anchor: str) -> str:
    """The nearest name: `1 a:b` → `_1-a-b`. Equal for equal anchors, in every document."""
    name = re.sub(r"[^\w.\-]", "-", anchor)
    return name if NCNAME.fullmatch(name) else f"_{name}"
