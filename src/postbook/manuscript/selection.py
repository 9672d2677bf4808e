"""Which of the posts found a part takes: by tag, date and draft."""

from __future__ import annotations

from dataclasses import fields, replace

from postbook.config import PartTable, Selection
from postbook.manuscript.post import Header


def inherit(part: PartTable, chapters: Selection) -> Selection:
    """The selection of a part: what its table leaves out is that of ``[chapters]``."""
    own = {each.name: getattr(part, each.name) for each in fields(Selection)}
    return replace(chapters, **{name: value for name, value in own.items() if value is not None})


def takes(selection: Selection, header: Header) -> bool:
    """Whether a post is selected. A post without a date is of no time: ``since`` and ``until`` leave it out."""
    tags = {tag.casefold() for tag in header.tags}
    if selection.tags and tags.isdisjoint(tag.casefold() for tag in selection.tags):
        return False
    if not tags.isdisjoint(tag.casefold() for tag in selection.without_tags):
        return False
    if header.draft and not selection.drafts:
        return False
    if selection.since is None and selection.until is None:
        return True
    if header.date is None:
        return False
    return (selection.since or header.date) <= header.date <= (selection.until or header.date)
