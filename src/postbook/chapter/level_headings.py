"""Headings: the first level under the chapter's title is 2, and none is skipped."""

from __future__ import annotations

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.tags import tags
from postbook.xhtml import XHTML, add_class, element, elements, plain_text, remove, unwrap

_NAMES = ("h1", "h2", "h3", "h4", "h5", "h6")
_ENCLOSED = tags("blockquote li td th dt dd figure figcaption aside details summary caption")


def level_headings(draft: Draft) -> None:
    """Make the outline regular; a heading inside a quotation, a list or a box is only a line that stands out."""
    outline: list[tuple[int, int]] = []
    for heading in list(elements(draft.body, *_NAMES)):
        if _is_empty(heading):
            _drop_empty(heading)
        elif _is_enclosed(heading, draft.body):
            _make_inline(heading)
        else:
            _set_level(heading, outline)


def _is_empty(heading: etree._Element) -> bool:
    return not plain_text(heading) and heading.find(".//{*}img") is None and heading.find(".//{*}svg") is None


def _set_level(heading: etree._Element, outline: list[tuple[int, int]]) -> None:
    """``outline``: (the author's level, ours) of the headings that this one may stand under."""
    written = int(etree.QName(heading).localname[1])
    while outline and outline[-1][0] >= written:
        outline.pop()
    level = min(outline[-1][1] + 1, 6) if outline else 2
    outline.append((written, level))
    heading.tag = f"{XHTML}h{level}"


def _is_enclosed(heading: etree._Element, body: etree._Element) -> bool:
    for above in heading.iterancestors():
        if above is body:
            return False
        if above.tag in _ENCLOSED or "pb-details" in above.get("class", "").split():
            return True
    return False


def _make_inline(heading: etree._Element) -> None:
    heading.tag = f"{XHTML}p"
    add_class(heading, "pb-inline-heading")
    strong = element("strong", heading.text or "", *heading)
    heading.text = None
    heading.append(strong)


def _drop_empty(heading: etree._Element) -> None:
    """Leave an anchor where an empty heading had an id: links may lead to it."""
    if heading.get("id"):
        heading.tag = f"{XHTML}span"
        for name in set(heading.attrib) - {"id"}:
            del heading.attrib[name]
    elif len(heading):
        unwrap(heading)
    else:
        remove(heading)
