"""Lines of tags, `#harbour #sea/tide`, as Obsidian, Bear and Logseq have them, are no headings.

Python-Markdown takes `#harbour` for a heading, and so did the authors of many old posts: a single word stays one.
"""

from __future__ import annotations

import re

from lxml import etree

from postbook.xhtml import XHTML, elements

_TAGS = re.compile(r"(?!#)\S+(?:\s+#[^\s#]\S*)+")


def part_tags(body: etree._Element, text: str) -> None:
    """Make a paragraph of each first-level heading that is only tags; ``text`` is what the author wrote."""
    for heading in elements(body, "h1"):
        words = heading.text or ""
        if not len(heading) and _TAGS.fullmatch(words.strip()) and f"#{words.strip()}" in text:
            heading.tag, heading.text = f"{XHTML}p", f"#{words.strip()}"
            heading.attrib.clear()
