"""Task lists: check boxes that paper can show."""

from __future__ import annotations

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.tree import has_text, name_of
from postbook.xhtml import add_class, classes, element, elements, remove, unwrap

_OF_ENGINES = frozenset({"task-list", "task-list-item", "contains-task-list"})


def mark_tasks(draft: Draft) -> None:
    """Mark the items that begin with a check box, and draw the box."""
    for item in list(elements(draft.body, "li")):
        box = _first_box(item)
        if box is not None:
            _draw(item, box)
    for node in elements(draft.body, "ul", "ol", "li"):
        if _OF_ENGINES & set(classes(node)):
            node.set("class", " ".join(name for name in classes(node) if name not in _OF_ENGINES))


def _first_box(item: etree._Element) -> etree._Element | None:
    """The check box with which an item begins, in a paragraph or a label too."""
    node = item
    while not has_text(node.text) and len(node):
        node = node[0]
        if name_of(node) == "input":
            return node if node.get("type", "").lower() == "checkbox" else None
        if name_of(node) not in ("p", "label"):
            return None
    return None


def _draw(item: etree._Element, box: etree._Element) -> None:
    is_done = box.get("checked") is not None
    drawn = element("span", "☑" if is_done else "☐", class_="pb-checkbox", role="img")
    drawn.set("aria-label", "done" if is_done else "to do")
    parent = box.getparent()
    assert parent is not None
    parent.insert(parent.index(box), drawn)
    drawn.tail, box.tail = f" {(box.tail or '').lstrip()}", None
    remove(box)
    if name_of(parent) == "label":
        unwrap(parent)
    add_class(item, "pb-task")
