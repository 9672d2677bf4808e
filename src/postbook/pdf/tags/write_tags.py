"""Write a galley's structure tree into its PDF (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pydyf

from postbook.pdf.laid_out import PX_TO_PT
from postbook.pdf.tags.gather_tags import TagGatherer
from postbook.pdf.tags.nodes import LinkPlace, Mark, Node
from postbook.pdf.tags.regular_tags import make_regular

PRINT = 4
"""The flag of an annotation that is printed (ISO 32000-1, 12.5.3); PDF/A wants it on all (ISO 19005-3, 6.3.2)."""

MOVABLE = "PostbookBoxes"
"""The key in the tree's root that lists the elements with a place on their page: the binder may turn pages over."""


class _Written(pydyf.Object):  # type: ignore[misc]
    """An object whose bytes are made at once: there are many, and dictionaries are slow."""

    content = b""

    @property
    def data(self) -> bytes:
        return self.content


def write_tags(pdf: Any, pages: Sequence[Any], name: str) -> None:
    """Make the structure tree of laid-out pages; ``name``: of the galley, which makes ids unique in the book."""
    streams = streams_of(pdf)
    gatherer = TagGatherer()
    gatherer.gather(pages, streams)
    make_regular(gatherer.document)
    TagWriter(pdf, pages, name).write(gatherer)


def streams_of(pdf: Any) -> list[Any]:
    """The drawing of each page."""
    numbers = [int(page["Contents"].split()[0]) for page in _pages(pdf)]
    return [pdf.objects[number] for number in numbers]


def _pages(pdf: Any) -> list[Any]:
    return [pdf.objects[int(number)] for number in pdf.pages["Kids"][::3]]


class TagWriter:
    """Turns nodes into objects."""

    def __init__(self, pdf: Any, pages: Sequence[Any], name: str) -> None:
        self._pdf = pdf
        self._name = name
        self._heights = [page.height for page in pages]
        self._pages = _pages(pdf)
        self._streams = {stream: index for index, stream in enumerate(streams_of(pdf))}
        self._numbers: dict[Node, int] = {}
        self._owners: dict[Any, list[bytes]] = {}
        self._slots: list[tuple[int, bytes]] = []
        self._ids: list[tuple[bytes, int]] = []
        self._movable: list[int] = []
        self._next_key = len(self._pages)

    def write(self, gatherer: TagGatherer) -> None:
        """Write everything: elements, parent tree, ids, annotations."""
        objects: list[tuple[Node, _Written]] = []
        self._allocate(gatherer.document, objects)
        root = self._add(b"")
        self._owners = {stream: [b"null"] * count for stream, count in gatherer.counts.items()}
        for node, written in objects:
            written.content = self._element(node, root.number)
        for stream, owners in self._owners.items():
            self._own(stream, owners)
        self._drop_links(gatherer.dropped_links)
        parents = self._add(b"<</Nums[%s]>>" % b" ".join(b"%d %s" % slot for slot in sorted(self._slots)))
        root.content = b"<</Type/StructTreeRoot/K[%s]/ParentTree %s%s>>" % (
            _reference(self._numbers[gatherer.document]),
            parents.reference,
            self._more(),
        )
        self._pdf.catalog["StructTreeRoot"] = root.reference

    def _more(self) -> bytes:
        more = b""
        if self._ids:
            pairs = b" ".join(b"%s %s" % (name, _reference(number)) for name, number in sorted(self._ids))
            more += b"/IDTree<</Names[%s]>>" % pairs
        if self._movable:
            more += b"/%s[%s]" % (MOVABLE.encode(), b" ".join(map(_reference, self._movable)))
        return more

    def _add(self, content: bytes) -> _Written:
        written = _Written()
        written.content = content
        self._pdf.add_object(written)
        return written

    def _allocate(self, node: Node, objects: list[tuple[Node, _Written]]) -> None:
        """A number for each element, in reading order: elements refer to each other."""
        written = self._add(b"")
        self._numbers[node] = written.number
        objects.append((node, written))
        for kid in node.kids:
            if type(kid) is Node:
                kid.parent = node
                self._allocate(kid, objects)

    def _element(self, node: Node, root: int) -> bytes:
        parent = root if node.parent is None else self._numbers[node.parent]
        out = [b"<</S/%s/P %s" % (node.tag.encode(), _reference(parent))]
        page = next((kid.page for kid in node.kids if type(kid) is Mark), node.page)
        if any(type(kid) is not Node for kid in node.kids):
            out.append(b"/Pg %s" % self._page(page))
        if node.kids:
            out.append(b"/K[%s]" % b" ".join([self._kid(kid, node, page) for kid in node.kids]))
        if node.says_language:
            out.append(b"/Lang%s" % _string(node.language))
        if node.alt:
            out.append(b"/Alt%s" % _string(node.alt))
        if node.expansion:
            out.append(b"/E%s" % _string(node.expansion))
        out.append(self._identity(node))
        out.append(b"".join(self._attributes(node)))
        out.append(b">>")
        return b"".join(out)

    def _identity(self, node: Node) -> bytes:
        """The name of what others refer to: notes and header cells."""
        if node.tag == "Note":
            name = node.identifier or f"{self._name}:{self._numbers[node]}"
        elif node.tag == "TH":
            name = self._header_name(node)
        else:
            return b""
        written = _bytes(name)
        self._ids.append((written, self._numbers[node]))
        return b"/ID%s" % written

    def _header_name(self, node: Node) -> str:
        return f"{self._name}:{self._numbers[node]}"

    def _kid(self, kid: Node | Mark | LinkPlace, node: Node, page: int) -> bytes:
        if type(kid) is Node:
            return _reference(self._numbers[kid])
        if type(kid) is Mark:
            self._owners[kid.stream][kid.number] = _reference(self._numbers[node])
            if kid.stream in self._streams and kid.page == page:
                return b"%d" % kid.number
            within = b"" if kid.stream in self._streams else b"/Stm %s" % kid.stream.reference
            return b"<</Type/MCR/Pg %s%s/MCID %d>>" % (self._page(kid.page), within, kid.number)
        assert type(kid) is LinkPlace
        self._own_link(kid, node)
        return b"<</Type/OBJR/Obj %s/Pg %s>>" % (kid.annotation.reference, self._page(kid.page))

    def _own_link(self, place: LinkPlace, node: Node) -> None:
        key = self._key()
        place.annotation["StructParent"] = key
        if node.alt:
            # What names the element names the annotation too (ISO 14289-2, 8.9.4.2).
            place.annotation["Contents"] = _string(node.alt)
        self._slots.append((key, _reference(self._numbers[node])))

    def _own(self, stream: Any, owners: Sequence[bytes]) -> None:
        """Say of a drawing which element each mark belongs to."""
        index = self._streams.get(stream)
        key = self._key() if index is None else index
        if index is None:
            stream.extra["StructParents"] = key
        self._slots.append((key, b"[%s]" % b" ".join(owners)))

    def _key(self) -> int:
        self._next_key += 1
        return self._next_key - 1

    def _attributes(self, node: Node) -> Iterator[bytes]:
        """Attribute objects (ISO 32000-1, 14.7.5)."""
        if node.headers:
            names = "".join(_bytes(self._header_name(head)).decode() for head in node.headers)
            node.attributes.setdefault("Table", {})["Headers"] = f"[{names}]"
        owners = []
        for owner, values in node.attributes.items():
            said = {key: self._bounds(node, value) if key == "BBox" else value for key, value in values.items()}
            owners.append(b"<</O/%s%s>>" % (owner.encode(), b"".join(map(_entry, said.items()))))
        if owners:
            yield b"/A%s" % owners[0] if len(owners) == 1 else b"/A[%s]" % b"".join(owners)

    def _bounds(self, node: Node, bounds: str) -> str:
        """CSS pixels from the top → points from the bottom."""
        self._movable.append(self._numbers[node])
        left, top, right, bottom = (float(edge) for edge in bounds.split())
        height = self._heights[node.page]
        edges = (left, height - bottom, right, height - top)
        return f"[{' '.join(f'{edge * PX_TO_PT:.3f}' for edge in edges)}]"

    def _page(self, index: int) -> bytes:
        return bytes(self._pages[index].reference)

    def _drop_links(self, annotations: Sequence[Any]) -> None:
        """Take links away that have no element: they are those of what is repeated."""
        dropped = {annotation.reference for annotation in annotations}
        for page in self._pages if dropped else ():
            if "Annots" in page:
                page["Annots"] = pydyf.Array([each for each in page["Annots"] if each not in dropped])


def print_links(pdf: Any) -> None:
    """Let every annotation be printed."""
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("Type") == "/Annot":
            item["F"] = PRINT


def _reference(number: int) -> bytes:
    return b"%d 0 R" % number


def _entry(entry: tuple[str, str]) -> bytes:
    key, value = entry
    separator = "" if value[0] in "/[" else " "
    return f"/{key}{separator}{value}".encode()


def _string(text: str) -> bytes:
    return bytes(pydyf.String(text).data)


def _bytes(text: str) -> bytes:
    """A byte string: an id is no text (ISO 32000-1, 7.9.2)."""
    return b"<%s>" % text.encode().hex().encode()
