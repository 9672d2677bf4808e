"""Blocks parted from the running text around them: neither a paragraph nor an inline element holds one."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from postbook.chapter.content_model import INLINE, VOID, holds_block, is_block
from postbook.chapter.tags import names
from postbook.chapter.tree import LITERAL, append_text, has_text, name_of
from postbook.xhtml import XHTML, XHTML_NS, replace_with, unwrap

_Content = str | etree._Element


def split_paragraph(paragraph: etree._Element) -> None:
    """Blocks end a paragraph; what follows them begins a new one."""
    pieces: list[etree._Element] = []
    for run in _runs(paragraph):
        if isinstance(run, list):
            pieces.append(_clone(paragraph, run, keep_id=not pieces))
        else:
            pieces.append(run)
    _put(paragraph, pieces)


def push_down(node: etree._Element) -> None:
    """An inline element around blocks goes into them; a plain `span` becomes a block itself."""
    parent = node.getparent()
    if name_of(node) == "span" or not any(name_of(each) not in VOID for each in node if is_block(each)):
        if not node.attrib:
            unwrap(node)
        else:
            node.tag = f"{XHTML}div"
        return
    assert parent is not None
    pieces: list[etree._Element] = []
    for run in _runs(node):
        if isinstance(run, list):
            pieces.append(_clone(node, run, keep_id=not pieces))
        else:
            _push_into(node, run)
            pieces.append(run)
    _put(node, pieces)


def _push_into(outer: etree._Element, block: etree._Element) -> None:
    for inner in [block, *block.iterdescendants()]:
        if name_of(inner) in _HOLDS_NO_TEXT or not name_of(inner) or name_of(inner) in VOID:
            continue
        if name_of(inner) in INLINE and not holds_block(inner):
            continue
        if name_of(inner) == "pre" and name_of(outer) in LITERAL:
            continue
        _wrap_runs(outer, inner)


_HOLDS_NO_TEXT = names("ul ol dl table thead tbody tfoot tr colgroup col")


def _wrap_runs(outer: etree._Element, block: etree._Element) -> None:
    """Wrap the running text that stands directly in a block."""
    runs = list(_runs(block))
    block.text = None
    for child in list(block):
        block.remove(child)
    for run in runs:
        block.append(_clone(outer, run, keep_id=False) if isinstance(run, list) else run)


def _runs(node: etree._Element) -> Iterator[list[_Content] | etree._Element]:
    """A node's content: runs of text and inline elements, and the blocks between them. Blank runs are left out."""
    run: list[_Content] = [node.text or ""]
    for child in list(node):
        tail, child.tail = child.tail, None
        if isinstance(child.tag, str) and is_block(child):
            if _says_something(run):
                yield run
            yield child
            run = []
        else:
            run.append(child)
        run.append(tail or "")
    if _says_something(run):
        yield run


def _says_something(run: list[_Content]) -> bool:
    return any(not isinstance(piece, str) or has_text(piece) for piece in run)


def _clone(node: etree._Element, run: list[_Content], *, keep_id: bool) -> etree._Element:
    """An element like another, around a run."""
    made = etree.Element(node.tag, dict(node.attrib), nsmap={None: XHTML_NS})  # type: ignore[dict-item, misc]
    if not keep_id:
        made.attrib.pop("id", "")
    for piece in run:
        if isinstance(piece, str):
            append_text(made, piece)
        else:
            made.append(piece)
    return made


def _put(node: etree._Element, pieces: list[etree._Element]) -> None:
    """Put pieces in an element's place; an id that none of them has taken goes to the first."""
    id_ = node.get("id")
    if id_ and pieces and not any(piece.get("id") == id_ for piece in pieces):
        if pieces[0].get("id"):
            pieces.insert(0, etree.Element(f"{XHTML}div", {"id": id_}, nsmap={None: XHTML_NS}))  # type: ignore[dict-item]
        else:
            pieces[0].set("id", id_)
    replace_with(node, *pieces)
