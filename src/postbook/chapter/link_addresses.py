"""Addresses in the text become links, as authors of GitHub's Markdown expect, and are marked as what they are."""

from __future__ import annotations

import re

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.tree import is_within, name_of, put_in_text, texts
from postbook.manuscript.post import Markup
from postbook.xhtml import add_class, element, elements, has_class

# https://github.github.com/gfm/#autolinks-extension-
_ADDRESS = re.compile(
    r"(?<![\w/.@:-])(?:https?://|www\.(?=[\w-]+\.))[^\s<>\"“”„«»{}|\\^`]+[^\s<>\"“”„«»{}|\\^`]", re.IGNORECASE
)
_CJK = re.compile("[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]")
_TRAILING = "?!.,:;*_~'\"’…"


_SHOWN = re.compile(r"\s*(?:https?://|www\.)\S+\s*", re.IGNORECASE)


def link_addresses(draft: Draft) -> None:
    """Link the bare addresses in a Markdown post; mark as ``pb-url`` every link that shows an address."""
    if draft.post.markup is Markup.MARKDOWN:
        _link_bare(draft)
    for link in elements(draft.body, "a"):
        if link.get("href") and _SHOWN.fullmatch("".join(map(str, link.itertext()))):
            add_class(link, "pb-url")


def _link_bare(draft: Draft) -> None:
    for node, is_tail, text in texts(draft.body, "://", "www."):
        if not _is_linked(node, is_tail):
            put_in_text(node, is_tail, list(_pieces(text)))


def _is_linked(node: etree._Element, is_tail: bool) -> bool:
    holder = node.getparent() if is_tail else node
    if holder is None or has_class(holder, "pb-math"):
        return True
    return name_of(holder) == "a" or is_within(holder, ("a",))


def _pieces(text: str) -> list[str | etree._Element]:
    pieces: list[str | etree._Element] = []
    end = 0
    for match in _ADDRESS.finditer(text):
        address = _trimmed(match[0])
        href = address if "://" in address else f"http://{address}"
        if not re.match(r"https?://[\w[]", href, re.IGNORECASE):
            continue
        pieces += [text[end : match.start()], element("a", address, href=href)]
        end = match.start() + len(address)
    return [*pieces, text[end:]]


def _trimmed(address: str) -> str:
    """An address without the punctuation of the sentence around it."""
    cjk = _CJK.search(address)
    address = address[: cjk.start()] if cjk else address
    while True:
        shorter = address.rstrip(_TRAILING)
        if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
            shorter = shorter[:-1]
        if shorter.endswith("]") and "[" not in shorter:
            shorter = shorter[:-1]
        if shorter == address:
            return address
        address = shorter
