"""Thematic breaks: rules, and the asterisks that authors set for them."""

from __future__ import annotations

import re

from postbook.chapter.draft import Draft
from postbook.xhtml import element, elements, plain_text, replace_with

_ASTERISKS = re.compile(r"(?:\*\s*){3,}|(?:⁂\s*)+|(?:✻\s*){3,}|(?:•\s*){3,}|(?:~\s*){3,}")


def mark_breaks(draft: Draft) -> None:
    """Make one kind of break of rules and of paragraphs of asterisks."""
    for node in list(elements(draft.body, "hr", "p")):
        if node.tag.endswith("}hr") or (not len(node) and _ASTERISKS.fullmatch(plain_text(node))):
            made = element("hr", class_="pb-break")
            if node.get("id"):
                made.set("id", node.get("id", ""))
            replace_with(node, made)
