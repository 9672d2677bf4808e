"""Components whose names say what they show, in Docusaurus, Starlight, Gatsby, Next and Nextra, as Markdown or HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from postbook.chapter.jsx import JsxTag
from postbook.chapter.tags import names

_KINDS = names("note info tip hint warning caution danger important error success example question")
_BOXES = names("admonition callout aside alert") | _KINDS
_LAYOUT: Mapping[str, str] = {"tabs": "tabs", "tabitem": "tab", "tab": "tab", "codegroup": "tabs"}
_PICTURES = names("image img figure picture staticimage zoomimage")
_FILMS: Mapping[str, str] = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "youtubeembed": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "tweet": "https://twitter.com/i/status/{}",
}
_FILM_IDS = ("id", "videoId", "youTubeId", "youtubeId", "tweetId", "url", "src")
LINKS = names("link anchor")
"""Links, whatever they look like."""
_KEPT = {"className": "class", "srcSet": "srcset", "colSpan": "colspan", "rowSpan": "rowspan"}


def as_html(tag: JsxTag) -> str:
    """An element of HTML that is written as JSX."""
    name = tag.name.lower()
    if tag.is_closing:
        return f"</{name}>"
    said = "".join(f' {_KEPT.get(key, key)}="{escape(value)}"' for key, value in tag.attributes.items())
    return f"<{name}{said}{' /' if tag.is_empty else ''}>"


def picture_of(tag: JsxTag) -> str:
    """The picture that a component shows; empty where it shows none that is known."""
    source = tag.attributes.get("src", "")
    if tag.name.lower() not in _PICTURES or not source:
        return ""
    kept = {name: tag.attributes[name] for name in ("alt", "width", "height") if tag.attributes.get(name)}
    said = "".join(f' {name}="{escape(value)}"' for name, value in {"src": source, **kept}.items())
    caption = tag.attributes.get("caption") or tag.attributes.get("title", "")
    if not caption:
        return f"<img{said} />"
    return f"<figure><img{said} /><figcaption>{escape(caption)}</figcaption></figure>"


def film_of(tag: JsxTag) -> str:
    """The film that a component shows."""
    form = _FILMS.get(re.sub("player$", "", tag.name.lower()), "")
    ids = (tag.attributes.get(name, "") for name in _FILM_IDS)
    film = next(filter(None, ids), "")
    if not form or not film:
        return ""
    return f'<iframe src="{escape(film if film.startswith("http") else form.format(film))}"></iframe>'


def words_of(tag: JsxTag) -> str:
    """What a component that holds nothing says in its attributes."""
    if code := tag.attributes.get("code"):
        return f"<code>{escape(code)}</code>"
    return escape(tag.attributes.get("text") or tag.attributes.get("label", ""))


def container_of(tag: JsxTag) -> str:
    """The kind and title of the container that a component is; empty where it is none."""
    name = tag.name.rpartition(".")[2].lower()
    title = next((tag.attributes[each] for each in ("title", "label", "summary") if tag.attributes.get(each)), "")
    if name in _LAYOUT:
        return f"{_LAYOUT[name]} {title or tag.attributes.get('value', '')}".strip()
    if name == "details":
        return f"details {title}".strip()
    if name not in _BOXES:
        return ""
    kinds = (tag.attributes.get("type", "").lower(), name, "note")
    return f"{next(kind for kind in kinds if kind in _KINDS)} {title}".strip()
