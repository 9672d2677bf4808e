"""How the print edition says to what links lead: `[print] link-addresses`, and what each page makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from lxml import etree

from postbook.config import LinkAddresses
from postbook.manuscript.post import Role
from postbook.render.section import Section
from postbook.words import Words, direction_of
from postbook.xhtml import elements, has_class

_TEXTS = frozenset(
    {Role.CHAPTER, Role.APPENDIX, Role.FOREWORD, Role.PREFACE, Role.ACKNOWLEDGMENTS, Role.INTRODUCTION, Role.AFTERWORD}
)
"""Sections that have notes and ends. On other pages, which are short, an address follows its link."""


class Place(Enum):
    """Where a section prints the addresses of its links."""

    LIST = "list"
    NOTES = "notes"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPrinting:
    """What the book says of addresses, with the words it has for them."""

    wanted: LinkAddresses
    words: Words

    @property
    def key(self) -> str:
        """All that a page depends on."""
        return f"{self.wanted.value} {self.words.language}"

    @property
    def is_rtl(self) -> bool:
        """Whether the book runs from right to left."""
        return direction_of(self.words.language) == "rtl"

    def place(self, section: Section, body: etree._Element) -> Place | None:
        """Where this section prints them, if it does."""
        if self.wanted is LinkAddresses.NONE:
            return None
        if section.role not in _TEXTS:
            return Place.BESIDE
        # Notes in a post of their own have the author's numbers, between which no other can stand.
        has_own_numbers = self.wanted is LinkAddresses.NOTES and _calls_far_notes(body)
        return Place.LIST if has_own_numbers else Place(self.wanted.value)


def _calls_far_notes(body: etree._Element) -> bool:
    notes = {each.get("id") for each in elements(body, "li") if has_class(each, "pb-note")}
    calls = (each for each in elements(body, "a", "span") if has_class(each, "pb-noteref"))
    return any(call.get("href", "")[1:] not in notes for call in calls)
