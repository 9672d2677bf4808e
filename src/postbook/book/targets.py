"""What a link leads to: a place in the book, an address outside, or nothing that a book can hold."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from postbook.book.addresses import FOLLOWED, INVISIBLE, clean_address, join_address, scheme_of
from postbook.book.post_index import SOURCE_ENDINGS, PostIndex, read_address, site_path
from postbook.book.template_links import Means, read_reference
from postbook.chapter.chapter import Chapter
from postbook.config import Config
from postbook.manuscript.post import Post

CONTENT_FOLDERS = ("", "content", "_posts", "docs", "src")
"""Where engines begin to count the paths of sources, below a source root."""

_PARTS = re.compile(r"(?P<path>[^?#]*)(?P<query>\?[^#]*)?(?P<fragment>#.*)?", re.DOTALL)
_BEGINS_WITH_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d+(?:[/?#]|$))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class InBook:
    """A place in the book."""

    slug: str
    fragment: str = ""
    """As written, without `#`."""


@dataclass(frozen=True, slots=True)
class Outside:
    """A full address, fit for a link."""

    address: str


@dataclass(frozen=True, slots=True)
class NoPost:
    """It names a post, and the book has no such post."""

    name: str


@dataclass(frozen=True, slots=True)
class NoPage:
    """It names a page or a file of a site whose address nobody gave."""

    path: str
    is_file: bool


@dataclass(frozen=True, slots=True)
class NoAddress:
    """It is no address at all; empty where nothing was written."""

    written: str


@dataclass(frozen=True, slots=True)
class Unfollowed:
    """Its scheme means nothing on paper or in an ebook, or would be a danger in one."""

    scheme: str


@dataclass(frozen=True, slots=True)
class UnknownTag:
    """It holds a template tag that only its engine understands."""

    written: str


Target = InBook | Outside | NoPost | NoPage | NoAddress | Unfollowed | UnknownTag


class Targets:
    """Tells what links lead to. Built once a book."""

    def __init__(self, chapters: Mapping[str, Chapter], config: Config) -> None:
        self._index = PostIndex((chapter.post for chapter in chapters.values()), config.site.url)
        self._titles = _titles(chapters.values())
        site = clean_address(config.site.url)
        self._site_url = f"{site.rstrip('/')}/" if site else ""
        self._roots = tuple(config.roots)

    def of(self, href: str, post: Post) -> Target:
        """What a link in a post leads to."""
        reference = read_reference(href.strip(INVISIBLE))
        match reference.means:
            case Means.UNKNOWN:
                return UnknownTag(reference.target)
            case Means.SOURCE:
                return self._of_source(reference.target, post)
            case Means.SITE_PATH:
                path = f"/{reference.target.lstrip('/')}"
                return self._of_path(path, post, clean_address(self._site_url + path.lstrip("/")))
            case Means.ADDRESS:
                return self._of_address(reference.target, post)

    def _of_address(self, href: str, post: Post) -> Target:
        if href.startswith("#"):
            return InBook(post.slug, href[1:])
        # `localhost:8000` has a port, not a scheme.
        scheme = scheme_of(href) if _BEGINS_WITH_SCHEME.match(href) else ""
        address = clean_address(href)
        if scheme and not address and scheme not in FOLLOWED:
            return Unfollowed(scheme)
        if address:
            return self._of_full_address(address)
        if scheme or href.startswith("//") or not href:
            return NoAddress(href)
        path = href.replace("\\", "/")
        return self._of_path(path, post, join_address(post.permalink or self._site_url, path))

    def _of_full_address(self, address: str) -> InBook | Outside:
        read = read_address(address)
        if not read or read.host not in self._index.hosts:
            return Outside(address)
        slug = self._index.at_address(read)
        return InBook(slug, read.fragment) if slug else Outside(address)

    def _of_path(self, href: str, post: Post, address: str | None) -> Target:
        """``href`` has no scheme; ``address`` is what it means on the site, if the site is known."""
        path, fragment = _path_and_fragment(href)
        slug = (self._in_files(path, post) or self._in_site(path)) if path else post.slug
        if slug:
            return InBook(slug, fragment)
        published = self._of_full_address(address) if address else None
        if isinstance(published, InBook):
            return published
        if posixpath.splitext(path)[1].lower() in SOURCE_ENDINGS:
            return NoPost(path)
        return published or NoPage(path, is_file=self._is_file(path, post))

    def _of_source(self, target: str, post: Post) -> Target:
        """A path of which only the engine knows where it begins to count."""
        path, fragment = _path_and_fragment(target)
        rooted = self._in_files(f"/{path.lstrip('/')}", post)
        slug = self._in_files(path, post) or rooted or self._index.ending_in(path) or self._titles.get(_folded(path))
        return InBook(slug, fragment) if slug else NoPost(path)

    def _in_files(self, path: str, post: Post) -> str | None:
        files = (self._index.at_file(file) for file in self._files(path, post))
        return next((slug for slug in files if slug), None)

    def _in_site(self, path: str) -> str | None:
        rooted = path.startswith("/")
        return self._index.at_site_path(site_path(path)) if rooted else self._index.published_at(path)

    def _files(self, path: str, post: Post) -> tuple[str, ...]:
        """The files that a path may mean: beside the post, or where it begins with a slash below a root."""
        if not path.startswith("/"):
            return (posixpath.join(str(post.folder), path),)
        return tuple(f"{root}/{folder}/{path}" for root in self._roots for folder in CONTENT_FOLDERS)

    def _is_file(self, path: str, post: Post) -> bool:
        """Whether a path leads to a file that the book may read."""
        files = [Path(posixpath.normpath(file)) for file in self._files(path, post)]
        try:
            return any(file.is_file() for file in files if any(file.is_relative_to(root) for root in self._roots))
        except (OSError, ValueError):  # A path longer than the file system takes, or with a null in it.
            return False


def _titles(chapters: Iterable[Chapter]) -> Mapping[str, str]:
    """Title and name of file → slug, of those that only one post has: wikilinks say either, in any case."""
    found: dict[str, set[str]] = {}
    for chapter in chapters:
        for name in {_folded(chapter.plain_title), _folded(chapter.post.source_path.stem)}:
            found.setdefault(name, set()).add(chapter.post.slug)
    return {name: slugs.pop() for name, slugs in found.items() if len(slugs) == 1}


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _path_and_fragment(href: str) -> tuple[str, str]:
    """The path, decoded, and the fragment, as written."""
    parts = _PARTS.fullmatch(href)
    assert parts is not None
    return unicodedata.normalize("NFC", unquote(parts["path"])).strip(), (parts["fragment"] or "")[1:]
