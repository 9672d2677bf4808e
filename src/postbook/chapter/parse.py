"""Parse: every post of a book → its chapter, from the cache, in this process or in several.

Bytes cross between processes, in the form in which chapters are kept. No engine is imported where all is kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from postbook.cache import Cache
from postbook.chapter.chapter import Chapter
from postbook.chapter.standing import chapter_key, pack_chapter, unpack_chapter
from postbook.chapter.unreadable import unreadable
from postbook.config import Config
from postbook.diagnostics import Report
from postbook.manuscript.post import Manuscript, Post
from postbook.workers import Lost, do_all, readers

WORTHWHILE = 250_000
"""In characters: less text is parsed here before other processes stand ready."""


def parse(
    manuscript: Manuscript, config: Config, report: Report, cache: Cache | None = None, *, jobs: int = 1
) -> Mapping[str, Chapter]:
    """Parse every post of a book. Gives the chapters by slug; the report hears of their problems in book order.

    Reports: what parsing a post reports; unreadable-post, for one that ended its process or reached its limits.
    """
    shelf = _Shelf(cache if cache and cache.folder else None, config)
    chapters = {post.slug: chapter for post in manuscript.posts if (chapter := shelf.find(post))}
    missing = [post for post in manuscript.posts if post.slug not in chapters]
    in_pool = jobs > 1 and sum(len(post.text) for post in missing) >= WORTHWHILE
    chapters |= _parse_in_pool(missing, shelf, jobs) if in_pool else _parse_here(missing, shelf)
    for post in manuscript.posts:
        report.add(*chapters[post.slug].diagnostics)
    return {post.slug: chapters[post.slug] for post in manuscript.posts}


class _Shelf:
    """Where the chapters of a book are kept."""

    def __init__(self, cache: Cache | None, config: Config) -> None:
        self.config = config
        self._cache = cache
        self._keys: dict[str, str] = {}

    def find(self, post: Post) -> Chapter | None:
        """The chapter that was kept, if nothing has changed since."""
        if self._cache is None:
            return None
        self._keys[post.slug] = chapter_key(post, self.config)
        kept = self._cache.get("parse", self._keys[post.slug])
        if kept is None:
            return None
        chapter = unpack_chapter(kept, post, self.config)
        if chapter is None:
            self._cache.reject("parse")
        return chapter

    def keep(self, post: Post, packed: bytes) -> None:
        """Keep a chapter for the next build."""
        if self._cache is not None:
            self._cache.put("parse", self._keys[post.slug], packed)


def _parse_here(posts: Sequence[Post], shelf: _Shelf) -> dict[str, Chapter]:
    return {post.slug: _parse_and_keep(post, shelf) for post in posts}


def _parse_and_keep(post: Post, shelf: _Shelf) -> Chapter:
    from postbook.chapter.parse_post import parse_post

    chapter = parse_post(post, shelf.config)
    shelf.keep(post, pack_chapter(chapter, shelf.config))
    return chapter


def _parse_in_pool(posts: Sequence[Post], shelf: _Shelf, jobs: int) -> dict[str, Chapter]:
    tasks = [Task(post, shelf.config) for post in posts]
    with readers(jobs) as pool:
        results = do_all(pool, parse_to_bytes, tasks, weight=lambda task: len(task.post.text))
        return {posts[index].slug: _take(posts[index], result, shelf) for index, result in results}


def _take(post: Post, result: bytes | Lost, shelf: _Shelf) -> Chapter:
    if isinstance(result, Lost):
        return unreadable(post, shelf.config, result.reason)
    shelf.keep(post, result)
    # A picture that was saved meanwhile is not the one that the worker saw.
    return unpack_chapter(result, post, shelf.config) or _parse_and_keep(post, shelf)


@dataclass(frozen=True, slots=True)
class Task:
    """All that parsing a post needs, on its way to another process."""

    post: Post
    config: Config


def parse_to_bytes(task: Task) -> bytes:
    """Parse a post in another process."""
    from postbook.chapter.parse_post import parse_post

    return pack_chapter(parse_post(task.post, task.config), task.config)
