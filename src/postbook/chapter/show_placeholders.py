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
from postbook.chapter.lines import without_code
from postbook.chapter.tags import names
from postbook.chapter.tree import name_of
from postbook.xhtml import elements, unwrap

# https://html.spec.whatwg.org/multipage/indices.html#elements-3 and #non-conforming-features
HTML = names(
    """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink
    blockquote body br button canvas caption center cite code col colgroup command content data datalist dd
    del details dfn dialog dir div dl dt element em embed fencedframe fieldset figcaption figure font footer
    form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins isindex
    kbd keygen label legend li link listing main map mark marquee math menu menuitem meta meter multicol nav
    nextid nobr noembed noframes noscript object ol optgroup option output p param picture plaintext portal
    pre progress q rb rp rt rtc ruby s samp script search section select selectedcontent shadow slot small
    source spacer span strike strong style sub summary sup svg table tbody td template textarea tfoot th
    thead time title tr track tt u ul var video wbr xmp
    """
)


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
    known = name in HTML or "-" in name or ":" in name
    return not known and not any(node.attrib.values())


def _written(name: str, attributes: Sequence[str], index: int, draft: Draft) -> str:
    """The placeholder as its author spelled it, where that can be found: HTML knows small letters only."""
    prose = without_code(draft.post.text, draft.post.markup)
    found = re.findall(rf"<{re.escape(name)}(?:\s[^<>]*)?>", prose, re.IGNORECASE)
    return found[index] if index < len(found) else f"<{' '.join([name, *attributes])}>"
