"""Where the posts first appeared: date and address of each chapter that has one."""

from __future__ import annotations

from collections.abc import Iterable

from postbook.book.addresses import clean_address
from postbook.book.book import Appearance
from postbook.chapter.chapter import Chapter


def first_appeared(chapters: Iterable[Chapter]) -> tuple[Appearance, ...]:
    """The chapters whose date or address is known, in their order."""
    found = (
        Appearance(chapter=each, date=each.post.header.date, address=clean_address(each.post.permalink) or "")
        for each in chapters
    )
    return tuple(appearance for appearance in found if appearance.date or appearance.address)
