"""A file of the EPUB, as its manifest lists it."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One publication resource. EPUB 3.3, https://www.w3.org/TR/epub-33/#sec-item-elem."""

    href: str
    """From the folder of the package document: ``text/harbour.xhtml``."""
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()
    """Of the manifest item: ``nav``, ``cover-image``, ``mathml``, ``svg``."""

    @property
    def id(self) -> str:
        """The manifest item's id."""
        return re.sub(r"[^A-Za-z0-9_.-]", "-", self.href)
