"""What a book is known by: its identifier and its date."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable

from postbook.config import About, Config
from postbook.isbn import isbn_urn
from postbook.manuscript.post import Post


def identifier_of(about: About) -> str:
    """The identifier in ``book.toml``, else the EPUB's ISBN, else a UUID that stays as long as the title does.

    Each form of a book has an ISBN of its own: the printed book's is none of the EPUB's.
    https://www.isbn-international.org/content/isbn-users-manual
    """
    if given := about.identifier or isbn_urn(about.ebook_isbn):
        return given
    names = "\n".join(author.name for author in about.authors)
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{about.title}\n{names}\n{about.language}").urn


def date_of(config: Config, posts: Iterable[Post]) -> datetime.date | None:
    """``SOURCE_DATE_EPOCH``, else ``book.toml``, else the newest post."""
    dates = (post.header.date for post in posts)
    return config.source_date or config.book.date or max((date for date in dates if date), default=None)
