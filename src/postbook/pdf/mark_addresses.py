"""Links that show an address: they break at its signs, without hyphens."""

from __future__ import annotations

import re

from lxml import etree

from postbook.xhtml import add_class, elements, plain_text

_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.)\S+", re.IGNORECASE)
_BEFORE_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?(?://)?(?:www\.)?", re.IGNORECASE)


def mark_addresses(body: etree._Element) -> None:
    """Give each link whose words are an address the class ``pb-url``."""
    for link in elements(body, "a"):
        shown = plain_text(link)
        if _ADDRESS.fullmatch(shown) or _is_target(shown, link.get("href", "")):
            add_class(link, "pb-url")


def _is_target(shown: str, href: str) -> bool:
    """Whether the words are what the link leads to: ``example.org/pier``, ``ann@example.org``."""
    return "." in shown.strip(".") and " " not in shown and bare_address(shown) == bare_address(href)


def bare_address(address: str) -> str:
    """An address without what readers leave out: scheme, ``www.``, the slash at its end, capitals."""
    return _BEFORE_HOST.sub("", address.casefold(), count=1).rstrip("/")
