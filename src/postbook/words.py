"""The words a book prints of its own accord, by language: `Contents`, `Chapter`, `page 42` …

They stand in ``words.toml``, a table per BCP 47 language.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

# Without its grandfathered tags: https://www.rfc-editor.org/rfc/rfc5646#section-2.1
LANGUAGE_TAG = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*"
    r"(-[a-wyz\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?|x(-[a-z\d]{1,8})+",
    re.IGNORECASE,
)
"""A BCP 47 tag, well-formed."""

RTL_SCRIPTS = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"})
"""Languages written from right to left."""

ALIASES = {"no": "nb", "nn": "nb", "iw": "he", "zh-tw": "zh-hant", "zh-hk": "zh-hant", "zh-mo": "zh-hant"}
"""Tags whose words stand under another tag's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language. ``{}`` takes a number or a name; the English value shows the meaning of each."""

    language: str
    digits: str  # 0123456789
    part_numerals: str  # roman, or: arabic
    comma: str  # ", "
    chapter: str  # Chapter {}
    part: str  # Part {}
    appendix: str  # Appendix {}
    contents: str  # Contents
    notes: str  # Notes
    note: str  # Note {}
    back_to_text: str  # Back to text
    links: str  # Links  (where the links of a chapter lead)
    page: str  # page {}
    page_reference: str  # " (page {})", with the space before it
    cover: str  # Cover
    half_title: str  # Half-title
    title_page: str  # Title page
    copyright_page: str  # Copyright
    dedication: str  # Dedication
    epigraph: str  # Epigraph
    foreword: str  # Foreword
    preface: str  # Preface
    acknowledgments: str  # Acknowledgments
    introduction: str  # Introduction
    afterword: str  # Afterword
    first_appeared: str  # Where these posts first appeared
    about_author: str  # About the author
    about_authors: str  # About the authors
    colophon: str  # Colophon
    start_of_text: str  # Start of the text  (the `bodymatter` landmark)
    published_by: str  # Published by {}
    series_number: str  # {}, number {}
    license: str  # Licensed under {}
    isbn_print: str  # ISBN {} (print)
    isbn_ebook: str  # ISBN {} (ebook)
    editor: str  # Edited by {}
    translator: str  # Translated by {}
    illustrator: str  # Illustrated by {}
    photographer: str  # Photographs by {}
    foreword_by: str  # With a foreword by {}
    antecedent: str  # After {}  (who wrote what the book is based on)
    contributor: str  # With {}
    all_rights_reserved: str  # All rights reserved.
    made_with: str  # This book was made with {} from posts written in {}.
    set_in: str  # The text is set in {}.
    dated: str  # This edition is dated {}.
    and_: str  # " and ", with the spaces around it
    embedded_video: str  # Video: {}
    embedded_audio: str  # Sound: {}
    embedded_frame: str  # Embedded page: {}
    missing_picture: str  # Picture: {}

    def listed(self, names: Sequence[str]) -> str:
        """``A``, ``A and B``, ``A, B and C``; nothing for no names."""
        *others, last = names or ("",)
        return f"{self.comma.join(others)}{self.and_}{last}" if others else last

    def in_digits(self, text: str) -> str:
        """A number or a date in the digits of the language."""
        return text.translate({ord("0") + value: digit for value, digit in enumerate(self.digits)})


@cache
def words_for(language: str) -> Words:
    """The words of the nearest language: `de-AT` finds `de`; an unknown language finds English."""
    found = nearest_language(language) or "en"
    table = tomllib.loads(_tables()[found])
    return Words(language=found, **{name: table[name] for name in _NAMES})


def nearest_language(language: str) -> str:
    """The language whose words serve this one, empty where there is none: `de-AT` finds `de`."""
    tags = language.lower().replace("_", "-").split("-")
    candidates = ("-".join(tags[:count]) for count in range(len(tags), 0, -1))
    served = (ALIASES.get(tag, tag) for tag in candidates)
    return next((tag for tag in served if tag in _tables()), "")


def direction_of(language: str) -> str:
    """``rtl`` or ``ltr``."""
    return "rtl" if language.lower().split("-")[0] in RTL_SCRIPTS else "ltr"


@cache
def _tables() -> dict[str, str]:
    """Language → its table as it is written: a book needs one, and to read TOML takes its time."""
    written = (Path(__file__).parent / "words.toml").read_text(encoding="utf-8")
    return dict(re.findall(r"(?m)^\[(.+)\]\n((?:(?!\[).*\n?)*)", written))


_NAMES = tuple(each.name for each in fields(Words) if each.name != "language")
