"""Name headings that show a picture without words: who goes from heading to heading hears more than silence."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from postbook.epub.document import Document
from postbook.epub.text_alternatives import has_words, pictures_in
from postbook.xhtml import elements


def name_headings(document: Document) -> None:
    """Give each heading without words an ``aria-label``: the name of its picture's file, else the section's title.

    WCAG 2.2, criterion 2.4.6, https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels.html.
    """
    for heading in elements(document.body, "h1", "h2", "h3", "h4", "h5", "h6"):
        if not has_words(heading):
            names = (PurePosixPath(picture.get("src", "")).stem for picture in pictures_in(heading))
            # The picture's name in the book ends in eight signs of its content's hash.
            name = next((re.sub(r"-[0-9a-f]{8}$", "", name) for name in names if name), "")
            heading.set("aria-label", name or document.section.title)
