"""ISBN as a name that catalogues and programs share."""

from __future__ import annotations

import re


def isbn_urn(isbn: str) -> str:
    """``978-3-16-148410-0`` → ``urn:isbn:9783161484100``; nothing of nothing.

    https://www.iana.org/assignments/urn-formal/isbn
    """
    digits = re.sub(r"[^0-9Xx]", "", isbn).upper()
    return f"urn:isbn:{digits}" if digits else ""
