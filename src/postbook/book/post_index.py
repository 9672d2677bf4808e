"""Find the post that a link means: by its file, by the address where it was published, by its file's name."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import unquote

from postbook.book.addresses import clean_address
from postbook.book.published_paths import INDEXES, PublishedPaths
from postbook.manuscript.post import Post

ENDINGS = frozenset({".md", ".markdown", ".mkd", ".mdown", ".mdx", ".rmd", ".rst", ".adoc", ".html", ".htm", ".xhtml"})
"""What a post's file may end in, and the page that was made of it."""

SOURCE_ENDINGS = ENDINGS - {".html", ".htm", ".xhtml"}
"""What only a source ends in: no site has such pages."""

_WEB_PAGE = re.compile(r"(?:/(?:index|default)\.(?:html?|php))$|\.html?$")
_PARTS = re.compile(r"https?://(?P<host>[^/?#]*)(?P<path>[^?#]*)(?P<query>\?[^#]*)?(?P<fragment>#.*)?", re.DOTALL)
# WordPress's addresses before “pretty permalinks”.
_IDENTIFYING = re.compile(r"\?(?:p|page_id)=\d+")

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Address:
    """A full address, taken apart so that two that mean one page are equal in host and path."""

    host: str
    """Without `www.` and port."""
    path: str
    """Decoded, without a slash at the end; begins with one unless it is empty. A WordPress `?p=12` belongs to it."""
    fragment: str
    """Without `#`, as written."""


def read_address(address: str) -> Address | None:
    """Take an address on the web apart; ``None`` for any other."""
    cleaned = clean_address(address) or ""
    match = _PARTS.fullmatch(cleaned)
    if not match:
        return None
    host = re.sub(r":\d*$", "", match["host"].rpartition("@")[2]).removeprefix("www.").rstrip(".")
    asked = _IDENTIFYING.match(match["query"] or "")
    path = site_path(match["path"]) + (asked[0] if asked else "")
    return Address(host, path, (match["fragment"] or "")[1:])


def site_path(path: str) -> str:
    """A path on a site in the one form in which paths are compared."""
    decoded = unicodedata.normalize("NFC", unquote(path))
    folded = re.sub(r"/{2,}", "/", f"/{decoded}")
    return _WEB_PAGE.sub("", folded).rstrip("/")


class PostIndex:
    """Every post that has a page in the book, by all the names that links have for it."""

    def __init__(self, posts: Iterable[Post], site_url: str) -> None:
        self._posts = tuple(posts)
        self.site = read_address(site_url)
        self._published = PublishedPaths(self._posts)
        self._by_file = _first_of_each(self._files())
        # No post is the site's front page, whatever its header says.
        self._by_address = _first_of_each((key, slug) for key, slug in self._addresses() if key[1])
        self._by_site_path = _first_of_each((path, slug) for (_, path), slug in self._by_address.items())
        self.hosts = frozenset(host for host, _ in self._by_address) | ({self.site.host} if self.site else set())

    def at_file(self, path: str) -> str | None:
        """The slug of the post in a file, given by its absolute path with or without its ending, or by its folder."""
        key = _file_key(path)
        stem, ending = posixpath.splitext(key)
        found = self._by_file.get(key)
        return found or (self._by_file.get(stem) if ending.lower() in ENDINGS else None)

    def at_address(self, address: Address) -> str | None:
        """The slug of the post published there."""
        on_site = self.at_site_path(address.path) if self.site and address.host == self.site.host else None
        return self._by_address.get((address.host, address.path)) or on_site

    def at_site_path(self, path: str) -> str | None:
        """The slug of the post published under a path, whatever its host; the site's own base may be left out."""
        base = self.site.path if self.site else ""
        return self._by_site_path.get(path) or self._by_site_path.get(base + path) or self._published.find(path)

    def published_at(self, path: str) -> str | None:
        """The slug of the post whose own path says that it is published at such a path."""
        return self._published.find(path)

    def ending_in(self, path: str) -> str | None:
        """The slug of the only post whose file's path ends so, with or without its ending."""
        tail = _file_key(posixpath.join("/", path))
        stem, ending = posixpath.splitext(tail)
        wanted = {tail, stem} if ending.lower() in ENDINGS else {tail}
        found = {slug for key, slug in self._by_file.items() if any(key.endswith(each) for each in wanted)}
        return found.pop() if len(found) == 1 else None

    def _files(self) -> Iterator[tuple[str, str]]:
        keys = [(_file_key(str(post.folder / post.source_path.name)), post.slug) for post in self._posts]
        yield from keys
        for key, slug in keys:
            stem, _ = posixpath.splitext(key)
            yield stem, slug
        for key, slug in keys:
            folder, name = posixpath.split(posixpath.splitext(key)[0])
            if name.lower() in INDEXES:
                yield folder, slug

    def _addresses(self) -> Iterator[tuple[tuple[str, str], str]]:
        for post in self._posts:
            own = read_address(post.permalink)
            if own:
                yield (own.host, own.path), post.slug
            host = own.host if own else self.site.host if self.site else ""
            for written in filter(str.strip, (post.header.permalink, *post.header.aliases)):
                yield _alias(written, own, host), post.slug


def _alias(written: str, own: Address | None, host: str) -> tuple[str, str]:
    """Host and path of a name in a header: an address, a path on the site, or one beside the post's own."""
    if full := read_address(written):
        return full.host, full.path
    folder = posixpath.dirname(own.path) if own and not written.startswith("/") else ""
    return host, site_path(posixpath.join(folder, written))


def _file_key(path: str) -> str:
    return unicodedata.normalize("NFC", posixpath.normpath(path))


def _first_of_each(pairs: Iterable[tuple[Key, str]]) -> Mapping[Key, str]:
    found: dict[Key, str] = {}
    for key, slug in pairs:
        found.setdefault(key, slug)
    return found
