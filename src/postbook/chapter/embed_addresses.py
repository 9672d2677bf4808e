"""Where an embedded player or page leads: the address that a reader of paper can type."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

_WEB = re.compile(r"https?://[^\s/]", re.I)
_PLAYERS = (
    (re.compile(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/(?:embed|v)/([\w-]{6,})"), "https://www.youtube.com/watch?v={}"),
    (re.compile(r"https?://player\.vimeo\.com/video/(\d+)"), "https://vimeo.com/{}"),
    (re.compile(r"https?://(?:www\.)?dailymotion\.com/embed/video/(\w+)"), "https://www.dailymotion.com/video/{}"),
    (re.compile(r"https?://gist\.github\.com/([\w./-]+?)(?:\.js)?(?:\?.*)?$"), "https://gist.github.com/{}"),
    (re.compile(r"https?://codepen\.io/([\w-]+)/embed/(?:preview/)?(\w+)"), "https://codepen.io/{}/pen/{}"),
    (re.compile(r"https?://(?:www\.)?slideshare\.net/slideshow/embed_code/(?:key/)?(\w+)"), "https://www.slideshare.net/{}"),
)  # fmt: skip


def readable_address(address: str) -> str:
    """The page of a player's address; without one, the address itself, with its scheme."""
    address = address.strip()
    if address.startswith("//"):
        address = f"https:{address}"
    for pattern, page in _PLAYERS:
        if match := pattern.match(address):
            return page.format(*match.groups())
    if "w.soundcloud.com/player" in address and (found := _query(address).get("url")):
        return found[0]
    return address


def is_web(address: str) -> bool:
    """Whether an address is one on the web."""
    return _WEB.match(address) is not None


def is_video(address: str) -> bool:
    """Whether an address is of a film: a site of them, or a file."""
    return bool(
        re.search(r"youtu\.?be|vimeo\.com|dailymotion\.com|\.(?:mp4|m4v|webm|ogv|mov)(?:[?#]|$)", address, re.I)
    )


def is_sound(address: str) -> bool:
    """Whether an address is of a sound."""
    return bool(re.search(r"soundcloud\.com|\.(?:mp3|ogg|oga|m4a|wav|flac|opus)(?:[?#]|$)", address, re.I))


def _query(address: str) -> dict[str, list[str]]:
    try:
        return parse_qs(urlsplit(address).query)
    except ValueError:
        return {}
