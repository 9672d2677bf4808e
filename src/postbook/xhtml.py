"""XHTML trees: names, and the few operations that lxml makes easy to get wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

XHTML_NS = "http://www.w3.org/1999/xhtml"
SVG_NS = "http://www.w3.org/2000/svg"
MATHML_NS = "http://www.w3.org/1998/Math/MathML"
EPUB_NS = "http://www.idpf.org/2007/ops"
XML_NS = "http://www.w3.org/XML/1998/namespace"
XHTML = f"{{{XHTML_NS}}}"
SVG = f"{{{SVG_NS}}}"
MATHML = f"{{{MATHML_NS}}}"
NSMAP: Any = {None: XHTML_NS}  # The type stubs of lxml do not know a default namespace here.
EPUB_TYPE = f"{{{EPUB_NS}}}type"
XML_LANG = f"{{{XML_NS}}}lang"

_BLOCK_NAMES = (
    "address article aside blockquote details div dl dd dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hgroup hr li main nav ol p pre section table ul"
)
BLOCKS = frozenset(f"{XHTML}{name}" for name in _BLOCK_NAMES.split())
"""Elements that can't stand among the words of a paragraph."""

# https://html.spec.whatwg.org/multipage/syntax.html#void-elements
_VOID_NAMES = "area base br col embed hr img input link meta source track wbr"
VOID = frozenset(f"{XHTML}{name}" for name in _VOID_NAMES.split())
"""Elements that are written without an end tag."""


def element(tag: str, text: str = "", /, *children: etree._Element, **attributes: str) -> etree._Element:
    """Make an XHTML element. ``class_`` is ``class``; an underscore in a name is a hyphen (``data_tex``)."""
    made = etree.Element(f"{XHTML}{tag}", nsmap=NSMAP)
    for name, value in attributes.items():
        made.set(name.rstrip("_").replace("_", "-"), value)
    made.text = text or None
    made.extend(children)
    return made


def remove(node: etree._Element) -> None:
    """Take an element out of its tree; the text after it stays where it was."""
    _leave_text(node, node.tail)
    parent = node.getparent()
    assert parent is not None
    node.tail = None
    parent.remove(node)


def replace_with(node: etree._Element, *others: etree._Element) -> None:
    """Put others in an element's place; the text after it stays after the last of them."""
    parent = node.getparent()
    assert parent is not None
    tail, node.tail = node.tail, None
    at = parent.index(node)
    parent[at : at + 1] = others
    others[-1].tail = (others[-1].tail or "") + (tail or "") or None


def put_after(node: etree._Element, other: etree._Element) -> None:
    """Put an element straight after another, before the text that follows it: lxml's `addnext` puts it behind."""
    other.tail, node.tail = (other.tail or "") + (node.tail or "") or None, None
    node.addnext(other)


def unwrap(node: etree._Element) -> None:
    """Take an element's tags away; what it held stays where it was."""
    parent = node.getparent()
    assert parent is not None
    _leave_text(node, node.text)
    at = parent.index(node)
    children = list(node)
    tail, node.tail = node.tail, None
    parent[at : at + 1] = children
    if children:
        children[-1].tail = (children[-1].tail or "") + (tail or "") or None
    elif tail:
        _append_text(parent, at, tail)


def _leave_text(node: etree._Element, text: str | None) -> None:
    """Put text just before an element."""
    if text:
        parent = node.getparent()
        assert parent is not None
        _append_text(parent, parent.index(node), text)


def _append_text(parent: etree._Element, at: int, text: str) -> None:
    if at:
        before = parent[at - 1]
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def classes(node: etree._Element) -> tuple[str, ...]:
    """The classes of an element, in order."""
    return tuple(node.get("class", "").split())


def has_class(node: etree._Element, name: str) -> bool:
    """Whether an element is of a class."""
    written = node.get("class")
    return written is not None and name in written and name in written.split()


def add_class(node: etree._Element, *names: str) -> None:
    """Add classes to an element, each once."""
    node.set("class", " ".join(dict.fromkeys((*classes(node), *names))))


def holds_blocks(node: etree._Element) -> bool:
    """Whether an element holds more than words: a link or an insertion may, a span may not."""
    return any(child.tag in BLOCKS for child in node.iterdescendants())


def plain_text(node: etree._Element) -> str:
    """The words of a tree, white space folded."""
    return " ".join("".join(map(str, node.itertext())).split())


def elements(tree: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """Every XHTML element of these names, or of all, in document order; the tree must not change meanwhile."""
    yield from tree.iter(*(f"{XHTML}{tag}" for tag in tags or ("*",)))


def serialize(tree: etree._Element) -> str:
    """The tree as XML text, without what follows it."""
    return etree.tostring(tree, encoding="unicode", with_tail=False)
