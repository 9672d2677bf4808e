"""Template tags that show what lies elsewhere: films, sounds, posts of networks. Runs before embeds are placed.

https://gohugo.io/content-management/shortcodes/; https://hexo.io/docs/tag-plugins; https://jekyllrb.com/docs/liquid/
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.engine_tags import EngineTag, replace_tags
from postbook.xhtml import element

WRITTEN = "data-pb-written"
"""On an embed: what stands for it in the post."""
_WEB = re.compile(r"https?://\S+")


def _page(form: str, *names: str) -> Callable[[EngineTag], str]:
    """Fill a form with the arguments of these names, or with as many that have none."""

    def fill(tag: EngineTag) -> str:
        values = [tag.named[name] for name in names if tag.named.get(name)]
        values = values if len(values) == len(names) else list(tag.positional[: len(names)])
        if not values and tag.first("id", "url", "src"):
            values = [tag.first("id", "url", "src")]
        if values and _WEB.fullmatch(values[0]):
            return values[0]
        whole = len(values) == len(names) and all(re.fullmatch(r"[\w./@-]+", value) for value in values)
        return form.format(*values) if whole else ""

    return fill


def _gist(tag: EngineTag) -> str:
    """By its number, by `user/number`, or by both: Hugo writes them apart."""
    words = [word for word in tag.positional[:2] if re.fullmatch(r"[\w/-]+", word)]
    is_apart = len(words) == 2 and re.fullmatch(r"[0-9a-f]{5,}", words[1])
    return f"https://gist.github.com/{'/'.join(words if is_apart else words[:1])}" if words else ""


_ADDRESSES: Mapping[str, Callable[[EngineTag], str]] = {
    "youtube": _page("https://www.youtube.com/watch?v={}", "id"),
    "youtuber": _page("https://www.youtube.com/watch?v={}", "id"),
    "vimeo": _page("https://vimeo.com/{}", "id"),
    "bilibili": _page("https://www.bilibili.com/video/{}", "id"),
    "gist": _gist,
    "tweet": _page("https://twitter.com/{}/status/{}", "user", "id"),
    "twitter": _page("https://twitter.com/{}/status/{}", "user", "id"),
    "x": _page("https://twitter.com/{}/status/{}", "user", "id"),
    "instagram": _page("https://www.instagram.com/p/{}/", "id"),
    "codepen": _page("https://codepen.io/{}/pen/{}", "user", "id"),
    "embed": _page("", "url"),
    "video": _page("", "src"),
    "audio": _page("", "src"),
}
"""Tag → the address of what it shows, empty where it does not say."""


def read_embed_tags(draft: Draft) -> None:
    """Put an embed in the place of each tag that means one and says where it lies."""
    replace_tags(draft.body, _embed)


def _embed(tag: EngineTag) -> etree._Element | None:
    fill = _ADDRESSES.get(tag.name, _included_film)
    address = fill(tag)
    if not address:
        return None
    embed = element("audio" if tag.name == "audio" else "iframe", src=address)
    embed.set(WRITTEN, tag.written)
    if title := tag.named.get("title"):
        embed.set("title", title)
    return embed


def _included_film(tag: EngineTag) -> str:
    """Jekyll's `{% include youtube.html id="…" %}`."""
    name = re.match(r"(?:\w+/)*(youtube|vimeo)\w*\.html$", tag.positional[0], re.I) if tag.positional else None
    if tag.name != "include" or not name:
        return ""
    return _ADDRESSES[name[1].lower()](tag)
