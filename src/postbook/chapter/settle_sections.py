"""Sections without a heading: a `<section>` says that a part of the text begins, which only a heading can name."""

from __future__ import annotations

from postbook.chapter.draft import Draft
from postbook.chapter.tags import tags
from postbook.xhtml import EPUB_TYPE, XHTML, elements

_HEADINGS = tags("h1 h2 h3 h4 h5 h6")
_NAMES = ("role", "aria-label", "aria-labelledby")


def settle_sections(draft: Draft) -> None:
    """Make a plain box of each; where the post's title was its heading, the chapter is the section."""
    for section in list(elements(draft.body, "section", "article")):
        if not section.get("role"):
            # A list of notes has a role by now; what only calls itself one is none.
            section.attrib.pop(EPUB_TYPE, "")
        is_named = any(section.get(name) for name in _NAMES)
        if not is_named and next(section.iter(*_HEADINGS), None) is None:
            section.tag = f"{XHTML}div"
