"""``data:`` addresses, which hold what they lead to (RFC 2397)."""

from __future__ import annotations

import base64
import re
from urllib.parse import unquote_to_bytes


def read_data_address(address: str) -> bytes:
    """The bytes in an address. Raises: ValueError."""
    head, _, body = address.partition(",")
    if ";base64" not in head:
        return unquote_to_bytes(body)
    packed = unquote_to_bytes(re.sub(r"\s+", "", body))
    return base64.b64decode(packed + b"=" * (-len(packed) % 4))


def data_address(content: bytes, media_type: str) -> str:
    """An address that holds these bytes."""
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"
