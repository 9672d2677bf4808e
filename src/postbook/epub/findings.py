"""What the documents show of the book's accessibility: found out, never asserted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from postbook.epub.display import can_be_transformed
from postbook.epub.document import Document
from postbook.epub.moving_pictures import moves
from postbook.epub.resource import Resource
from postbook.epub.text_alternatives import decorates, is_described, pictures_in
from postbook.xhtml import EPUB_TYPE, MATHML, XHTML, elements


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was found in the documents and their resources."""

    has_pictures: bool
    """Pictures that mean something; those that decorate do not count."""
    is_described: bool
    """Every such picture has a text alternative."""
    has_math: bool
    has_math_words: bool
    """Every formula has a text alternative."""
    has_ruby: bool
    has_roles: bool
    """Sections and notes say by ARIA roles what they are."""
    has_index: bool
    has_pages: bool
    """The pages of the PDF are marked and listed."""
    may_flash: bool
    is_transformable: bool
    """Size, family and colours of the text can be changed."""


def findings_in(documents: Sequence[Document], resources: Iterable[Resource], *, has_pages: bool) -> Findings:
    """Look at every picture, formula, role and stylesheet."""
    bodies, files = [document.body for document in documents], list(resources)
    pictures = [node for body in bodies for node in pictures_in(body) if not decorates(node)]
    formulas = [node for body in bodies for node in body.iter(f"{MATHML}math")]
    return Findings(
        has_pictures=bool(pictures),
        is_described=all(is_described(node) for node in pictures),
        has_math=bool(formulas),
        has_math_words=all(node.get("alttext", "").strip() for node in formulas),
        has_ruby=any(next(body.iter(f"{XHTML}ruby"), None) is not None for body in bodies),
        has_roles=any(node.get("role", "").startswith("doc-") for body in bodies for node in elements(body)),
        has_index=any("index" in body.get(EPUB_TYPE, "").split() for body in bodies),
        has_pages=has_pages,
        may_flash=any(moves(resource) for resource in files),
        is_transformable=can_be_transformed(files),
    )
