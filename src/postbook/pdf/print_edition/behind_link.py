"""Where a mark that belongs to a link stands: right behind its last word, or at the end of its picture's caption."""

from __future__ import annotations

from lxml import etree

from postbook.xhtml import BLOCKS, XHTML, elements, has_class, plain_text, put_after

_SMALL = frozenset(f"{XHTML}{name}" for name in ("code", "kbd", "samp", "var", "sup", "sub", "rt", "ruby"))
"""What sets its text in another size, place or face, which a mark behind it must not take over."""
_HOLD_NONE = frozenset(f"{XHTML}{name}" for name in ("hr", "ol", "pre", "table", "ul", "dl"))


def put_behind(link: etree._Element, mark: etree._Element) -> None:
    """Put a mark behind a link; white space between the two goes behind the mark."""
    caption = _caption(link)
    block = caption if caption is not None else _last_block(link)
    if block is not None:
        _put_at_end(block, mark)
        return
    if _ends_in_space(link):
        _trim(link)
        mark.tail = " "
    put_after(_outermost(link), mark)


def _caption(link: etree._Element) -> etree._Element | None:
    """The caption of a picture that is a link."""
    figure = next(link.iterancestors(f"{XHTML}figure"), None)
    if figure is None or plain_text(link) or next(link.iterancestors(f"{XHTML}figcaption"), None) is not None:
        return None
    return next(elements(figure, "figcaption"), None)


def _last_block(link: etree._Element) -> etree._Element | None:
    """What the words of a link around whole paragraphs end in."""
    blocks = [node for node in link.iterdescendants() if node.tag in BLOCKS]
    return blocks[-1] if blocks and blocks[-1].tag not in _HOLD_NONE else None


def _put_at_end(block: etree._Element, mark: etree._Element) -> None:
    credit = next((each for each in block if has_class(each, "pb-credit")), None)
    if credit is None:
        _trim(block)
        block.append(mark)
        return
    before = credit.getprevious()
    if before is None:
        block.text = (block.text or "").rstrip()
    else:
        before.tail = (before.tail or "").rstrip()
    credit.addprevious(mark)


def _outermost(link: etree._Element) -> etree._Element:
    around = link.getparent()
    while around is not None and around.tag in _SMALL and link.getnext() is None and not (link.tail or "").strip():
        link, around = around, around.getparent()
    return link


def _ends_in_space(node: etree._Element) -> bool:
    text = (node[-1].tail if len(node) else node.text) or ""
    return text != text.rstrip()


def _trim(node: etree._Element) -> None:
    if len(node):
        node[-1].tail = (node[-1].tail or "").rstrip() or None
    else:
        node.text = (node.text or "").rstrip()
