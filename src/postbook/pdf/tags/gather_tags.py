"""Boxes of laid-out pages → one structure tree, in which what page breaks divide is one element again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from postbook.pdf.tags.describe_node import describe_node
from postbook.pdf.tags.nodes import LinkPlace, Mark, Node, make_artifact
from postbook.pdf.tags.roles import ARTIFACT, GROUPS, INLINE_TAGS, WRAPPERS, language_of, role_of

PAGINATION = b"<</Type/Pagination>>"
LAYOUT = b"<</Type/Layout>>"


class TagGatherer:
    """Walks the pages of a galley, in order. The boxes are WeasyPrint's."""

    def __init__(self) -> None:
        self.document = Node("Document", None)
        self.counts: dict[Any, int] = {}
        """Stream → how many of its marks are numbered."""
        self.dropped_links: list[Any] = []
        """Annotations of what is repeated: the first one leads there too."""
        self._nodes: dict[Any, Node] = {}
        self._marks: dict[Any, Mark] = {}
        self._page = 0
        self._level = 0

    def gather(self, pages: Sequence[Any], streams: Sequence[Any]) -> None:
        """Take in all pages; ``streams`` are their drawings."""
        for self._page, (page, stream) in enumerate(zip(pages, streams, strict=True)):
            self._marks = stream._tags
            self._walk_all(page._page_box.children, self.document)
            for box, mark in list(self._marks.items()):
                # Nothing that is drawn may be lost, wherever the engine keeps its box.
                self._add_mark(self._nodes.get(box.element, self.document), mark)
            self._marks = {}

    def _walk_all(self, boxes: Sequence[Any], node: Node) -> None:
        for box in boxes:
            self._walk(box, node)

    def _walk(self, box: Any, node: Node) -> None:
        # An absolutely placed box stands behind a placeholder.
        box = getattr(box, "_box", box)
        element = box.element
        if element is not None and element is not node.element:
            entered = self._enter(box, element, node)
            if entered is None:
                self._drop(box, LAYOUT)
                return
            if entered.page != self._page and entered.tag in ("THead", "TFoot") and _is_repeated(box):
                self._drop(box, PAGINATION)
                return
            node = entered
        tag = box.element_tag
        if tag is None:
            if type(box).__name__ == "MarginBox":
                self._drop(box, PAGINATION)
                return
        elif tag.endswith("::marker"):
            node = self._label(node)
        if box.is_leader:
            self._drop(box, LAYOUT)
            return
        if box.link_annotation:
            node = self._link(box, node)
        mark = self._marks.pop(box, None)
        if mark is not None:
            self._add_mark(node, mark)
        for child in box.children:
            self._walk(child, node)

    def _enter(self, box: Any, element: Any, around: Node) -> Node | None:
        """The element's node; that of what is around it, if it has none; ``None`` for what only decorates."""
        node = self._nodes.get(element)
        if node is not None:
            return node
        role = role_of(element, around.tag)
        language = language_of(element) or around.language
        if element.tag == "html":
            self.document.language = around.language = language
        if role is None:
            if language == around.language:
                return around
            role = "Span"
        if role == ARTIFACT or (role == "Figure" and element.get("role") == "presentation"):
            return None
        if role == "Figure" and around.tag == "Formula":
            return around
        if role[0:1] == "H":
            self._level = min(int(role[1]), self._level + 1)
            role = f"H{self._level}"
        node = Node(role, around, element, language, self._page)
        node.says_language = language != around.language
        self._nodes[element] = node
        describe_node(node, box)
        self._place(node, around, box)
        return node

    def _place(self, node: Node, around: Node, box: Any) -> None:
        """Put a new node where it belongs: inline ones of a group into a paragraph, links into what stands for them."""
        wrapper = _wrapper(node, around)
        if wrapper:
            around = self._host(around, wrapper).put_between(wrapper)
        elif node.tag in INLINE_TAGS or _is_inline(node, around, box):
            around = self._host(around, node.tag)
        else:
            around.paragraph = None
        node.parent = around
        around.kids.append(node)

    def _host(self, around: Node, tag: str) -> Node:
        """Where text or an inline element goes that stands in a node."""
        if around.tag not in GROUPS or (around.tag == "TOCI" and tag == "Reference"):
            return around
        if around.paragraph is None:
            around.paragraph = around.put_between("P")
            around.paragraph.page = self._page
        return around.paragraph

    def _label(self, node: Node) -> Node:
        for kid in node.kids:
            if isinstance(kid, Node) and kid.tag == "Lbl":
                return kid
        return node.put_between("Lbl")

    def _link(self, box: Any, node: Node) -> Node:
        """Put an annotation into the link around it. Without one around it gets one."""
        link: Node | None = node
        while link is not None and link.tag != "Link":
            link = link.parent
        if link is None:
            link = node = self._host(node, "Link").put_between("Link")
        link.kids.append(LinkPlace(box.link_annotation, self._page))
        return node

    def _add_mark(self, node: Node, mark: Mark) -> None:
        items = mark.stream.stream
        if mark.end == mark.start + 3:
            return  # nothing was drawn
        node = self._host(node, "")
        last = node.kids[-1] if node.kids else None
        if type(last) is Mark and last.stream is mark.stream and last.end + 1 == mark.start:
            items[last.end] = b""
            items[mark.end] = b"EMC"
            last.end = mark.end
            return
        mark.number, mark.page = self.counts.get(mark.stream, 0), self._page
        self.counts[mark.stream] = mark.number + 1
        items[mark.start : mark.start + 3] = (b"/Span", b"<</MCID %d>>" % mark.number, b"BDC")
        items[mark.end] = b"EMC"
        node.kids.append(mark)

    def _drop(self, box: Any, kind: bytes) -> None:
        """Make artifacts of all that is drawn in a box (ISO 32000-1, 14.8.2.2)."""
        box = getattr(box, "_box", box)
        mark = self._marks.pop(box, None)
        if mark is not None:
            make_artifact(mark, kind)
        if box.link_annotation:
            self.dropped_links.append(box.link_annotation)
        for child in box.children:
            self._drop(child, kind)


def _wrapper(node: Node, around: Node) -> str:
    """What a link stands in: the number of a note, the call of one, a line of the contents."""
    if node.tag != "Link":
        return ""
    if around.tag == "TOCI":
        return "Reference"
    classes = (node.element.get("class") or "").split()
    return next((WRAPPERS[each] for each in classes if each in WRAPPERS), "")


def _is_inline(node: Node, around: Node, box: Any) -> bool:
    """Whether code, a picture or a formula stands in a line. A picture alone in a group needs no paragraph."""
    if node.tag == "Code":
        return bool(node.element.tag != "pre")
    if node.tag == "Formula":
        return not _has_class(node.element, "pb-display")
    return node.tag == "Figure" and around.paragraph is not None and type(box).__name__.startswith("Inline")


def _has_class(element: Any, name: str) -> bool:
    classes: str = element.get("class") or ""
    return name in classes.split()


def _is_repeated(box: Any) -> bool:
    """Whether it is the head or the foot of a table, which stands on each page of it."""
    return bool(getattr(box, "is_header", False) or getattr(box, "is_footer", False))
