"""Text alternatives: which pictures of a document can be read out, and which say that they need not be."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from postbook.alt_text import tells_something
from postbook.xhtml import MATHML, SVG, XHTML, plain_text


def pictures_in(body: etree._Element) -> Iterator[etree._Element]:
    """Pictures, and drawings that stand in the text."""
    yield from body.iter(f"{XHTML}img")
    yield from (node for node in body.iter(f"{SVG}svg") if next(node.iterancestors(f"{SVG}svg"), None) is None)


def decorates(picture: etree._Element) -> bool:
    """Whether a picture is marked as decoration. An empty ``alt`` alone may be an oversight."""
    return picture.get("role") in {"presentation", "none"} or picture.get("aria-hidden") == "true"


def is_described(picture: etree._Element) -> bool:
    """Whether a picture can be read out."""
    title = picture.find(f"{SVG}title")
    texts = (picture.get("alt"), picture.get("aria-label"), title.text if title is not None else None)
    return any(tells_something(text or "") for text in texts)


def has_words(link: etree._Element) -> bool:
    """Whether a link can be read out: by its own words, by a label, or by a picture or formula in it."""
    if plain_text(link) or link.get("aria-label", "").strip() or next(link.iter(f"{MATHML}math"), None) is not None:
        return True
    return any(is_described(picture) for picture in pictures_in(link))
