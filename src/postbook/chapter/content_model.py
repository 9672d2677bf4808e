"""What may stand in what: HTML's content model, as far as a chapter's elements go.

https://html.spec.whatwg.org/multipage/dom.html#content-models, as EPUBCheck's schema has it.
"""

from __future__ import annotations

from lxml import etree

from postbook.chapter.tags import names
from postbook.chapter.tree import name_of
from postbook.xhtml import MATHML_NS, SVG_NS

INLINE = names(
    """a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var ruby rb rt rp
    br img wbr label"""
)
"""Phrasing content."""
TRANSPARENT = frozenset({"a", "ins", "del"})
"""They may hold blocks where their parent may."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
TABLE_PARTS = frozenset({"caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th"})
SECTIONING = frozenset({"article", "aside", "header", "footer", "nav", "section"})
VOID = frozenset({"br", "col", "hr", "img", "wbr"})


def is_block(node: etree._Element) -> bool:
    """Whether an element may not stand in running text. Its descendants must have been put right before."""
    name = name_of(node)
    if not name:
        return _namespace(node) not in (SVG_NS, MATHML_NS)
    if name in TRANSPARENT:
        return holds_block(node)
    return name not in INLINE


def holds_block(node: etree._Element) -> bool:
    """Whether an element has a block for a child."""
    return any(is_block(child) for child in node if isinstance(child.tag, str))


def _namespace(node: etree._Element) -> str | None:
    return etree.QName(node).namespace if isinstance(node.tag, str) else SVG_NS
