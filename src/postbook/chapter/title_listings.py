"""Titles of code blocks: the file name that many engines print above a listing."""

from __future__ import annotations

from postbook.chapter.draft import Draft
from postbook.xhtml import element, elements


def title_listings(draft: Draft) -> None:
    """Put a code block's title above it: ``<p class="pb-code-title"><code>kernel.c</code></p>``."""
    for block in list(elements(draft.body, "pre")):
        title = block.attrib.pop("data-title", "").strip()
        if title:
            block.addprevious(element("p", "", element("code", str(title)), class_="pb-code-title"))
