"""Where a post was published: the addresses that its header gives, or that the site's pattern makes."""

from __future__ import annotations

import datetime
import posixpath
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from postbook.book_toml.rules import PERMALINK_TOKEN, PERMALINK_TOKENS
from postbook.manuscript.dates import without_date
from postbook.manuscript.post import Header
from postbook.manuscript.slugs import slugify

# https://jekyllrb.com/docs/permalinks/#built-in-formats
_STYLES = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "none": "/:categories/:title.html",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What a post's own place gives to its address."""

    path: PurePosixPath
    """The file, from its root."""
    categories: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The file's name without ending, or its folder's for `index.md`; with its date, if it has one."""
        return bundle_path(self.path).name

    @property
    def bare_name(self) -> str:
        """The name without its date."""
        return without_date(self.name)


def bundle_path(path: PurePosixPath) -> PurePosixPath:
    """The path of a post without ending; of a page bundle (`post/index.md`), its folder."""
    stem = path.with_suffix("")
    base, dot, language = stem.name.partition(".")
    is_bundle = base.lower() in {"index", "_index", "readme"} and stem.parent.name not in {"", ".."}
    if not is_bundle:
        return stem
    return stem.parent.with_name(stem.parent.name + dot + language)


def site_path(header: Header, naming: Naming, site_pattern: str) -> str:
    """The header's address, absolute or a path on the site, or the one that the site's pattern makes; else empty."""
    address = header.permalink
    if is_absolute(address):
        return address
    pattern = _STYLES.get(address, address) or site_pattern
    tokens = {token for token in PERMALINK_TOKEN.findall(pattern) if token in PERMALINK_TOKENS}
    if not pattern or (header.date is None and tokens & _dated_tokens(None).keys()):
        return ""
    values = {**_dated_tokens(header.date), **_named_tokens(header, naming)}
    path = PERMALINK_TOKEN.sub(lambda match: values.get(match[1], match[0]), pattern)
    return re.sub(r"/{2,}", "/", f"/{path}")


def _dated_tokens(date: datetime.date | None) -> dict[str, str]:
    day = date or datetime.date.min
    return {
        "year": f"{day.year:04}",
        "month": f"{day.month:02}",
        "day": f"{day.day:02}",
        "short_year": f"{day.year % 100:02}",
        "i_month": str(day.month),
        "i_day": str(day.day),
    }


def _named_tokens(header: Header, naming: Naming) -> dict[str, str]:
    return {
        "slug": header.slug or slugify(naming.bare_name) or naming.bare_name,
        "title": header.slug or re.sub(r"[^\w.~!$&'()+,;=@]+", "-", naming.bare_name).strip("-"),
        "name": naming.name,
        "path": bundle_path(naming.path).as_posix(),
        "categories": "/".join(slugify(category) or category for category in naming.categories),
    }


def full_address(path: str, site_url: str) -> str:
    """An address on the site, whole; empty where the path or the site is not known."""
    if is_absolute(path) or not path:
        return path
    return (
        posixpath.join(site_url.rstrip("/") + "/", quote(path.lstrip("/"), safe="/:@!$&'()*+,;=~%#?"))
        if site_url
        else ""
    )


def is_absolute(address: str) -> bool:
    """Whether an address is a whole one."""
    try:
        return urlsplit(address).scheme in {"http", "https"}
    except ValueError:
        return False
