"""Which address a picture has, of all that only browsers choose from."""

from __future__ import annotations

import re

from lxml import etree

from postbook.chapter.tree import name_of
from postbook.xhtml import element, elements, remove, unwrap

LAZY_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-orig-file")
"""Attributes from which scripts fetch a picture when it comes into view."""


def choose_sources(body: etree._Element) -> None:
    """Make one picture with one address of every ``picture``, ``srcset`` and lazily loaded picture."""
    for spare in list(elements(body, "noscript")):
        before = spare.getprevious()
        if (
            before is not None
            and name_of(before) in {"img", "picture"}
            and "".join(map(str, spare.itertext())).strip() == ""
        ):
            # The same picture again, for browsers without scripts.
            remove(spare)
    for image in elements(body, "img"):
        address = image.get("src", "").strip()
        lazy = next((image.get(name, "") for name in LAZY_SOURCES if image.get(name)), "")
        if lazy and (not address or address.startswith("data:")):
            image.set("src", lazy.strip())
        elif not address and (chosen := _largest(image.get("srcset") or image.get("data-srcset") or "")):
            image.set("src", chosen)
    for picture in list(elements(body, "picture")):
        _open_picture(picture)


def _open_picture(picture: etree._Element) -> None:
    image = next(elements(picture, "img"), None)
    sources = [source.get("srcset") or source.get("data-srcset") or "" for source in elements(picture, "source")]
    if image is None and any(sources):
        image = element("img")
        picture.append(image)
    if image is not None and not image.get("src"):
        image.set("src", next(filter(None, map(_largest, sources)), ""))
    if image is not None and not image.get("title") and picture.get("title", "") not in {"", image.get("alt")}:
        image.set("title", picture.get("title", ""))
    for source in list(elements(picture, "source")):
        remove(source)
    unwrap(picture)


def _largest(srcset: str) -> str:
    """The address of a ``srcset`` with the greatest width or density."""
    best, chosen = -1.0, ""
    for candidate in re.split(r",\s+|,(?=[^,]*\s[\d.]+[wx]\s*(?:,|$))", srcset.strip()):
        address, _, size = candidate.strip().partition(" ")
        match = re.match(r"([\d.]+)[wx]", size.strip())
        try:
            weight = float(match[1]) if match else 1.0
        except ValueError:
            weight = 1.0
        if address and weight > best:
            best, chosen = weight, address.rstrip(",")
    return chosen
