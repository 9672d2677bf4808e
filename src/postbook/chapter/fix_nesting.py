"""Nesting: whatever authors put into what, the tree that leaves keeps HTML's content model, and keeps every word."""

from __future__ import annotations

from collections.abc import Callable, Mapping

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
from postbook.chapter.part_blocks import push_down, split_paragraph
from postbook.chapter.tree import append_text, has_text, is_within, name_of
from postbook.xhtml import XHTML, plain_text, remove, unwrap


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
            split_paragraph(node)
    elif name in INLINE:
        if name not in TRANSPARENT and holds_block(node):
            push_down(node)
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
    # Nearly all begin with a word.
    if has_text(paragraph.text) or paragraph.get("id"):
        return False
    return all(name_of(each) == "br" for each in paragraph) and not plain_text(paragraph)


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


_BY_NAME: Mapping[str, Callable[[etree._Element], None]] = {
    "ul": fix_list,
    "ol": fix_list,
    "dl": fix_definitions,
    "table": fix_table,
    "ruby": fix_ruby,
}
