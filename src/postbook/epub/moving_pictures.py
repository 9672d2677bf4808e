"""Which pictures move: no one has looked whether they flash."""

from __future__ import annotations

import re

from postbook.epub.resource import Resource

SIGNS = {
    # A second graphic control extension: each frame has one, in practice.
    "image/gif": rb"\x21\xf9\x04.*\x21\xf9\x04",
    "image/webp": rb"\A.{12,64}ANIM",
    "image/png": rb"\A.{8,4096}acTL",
    "image/svg+xml": rb"<(\w+:)?(animate|set\b)|@keyframes",
    "text/css": rb"@keyframes",
}
"""Media type → what only moving pictures of that type hold, near enough."""


def moves(resource: Resource) -> bool:
    """Whether a picture is animated, or a stylesheet may animate what it styles."""
    sign = SIGNS.get(resource.media_type)
    return sign is not None and re.search(sign, resource.data, re.DOTALL) is not None
