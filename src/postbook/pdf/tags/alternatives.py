"""What is said instead of a picture. The author's words, or else the best that the post has of them."""

from __future__ import annotations

import re
from typing import Any

from postbook.pdf.tags.roles import SVG

# `harbour-1a2b3c4d.png`: the name of a picture's file in the book (see docs/chapter-tree.md).
_HASH = re.compile(r"-[0-9a-f]{6,}$")


def alternative(element: Any, figure: Any) -> str:
    """The alternative text of a picture, a formula or a sign; ``figure``: the ``<figure>`` around it, or ``None``.

    A picture must have one (ISO 14289-1, 7.3). Where the author gives none, it is the caption, else the file's name.
    """
    said = _said(element).strip()
    if said or element.tag == "span" or element.tag == "div":
        return said or _text(element)
    caption = figure.find("figcaption") if figure is not None else None
    return (_text(caption) if caption is not None else "") or _file_name(element.get("src") or "")


def _said(element: Any) -> str:
    if element.tag == SVG:
        title = element.find(SVG.replace("}svg", "}title"))
        said = _text(title) if title is not None else ""
        return said or element.get("aria-label") or ""
    return element.get("data-tex") or element.get("alt") or element.get("aria-label") or ""


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _file_name(address: str) -> str:
    stem = address.rpartition("/")[2].rpartition(".")[0]
    return _HASH.sub("", stem) or "picture"
