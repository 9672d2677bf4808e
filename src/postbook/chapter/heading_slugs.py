"""The ids that blog engines give headings, so that links written for any of them still arrive."""

from __future__ import annotations

import re
import unicodedata


def ascii_name(text: str) -> str:
    """ASCII that may stand in an XML id after a prefix; empty where nothing of the text is left."""
    folded = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    return re.sub(r"-{2,}", "-", re.sub(r"[^A-Za-z0-9_.-]+", "-", plain)).strip("-.")


def heading_slugs(text: str) -> tuple[str, ...]:
    """How GitHub, Python-Markdown, kramdown, Zola and Franklin would name a heading of these words, each once."""
    found = (_github(text), _python_markdown(text), _kramdown(text), _zola(text), _franklin(text))
    return tuple(dict.fromkeys(filter(None, found)))


def _github(text: str) -> str:
    # https://github.com/gjtorikian/html-pipeline: word characters, hyphens and spaces stay.
    return re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", "-")


def _python_markdown(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def _kramdown(text: str) -> str:
    return re.sub(r"[^a-zA-Z0-9 -]", "", re.sub(r"^[^a-zA-Z]+", "", text)).replace(" ", "-").lower()


def _zola(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", ascii_name(text).lower().replace("_", "-")).strip("-")


def _franklin(text: str) -> str:
    return re.sub(r"[^a-z0-9_]+", "_", text.lower().replace(" ", "_")).strip("_")


_LETTERS = str.maketrans(
    {"ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d",
     "Đ": "D", "ð": "d", "þ": "th", "Þ": "Th", "ı": "i", "–": "-", "—": "-"}
)  # fmt: skip
