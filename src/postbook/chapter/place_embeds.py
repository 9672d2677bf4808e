"""Films, sounds and foreign pages: paper shows a line with their address. Runs before the markup is cleaned."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.embed_addresses import is_sound, is_video, is_web, readable_address
from postbook.chapter.lines import place_of
from postbook.chapter.read_embed_tags import WRITTEN
from postbook.chapter.tags import names
from postbook.chapter.tree import name_of
from postbook.diagnostics import Code
from postbook.words import Words, words_for
from postbook.xhtml import XHTML, add_class, element, elements, plain_text, remove, replace_with

_EMBEDS = ("iframe", "video", "audio", "object", "embed", "script")
_INLINE = names(
    "p h1 h2 h3 h4 h5 h6 dt pre a abbr b bdi bdo cite code del dfn em i ins kbd label mark q s samp small span strong "
    "sub sup time u var summary caption"
)
_ADVICE = re.compile(r"browser|html5|plug-?in|javascript|flash player", re.I)
_GIST = re.compile(r"(?:https?:)?//gist\.github\.com/.+\.js", re.I)


def place_embeds(draft: Draft) -> None:
    """Put a figure with a link in the place of each embed; what it says for want of itself stays.

    Reports: embedded-media.
    """
    for embed in list(elements(draft.body, *_EMBEDS)):
        if any(above is draft.body for above in embed.iterancestors()):
            _place(embed, draft)


def _place(embed: etree._Element, draft: Draft) -> None:
    written = _address(embed)
    if name_of(embed) == "script" and not _GIST.match(written):
        return
    if name_of(embed) == "object" and re.match(r"image/", embed.get("type", "")) and written:
        _take_as_picture(embed, written)
        return
    address = readable_address(written)
    if draft.config.site.url and address and not is_web(address):
        address = urljoin(draft.config.site.url.rstrip("/") + "/", address)
    if not address:
        _leave_fallback(embed, draft)
        return
    kind = _kind(embed, address)
    words = words_for(draft.language)
    _replace(embed, _sentence(kind, address, embed.get("title", "").strip(), words))
    shown = written if len(written) < 200 else f"{written[:200]}…"
    draft.tell(
        Code.EMBEDDED_MEDIA,
        f"{_KINDS[kind]} `{shown}` can't be shown on paper: its address stands in its place",
        place=place_of(draft.post, embed.get(WRITTEN) or written),
        hint="say in the text what it shows, for readers on paper",
    )


_KINDS = {"video": "video", "audio": "sound", "frame": "embedded page"}


def _address(embed: etree._Element) -> str:
    """Where an embed gets its content: on itself, on its sources and parameters, or on an older form inside it."""
    for name in ("src", "data-src", "data", "data-lazy-src"):
        if (address := embed.get(name, "").strip()) and not address.startswith(("about:", "data:", "javascript:")):
            return address
    for inner in elements(embed, "source", "param", "embed", "iframe"):
        if inner.tag.endswith("}param") and inner.get("name", "").lower() not in {"movie", "src", "data", "url"}:
            continue
        if address := (inner.get("src") or inner.get("value") or "").strip():
            return address
    return ""


def _kind(embed: etree._Element, address: str) -> str:
    if name_of(embed) in {"video", "audio"}:
        return name_of(embed)
    return "video" if is_video(address) else "audio" if is_sound(address) else "frame"


def _sentence(kind: str, address: str, title: str, words: Words) -> etree._Element:
    """``Video: <a>title or address</a>``, in a ``span`` whose tag the caller changes."""
    before, _, after = getattr(words, f"embedded_{kind}").partition("{}")
    name = title or re.sub(r"^https?://(?:www\.)?", "", address).rstrip("/")
    thing = element("a", name, href=address) if is_web(address) else element("cite", name)
    thing.tail = after or None
    return element("span", before, thing)


def _replace(embed: etree._Element, sentence: etree._Element) -> None:
    parent = embed.getparent()
    assert parent is not None
    alone = name_of(parent) == "p" and len(parent) == 1 and not _has_words(parent, embed)
    poster = [element("img", src=source, alt="")] if (source := embed.get("poster", "").strip()) else []
    fallback = _fallback(embed)
    if name_of(parent) == "figure":
        _join_figure(parent, embed, sentence, [*poster, *fallback])
    elif alone or not _is_inline(embed):
        figure = element("figure", "", *poster, *fallback, class_="pb-embed")
        figure.append(_as_caption(sentence))
        replace_with(parent if alone else embed, figure)
    else:
        add_class(sentence, "pb-embed")
        if any(name_of(above) == "a" for above in embed.iterancestors()):
            _unlink(sentence)
        replace_with(embed, *poster, *fallback, sentence)


def _unlink(sentence: etree._Element) -> None:
    """A link can't stand in a link."""
    for link in list(elements(sentence, "a")):
        link.tag = f"{XHTML}cite"
        del link.attrib["href"]


def _as_caption(sentence: etree._Element) -> etree._Element:
    return element("figcaption", sentence.text or "", *sentence)


def _join_figure(
    figure: etree._Element, embed: etree._Element, sentence: etree._Element, others: list[etree._Element]
) -> None:
    """Let the author's figure be the embed's: the link opens its caption."""
    add_class(figure, "pb-embed")
    caption = next((child for child in figure if name_of(child) == "figcaption"), None)
    if caption is None:
        others.append(_as_caption(sentence))
    else:
        line_break = [element("br")] if plain_text(caption) else []
        (line_break or [sentence])[-1].tail, caption.text = caption.text, None
        caption[0:0] = [sentence, *line_break]
    replace_with(embed, *others) if others else remove(embed)


def _has_words(parent: etree._Element, child: etree._Element) -> bool:
    return bool((parent.text or "").strip() or (child.tail or "").strip())


def _is_inline(embed: etree._Element) -> bool:
    return any(name_of(above) in _INLINE for above in embed.iterancestors())


def _fallback(embed: etree._Element) -> list[etree._Element]:
    """What an embed shows where it can't be played; advice about browsers is not for paper."""
    if name_of(embed) in {"iframe", "script"}:
        return []
    if _ADVICE.search(plain_text(embed)):
        kept = [node for node in elements(embed, "img") if node.get("src")]
        for node in kept:
            node.tail = None
        return kept
    for inner in list(elements(embed, "source", "track", "param", "embed", "iframe", "object", "video", "audio")):
        if inner is not embed and inner.getparent() is not None:
            remove(inner)
    if not plain_text(embed) and not len(embed):
        return []
    return [element("span", embed.text or "", *embed)]


def _leave_fallback(embed: etree._Element, draft: Draft) -> None:
    """An embed without an address: what it holds stays."""
    tag = name_of(embed)
    if tag in {"iframe", "script", "embed"}:
        remove(embed)
        if tag != "script":
            draft.tell(
                Code.DROPPED_MARKUP, f"`<{tag}>` without an address left out", hint="give it a `src`, or remove it"
            )


def _take_as_picture(embed: etree._Element, address: str) -> None:
    picture = element("img", src=address)
    if words := plain_text(embed) or embed.get("aria-label", "") or embed.get("title", ""):
        picture.set("alt", words)
    for name in ("width", "height", "id", "class", "role"):
        if value := embed.get(name):
            picture.set(name, value)
    replace_with(embed, picture)
