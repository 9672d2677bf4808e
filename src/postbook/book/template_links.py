"""Addresses that a blog engine would have filled in: what post, file or page they mean.

Jekyll: https://jekyllrb.com/docs/liquid/tags/#links; Hugo: https://gohugo.io/shortcodes/ref/;
Zola: https://www.getzola.org/documentation/content/linking/#internal-links; Hexo: https://hexo.io/docs/tag-plugins;
Pelican: https://docs.getpelican.com/en/latest/content.html#linking-to-internal-content; Obsidian:
https://help.obsidian.md/links
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from urllib.parse import quote, unquote


class Means(Enum):
    """How an address names what it leads to."""

    ADDRESS = "address"
    """By an address, full or relative."""
    SITE_PATH = "site path"
    """By a path below the site's own address."""
    SOURCE = "source"
    """By the path of a file among the sources of the site, often without its beginning or its ending."""
    UNKNOWN = "unknown"
    """By something that only its engine knows."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An address, read."""

    means: Means
    target: str
    """Fragment included."""


_QUOTE = r"[\"'“”‘’«»]"
_SITE = r"(?:\{\{-?\s*(?:site\.(?:base_?url|url)|base_?url|baseUrl|BASE_PATH|root(?:_url)?|get_url)\s*-?\}\}\s*)*"
_WIKILINK = re.compile(r"\[\[(?P<note>[^\[\]|#]*)(?:#(?P<heading>[^\[\]|]*))?(?:\\?\|[^\[\]]*)?\]\]")
_PATTERNS = (
    (Means.SOURCE, re.compile(rf"{_SITE}\{{%-?\s*post_url\s+{_QUOTE}?(?P<target>[^\s\"'%]+?){_QUOTE}?\s*-?%\}}")),
    (Means.SOURCE, re.compile(rf"{_SITE}\{{%-?\s*link\s+{_QUOTE}?(?P<target>[^\"'%]+?){_QUOTE}?\s*-?%\}}")),
    (
        Means.SOURCE,
        re.compile(
            rf"\{{\{{[<%]\s*(?:rel)?ref\s+(?:path\s*=\s*)?{_QUOTE}?(?P<target>[^\s\"'“”‘’«»<>%]+){_QUOTE}?[^<>%]*[>%]\}}\}}"
        ),
    ),
    (Means.SITE_PATH, re.compile(rf"{_SITE}\{{\{{-?\s*{_QUOTE}(?P<target>[^\"'“”‘’]*?){_QUOTE}\s*(?:\|[^}}]*)?\}}\}}")),
    (Means.SITE_PATH, re.compile(rf"{_SITE.removesuffix('*')}+(?P<target>)(?=/|$)")),
    (Means.SOURCE, re.compile(r"@/(?P<target>)")),
    (
        Means.SOURCE,
        re.compile(rf"\{{%-?\s*(?:post|asset)_link\s+{_QUOTE}?(?P<target>[^\s\"'%]+?){_QUOTE}?(?:\s[^%]*)?%\}}"),
    ),
    (Means.SOURCE, re.compile(r"(?:\{filename\}|\|filename\|)(?P<target>)")),
    (Means.SITE_PATH, re.compile(r"(?:\{(?:static|attach|index)\}|\|(?:static|attach|index)\|)(?P<target>)")),
)


def read_reference(href: str) -> Reference:
    """What an address means; without template tags it means itself."""
    if wikilink := _WIKILINK.fullmatch(href):
        return _wikilink(wikilink)
    written = unquote(href) if re.search(r"%7[BC]|%25", href, re.IGNORECASE) else href
    if not (written.startswith(("@/", "|")) or "{" in written):
        return Reference(Means.ADDRESS, href)
    for means, pattern in _PATTERNS:
        if match := pattern.match(written.strip()):
            rest = written.strip()[match.end() :]
            if "{{" not in rest and "{%" not in rest:
                return Reference(means, match["target"].strip() + rest)
    is_tag = "{{" in written or "{%" in written
    return Reference(Means.UNKNOWN, " ".join(written.split())) if is_tag else Reference(Means.ADDRESS, href)


def _wikilink(match: re.Match[str]) -> Reference:
    """The last heading of `[[Note#Heading#Below]]` is meant, under the id that it has in most engines."""
    heading = (match["heading"] or "").rpartition("#")[2].strip()
    fragment = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
    note = match["note"].strip()
    target = quote(note) + (f"#{fragment}" if fragment else "")
    return Reference(Means.SOURCE if note else Means.ADDRESS, target)
