"""Links whose addresses paper would lose, and how an address is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from urllib.parse import unquote

from lxml import etree

from postbook.pdf.mark_addresses import bare_address
from postbook.xhtml import SVG, XHTML, element, elements, plain_text

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_NO_PLACES = frozenset({"data", "javascript", "blob", "about", "file"})
"""Schemes of what is no place that a reader of a book could go to."""
_SPOKEN_ALONE = frozenset({"mailto", "tel", "sms"})
"""Schemes that nobody writes: an address of a person, a number."""

_ENCODED = re.compile(r"(?:%[89a-f][0-9a-f])+", re.IGNORECASE)
# In the fonts of every theme: Latin, Greek, Cyrillic.
_EUROPEAN = re.compile("[\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]+")
# In those of every theme too, but in an address right only where the rest of the page runs from right to left.
_FROM_RIGHT = re.compile("[\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3\u06f0-\u06f9\u200c]+")

_CLOSED = tuple(f"{XHTML}{name}" for name in ("pre", "nav"))
_PICTURES = (f"{XHTML}img", f"{SVG}svg")


@dataclass(frozen=True, slots=True)
class PrintedLink:
    """A link, and what paper says of where it leads."""

    node: etree._Element
    address: str


def printed_links(body: etree._Element, *, is_rtl: bool) -> list[PrintedLink]:
    """The links that lead out of the book and don't show their addresses, in document order.

    Of links to the same address that touch each other, the last one: an author meant one link.
    """
    found = list(_leading_out(body, is_rtl=is_rtl))
    return [
        link
        for link, after in zip_longest(found, found[1:])
        if after is None or link.address != after.address or not _touch(link.node, after.node)
    ]


def address_element(address: str) -> etree._Element:
    """An address, which breaks where addresses do."""
    return element("span", address, class_="pb-url")


def _leading_out(body: etree._Element, *, is_rtl: bool) -> Iterator[PrintedLink]:
    for node in elements(body, "a"):
        href = node.get("href", "").strip()
        scheme = _SCHEME.match(href)
        if scheme is None or scheme[1].lower() in _NO_PLACES or not _is_seen(node) or _says(node, href):
            continue
        if next(node.iterancestors(*_CLOSED), None) is None:
            yield PrintedLink(node, printed_address(href, is_rtl=is_rtl))


def _is_seen(link: etree._Element) -> bool:
    return bool(plain_text(link)) or next(link.iter(*_PICTURES), None) is not None


def _says(link: etree._Element, href: str) -> bool:
    """Whether one of the words of a link is its address."""
    wanted = bare_address(unquote(_whole(href)))
    words = (word.strip("<>()[]“”\"',;") for word in plain_text(link).split())
    return any(bare_address(unquote(word)) == wanted for word in words)


def _touch(link: etree._Element, after: etree._Element) -> bool:
    return link.getnext() is after and not (link.tail or "").strip()


def printed_address(href: str, *, is_rtl: bool = False) -> str:
    """An address as a reader would type it: its letters in place of their bytes, no ``mailto:``."""
    return _ENCODED.sub(lambda run: _decoded(run[0], is_rtl=is_rtl), _whole(href))


def _whole(href: str) -> str:
    scheme, _, rest = href.strip().partition(":")
    return rest.partition("?")[0] if scheme.lower() in _SPOKEN_ALONE else href.strip()


def _decoded(encoded: str, *, is_rtl: bool) -> str:
    """RFC 3987, section 3.2, for the letters that themes have fonts for; other bytes stay as they are."""
    try:
        letters = bytes.fromhex(encoded.replace("%", "")).decode()
    except UnicodeDecodeError:
        return encoded
    return letters if _EUROPEAN.fullmatch(letters) or (is_rtl and _FROM_RIGHT.fullmatch(letters)) else encoded
