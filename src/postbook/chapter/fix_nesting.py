"""Nesting: whatever authors put into what, the tree that leaves keeps HTML's content model, and keeps every word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from postbook.chapter.content_model import (
    HEADINGS,
    INLINE,
    SECTIONING,
    TABLE_PARTS,
    TRANSPARENT,
    VOID,
    holds_block,
    is_block,
)
from postbook.chapter.draft import Draft
from postbook.chapter.fix_headings import fix_heading
from postbook.chapter.fix_lists import fix_definitions, fix_list, gather_stray_items
from postbook.chapter.fix_ruby import fix_ruby
from postbook.chapter.fix_tables import fix_table, free_stray_cells
from postbook.chapter.tags import names
from postbook.chapter.tree import LITERAL, append_text, has_text, is_within, name_of
from postbook.xhtml import XHTML, XHTML_NS, plain_text, remove, replace_with, unwrap

_Content = str | etree._Element


def fix_nesting(draft: Draft) -> None:
    """Bring the body to HTML's content model, from the inside out. Doing it twice changes nothing."""
    for node in reversed([each for each in draft.body.iter() if name_of(each)]):
        if node is draft.body or node.getparent() is not None:
            _fix(node, draft.body)
    for link in [each for each in draft.body.iter(f"{XHTML}a") if is_within(each, ("a",))]:
        _disarm(link)
    _inline_only(draft.title)


def _disarm(link: etree._Element) -> None:
    """Make a link in a link a place that links may lead to."""
    link.tag = f"{XHTML}span"
    link.attrib.pop("href", "")
    name = link.attrib.pop("name", "")
    if name and not link.get("id"):
        link.set("id", name)


def _inline_only(title: etree._Element) -> None:
    for node in [each for each in title.iterdescendants() if name_of(each) and name_of(each) not in INLINE]:
        node.tail = " " + (node.tail or "")
        unwrap(node)


def _fix(node: etree._Element, body: etree._Element) -> None:
    name = name_of(node)
    if name in INLINE or name in HEADINGS or name == "p":
        _place_strays(node)
    if name in _BY_NAME:
        _BY_NAME[name](node)
    elif name in HEADINGS:
        fix_heading(node)
    elif name == "pre":
        _open_blocks(node, "\n")
    elif name == "p":
        if _is_empty(node):
            remove(node)
        elif holds_block(node):
            _split_paragraph(node)
    elif name in INLINE:
        if name not in TRANSPARENT and holds_block(node):
            _push_down(node)
    else:
        _fix_flow(node, body)


def _place_strays(node: etree._Element) -> None:
    """Give items a list, and make blocks of cells, where neither list nor table holds them."""
    if any(name_of(child) in _STRAYS for child in node):
        gather_stray_items(node)
        free_stray_cells(node)


_STRAYS = TABLE_PARTS | {"li", "dt", "dd"}


def _fix_flow(node: etree._Element, body: etree._Element) -> None:
    """A block that may hold anything, but for strays."""
    _place_strays(node)
    name = name_of(node)
    if name in ("dt", "th", "address", "header", "footer"):
        for inner in [each for each in node.iterdescendants() if name_of(each) in _REFUSED[name]]:
            inner.tag = f"{XHTML}{'p' if name_of(inner) in HEADINGS else 'div'}"
    if name == "figcaption" and (node.getparent() is None or name_of(node.getparent()) != "figure"):  # type: ignore[arg-type]
        node.tag = f"{XHTML}div"
    if name == "figure" and node is not body:
        _place_caption(node)


_REFUSED: Mapping[str, frozenset[str]] = {
    "dt": SECTIONING | HEADINGS,
    "th": SECTIONING | HEADINGS,
    "address": SECTIONING | HEADINGS | {"address"},
    "header": frozenset({"header", "footer"}),
    "footer": frozenset({"header", "footer"}),
}


def _place_caption(figure: etree._Element) -> None:
    """A figure has one caption, its first or last child."""
    captions = [each for each in figure if name_of(each) == "figcaption"]
    for extra in captions[1:]:
        extra.tag = f"{XHTML}div"
    if captions and not _is_at_an_end(captions[0], figure):
        remove(captions[0])
        figure.append(captions[0])


def _is_at_an_end(caption: etree._Element, figure: etree._Element) -> bool:
    """Whether nothing, text included, comes before a caption, or nothing after it."""
    is_first = caption is figure[0] and not has_text(figure.text)
    return is_first or (caption is figure[-1] and not has_text(caption.tail))


def _is_empty(paragraph: etree._Element) -> bool:
    """Whether a paragraph only made room: blank, or nothing but line breaks."""
    return not paragraph.get("id") and not plain_text(paragraph) and all(name_of(each) == "br" for each in paragraph)


def _open_blocks(node: etree._Element, separator: str) -> None:
    for block in [each for each in node.iterdescendants() if name_of(each) and is_block(each)]:
        if name_of(block) in VOID:
            block.tag = f"{XHTML}br"
            block.attrib.clear()
            continue
        before = block.getprevious()
        if before is not None and not (before.tail or "").endswith(separator):
            before.tail = (before.tail or "") + separator
        append_text(block, separator if not "".join(map(str, block.itertext())).endswith(separator) else "")
        unwrap(block)


def _split_paragraph(paragraph: etree._Element) -> None:
    """Blocks end a paragraph; what follows them begins a new one."""
    pieces: list[etree._Element] = []
    for run in _runs(paragraph):
        if isinstance(run, list):
            pieces.append(_clone(paragraph, run, keep_id=not pieces))
        else:
            pieces.append(run)
    _put(paragraph, pieces)


def _push_down(node: etree._Element) -> None:
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


_BY_NAME: Mapping[str, Callable[[etree._Element], None]] = {
    "ul": fix_list,
    "ol": fix_list,
    "dl": fix_definitions,
    "table": fix_table,
    "ruby": fix_ruby,
}
