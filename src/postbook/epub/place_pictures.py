"""Point each picture at its file in the EPUB."""

from __future__ import annotations

import re

from lxml import etree

from postbook.epub.document import Document
from postbook.xhtml import element, elements, replace_with


def place_pictures(document: Document) -> None:
    """Make addresses relative to the document; a picture that the section doesn't hold leaves its text."""
    for image in list(elements(document.body, "img")):
        href = image.get("src", "")
        if href in document.section.pictures:
            image.set("src", f"../{href}")
            image.set("alt", image.get("alt", ""))
            keep_whole_sizes(image)
        else:
            replace_with(image, element("span", image.get("alt", ""), class_="pb-missing-picture"))


def keep_whole_sizes(image: etree._Element) -> None:
    """Drop sizes that are not whole numbers of pixels, the only ones that XHTML takes."""
    for name in ("width", "height"):
        if not re.fullmatch("[0-9]+", image.get(name, "0")):
            del image.attrib[name]
