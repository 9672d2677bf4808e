"""Which file a picture's address means, among those that a build may read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote

from postbook.config import Config
from postbook.manuscript.post import Post

# What blog engines put before a path: `{{ site.baseurl }}/img/x.png`, `{{ "/img/x.png" | relative_url }}`.
_BASE = re.compile(
    r"\{\{-?\s*(?:site\.|page\.)?(?:base_?url|url|BASE_PATH|baseUrl|root|media_?path)\s*(?:\|[^}]*)?-?\}\}", re.I
)
_QUOTED = re.compile(r"""\{\{-?\s*(["'])(?P<path>[^"'{}]*)\1\s*(?:\|[^}]*)?-?\}\}""")
_RELREF = re.compile(r"""\{\{[<%]\s*(?:rel)?(?:ref|url|static)\s+(["']?)(?P<path>[^"'{}\s]+)\1\s*[%>]\}\}""")
_LIQUID_LINK = re.compile(r"\{%-?\s*(?:link|asset|static)\s+(?P<q>[\"']?)(?P<path>[^\s\"'%]+)(?P=q)\s*-?%\}")
# https://docs.getpelican.com/en/latest/content.html#linking-to-static-files
_PELICAN = re.compile(
    r"^(?:(?:\{|%7B)(?:static|attach|filename|photo)(?:\}|%7D)|(?:\||%7C)(?:static|attach|filename)(?:\||%7C))"
)
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.S)
_PICTURE_ENDINGS = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp", ".tif", ".tiff", ".ico"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where an address leads: to a file, or to nothing that may be read."""

    path: Path | None = None
    is_outside: bool = False
    """There is such a file, but not in a folder that the build may read."""
    nearest: str = ""
    """The name of the file that the author may have meant."""


def without_tags(address: str) -> str:
    """An address with the template tags read that only say where the site begins."""
    for pattern in (_QUOTED, _RELREF, _LIQUID_LINK):
        address = pattern.sub(lambda match: match["path"], address)
    return _PELICAN.sub("", _BASE.sub("", address).strip())


def has_tag(address: str) -> bool:
    """Whether an address holds a template tag."""
    return _TAG.search(address) is not None


def on_site(address: str, config: Config) -> str | None:
    """The path on the book's own site that a full address means; ``None`` for every other site."""
    site = re.sub(r"^https?:", "", config.site.url.rstrip("/"), flags=re.I)
    local = re.sub(r"^https?:", "", address, flags=re.I)
    if site and (local == site or local.startswith(f"{site}/")):
        return local[len(site) :] or "/"
    return None


def find_file(address: str, post: Post, config: Config) -> Found:
    """Look for the file that a path in a post means."""
    roots = tuple(root.resolve() for root in config.roots)
    is_outside = False
    for path in _candidates(address, post, config):
        resolved = _resolve(path)
        if resolved is None:
            continue
        if any(resolved.is_relative_to(root) for root in roots):
            return Found(path=resolved)
        is_outside = True
    return Found(is_outside=is_outside, nearest="" if is_outside else _nearest(address, post, config, roots))


def _resolve(path: Path) -> Path | None:
    try:
        resolved = path.resolve()
        return resolved if resolved.is_file() else None
    except (OSError, ValueError, RuntimeError):
        # Names that no file system takes: too long, with a null byte, a loop of links.
        return None


def _names(address: str) -> Iterator[str]:
    """The names an address may mean: as written, without its query, percent-decoded."""
    plain = re.split(r"[?#]", address, maxsplit=1)[0]
    yield from dict.fromkeys(name for name in (plain, unquote(plain), address, unquote(address)) if name)


def _candidates(address: str, post: Post, config: Config) -> Iterator[Path]:
    for name in _names(address):
        bare = name.lstrip("/")
        if not bare:
            continue
        if not name.startswith("/"):
            yield post.folder / name
            # Hexo's asset folder: https://hexo.io/docs/asset-folders#Post-Asset-Folder
            yield post.folder / post.source_path.stem / name
        site_root = (config.site.root,) if config.site.root else ()
        for root in dict.fromkeys((*site_root, *config.roots)):
            yield root / bare


def _nearest(address: str, post: Post, config: Config, roots: tuple[Path, ...]) -> str:
    """The picture beside the missing one whose name is most like it."""
    for path in _candidates(address, post, config):
        folder = path.parent
        try:
            resolved = folder.resolve()
            if not any(resolved.is_relative_to(root) for root in roots) or not resolved.is_dir():
                continue
            files = sorted(each.name for each in resolved.iterdir() if each.suffix.lower() in _PICTURE_ENDINGS)
        except (OSError, ValueError, RuntimeError):
            continue
        if close := _most_like(path.name, files):
            return close
    return ""


def _most_like(name: str, files: list[str]) -> str:
    by_lower = {each.lower(): each for each in reversed(files)}
    found = get_close_matches(name.lower(), by_lower, n=1, cutoff=0.7)
    return by_lower[found[0]] if found else ""
