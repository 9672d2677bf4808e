"""Placeholders: `<name>` and `Vec<String>` are words that their author meant, though HTML takes them for elements.

Runs before anything looks at elements. What has an end tag or values of attributes is markup, and so is what has a
hyphen or a colon in its name: https://html.spec.whatwg.org/multipage/custom-elements.html#valid-custom-element-name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.html_elements import ELEMENTS
from postbook.chapter.lines import without_code
from postbook.chapter.tree import name_of
from postbook.xhtml import elements, unwrap


def show_placeholders(draft: Draft) -> None:
    """Make text again of every element that HTML does not know and that nothing closes."""
    seen: Counter[str] = Counter()
    for tree in (draft.title, draft.body):
        for node in [each for each in elements(tree) if _may_be_text(each)]:
            name = name_of(node)
            if not re.search(rf"</{re.escape(name)}\b", draft.post.text, re.IGNORECASE):
                written = _written(name, [str(each) for each in node.attrib], seen[name], draft)
                seen[name] += 1
                node.text = written + (node.text or "")
                unwrap(node)


def _may_be_text(node: etree._Element) -> bool:
    name = name_of(node)
    known = name in ELEMENTS or "-" in name or ":" in name
    return not known and not any(node.attrib.values())


def _written(name: str, attributes: Sequence[str], index: int, draft: Draft) -> str:
    """The placeholder as its author spelled it, where that can be found: HTML knows small letters only."""
    prose = without_code(draft.post.text, draft.post.markup)
    found = re.findall(rf"<{re.escape(name)}(?:\s[^<>]*)?>", prose, re.IGNORECASE)
    return found[index] if index < len(found) else f"<{' '.join([name, *attributes])}>"
