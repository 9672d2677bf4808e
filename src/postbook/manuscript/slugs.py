"""Slugs: the ids of sections, ASCII, one for each post of a book."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from postbook.manuscript.post import Role

_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
"""Latin letters that Unicode does not take apart."""
_RESERVED = re.compile(rf"(?:{'|'.join(role.value for role in Role)}|notes|nav|toc|part-.*|pb-.*)")
"""Names of generated sections."""
_LONGEST = 80


def slugify(text: str) -> str:
    """Fold a text to lower-case ASCII words joined by hyphens; empty where nothing is left."""
    folded = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition("-")[0] or words[:_LONGEST]


def post_slug(name: str) -> str:
    """The slug of a post, from its header's slug or its file's name; numbers that sort files fall away, years stay.

    A name without any Latin letter or figure gets one from its own bytes, so that it stays the same wherever the post
    stands.
    """
    slug = slugify(name)
    slug = re.sub(r"^(?:(?:\d{1,3}|0\d+)-)+(?=[a-z])", "", slug)
    if not slug:
        slug = f"post-{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:8]}"
    if not slug[0].isalpha() or _RESERVED.fullmatch(slug):
        slug = f"post-{slug}"
    return slug


class Slugs:
    """Gives each slug once."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def give(self, slug: str) -> str:
        """The slug itself, or with the first free number from 2: ``harbour-2``."""
        free, number = slug, 1
        while free in self._given:
            number += 1
            free = f"{slug}-{number}"
        self._given.add(free)
        return free
