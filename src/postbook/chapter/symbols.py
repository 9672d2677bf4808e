"""A chapter's symbols: what other chapters, the contents and the reports want to know of it."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from postbook.chapter.chapter import Heading
from postbook.chapter.draft import Draft
from postbook.chapter.lines import Place, place_of
from postbook.chapter.tree import words_of
from postbook.xhtml import elements

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
# Scripts that put no space between words: each character counts as one.
_CJK = re.compile(r"[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
                  r"\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]")  # fmt: skip


def headings(body: etree._Element) -> tuple[Heading, ...]:
    """The headings of a body, in order."""
    return tuple(
        Heading(level=int(etree.QName(node).localname[1]), anchor=node.get("id", ""), plain_text=words_of(node))
        for node in elements(body, *_HEADINGS)
    )


def word_count(body: etree._Element) -> int:
    """How many words a body has, code included; each Chinese, Japanese or Korean character is one."""
    text = " ".join(map(str, body.itertext()))
    spaced, cjk = _CJK.subn(" ", text)
    return cjk + sum(word[0].isalnum() or any(map(str.isalnum, word)) for word in spaced.split())


def link_spans(draft: Draft) -> dict[str, Place]:
    """Where each link's target first stands in the file: target as written → (line, column); absent if not known."""
    counts = Counter(link.get("href", "") for link in elements(draft.body, "a") if link.get("href"))
    spans = {href: place_of(draft.post, href, count=count) for href, count in counts.items()}
    return {href: place for href, place in spans.items() if place}
