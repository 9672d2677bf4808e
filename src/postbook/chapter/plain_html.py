"""HTML in which an HTML parser and an XML parser read the same tree: what Markdown engines write, for the most part.

The HTML parser is a program in Python, the XML parser one in C. What the rules here do not know is for the former.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.entities import html5

from lxml import etree

from postbook.chapter.tags import tags
from postbook.xhtml import XHTML, XHTML_NS

_REFERENCE = "&(?:amp|lt|gt|quot|#39|#x27);"
_VALUE = rf'"(?:[^"<&\t\n\r]++|{_REFERENCE})*+"'
_ATTRIBUTES = rf"(?: (?!xmlns)[a-z][a-z0-9-]*+={_VALUE})*+"
_VOID = "br|hr|img|input|wbr"
_TOKENS = (
    r"[^<&\r]++",
    _REFERENCE,
    rf"<(?:{_VOID}){_ATTRIBUTES} ?/>",
    # A line break at the beginning of `pre` is no part of it in HTML.
    rf"<(?!(?:{_VOID})[ >])(?!pre(?: [^<]*)?>\n)[a-z][a-z0-9]*+{_ATTRIBUTES}>",
    r"</[a-z][a-z0-9]*+>",
)

_SAME_TOKENS = re.compile(f"(?:{'|'.join(_TOKENS)})*+")
"""Markup that both cut into the same pieces: nothing that one of them completes, folds or decodes in its own way."""
_OPEN_VOID = re.compile(rf"<({_VOID})({_ATTRIBUTES}) ?>")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot);)([A-Za-z]+;)")

_FLOW = tags("div blockquote li dd td th section article aside header footer main nav figure figcaption details")
_BLOCK = (
    "p h1 h2 h3 h4 h5 h6 ul ol dl pre hr table div blockquote section article aside header footer main nav figure "
    "figcaption details"
)
_INLINE = (
    "a abbr b bdi bdo br cite code del dfn em i img input ins kbd mark q s samp small span strong sub sup time u var "
    "wbr"
)
_ANYWHERE = _FLOW | tags(f"p h1 h2 h3 h4 h5 h6 pre dt {_INLINE}")
_ROWS = tags("thead tbody")
_TABLE = tags("table thead tbody tr")

# https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody: a start tag ends what can't hold it. Where
# every element stands in one of these, no start tag ends anything, and no end tag is missing for the XML parser.
_PARENTS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(tags(_BLOCK), _FLOW),
    **dict.fromkeys(tags(_INLINE), _ANYWHERE),
    **dict.fromkeys(tags("li"), tags("ul ol")),
    **dict.fromkeys(tags("dt dd"), tags("dl")),
    **dict.fromkeys(_ROWS, tags("table")),
    **dict.fromkeys(tags("tr"), _ROWS),
    **dict.fromkeys(tags("td th"), tags("tr")),
}
_LINK = f"{XHTML}a"


def read_plain_html(markup: str, max_depth: int) -> etree._Element | None:
    """Read a fragment: ``<div class="pb-body">``; ``None`` if only an HTML parser knows what it means."""
    named = _NAMED.sub(lambda match: html5.get(match[1], match[0]), markup) if "&" in markup else markup
    closed = _OPEN_VOID.sub(r"<\1\2/>", named)
    if not _SAME_TOKENS.fullmatch(closed):
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        body = etree.fromstring(f'<div xmlns="{XHTML_NS}" class="pb-body">{closed}</div>', parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return body if _is_same_tree(body, max_depth) else None


def _is_same_tree(body: etree._Element, max_depth: int) -> bool:
    """Whether an HTML parser would leave every element where it is."""
    for node in body.iterdescendants():
        parent = node.getparent()
        if parent is None or parent.tag not in _PARENTS.get(str(node.tag), ()):
            return False
        if node.tag in _TABLE and not _holds_no_text(node):
            return False
        if node.tag == _LINK and next(node.iterdescendants(_LINK), None) is not None:
            return False
    return body.find("/".join("*" * (max_depth + 1))) is None


def _holds_no_text(table: etree._Element) -> bool:
    """Whether a part of a table holds no words of its own: they would be put before the table."""
    return not "".join([table.text or "", *(child.tail or "" for child in table)]).strip(" \t\n\f")
