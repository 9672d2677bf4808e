"""The finishing pass of the EPUB: from a section, which serves both outputs, to a document for reading systems."""

from __future__ import annotations

from copy import deepcopy

from postbook.cache import Cache
from postbook.epub.document import Document, Finish
from postbook.epub.drop_print_only import drop_print_only
from postbook.epub.hide_decoration import hide_decoration
from postbook.epub.mark_landmarks import mark_landmarks
from postbook.epub.name_headings import name_headings
from postbook.epub.place_pictures import place_pictures
from postbook.epub.plain_svg import plain_drawings
from postbook.epub.popup_notes import popup_notes
from postbook.epub.set_directions import set_directions
from postbook.epub.set_mathml import set_mathml
from postbook.epub.tidy_attributes import tidy_attributes
from postbook.render.section import Section
from postbook.words import Words

FINISHES: tuple[Finish, ...] = (
    drop_print_only,
    popup_notes,
    mark_landmarks,  # when notes have a role of their own
    set_mathml,
    name_headings,  # formulas are words
    place_pictures,
    hide_decoration,
    plain_drawings,
    set_directions,
    # Last: the steps before it read `data-tex` and other attributes of ours.
    tidy_attributes,
)


def for_epub(section: Section, words: Words, cache: Cache | None = None) -> Document:
    """Finish a copy of a section; links still point to anchors (``link_documents`` needs all the documents).

    Reports, in the document: invalid-math.
    """
    document = Document(section=section, words=words, body=deepcopy(section.body), cache=cache or Cache())
    document.body.tail = None
    for finish in FINISHES:
        finish(document)
    return document
