"""Look into a PDF as its reader does: pages, lines, furniture, outline, links; lengths in millimetres.

Pages count from 1, as in a reader's window. ``lines`` and ``furniture`` are apart, because the binder marks running
heads and folios as artifacts: what ``lines`` gives is the text of the book.

    pdf.lines(7)[-1]        "1 The pier was rebuilt in 1911."
    pdf.furniture(7)        ["THE HARBOUR", "3"]
    pdf.labels              ["i", "ii", "1", "2"]
    pdf.outline             [(1, "Part I", 5), (2, "1. The Harbour", 7)]
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pikepdf
import pypdfium2

MM = 25.4 / 72


@dataclass(frozen=True)
class Link:
    """A link: the page it is on, and where it leads: a page, or an address."""

    page: int
    to_page: int | None
    uri: str
    left: float
    width: float


class PdfInspector:
    """A finished PDF, as bytes or as a file."""

    def __init__(self, source: bytes | Path) -> None:
        self.content = source.read_bytes() if isinstance(source, Path) else source
        self.pdf = pikepdf.open(io.BytesIO(self.content))

    @property
    def page_count(self) -> int:
        return len(self.pdf.pages)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page's TrimBox."""
        left, bottom, right, top = (float(edge) for edge in self.pdf.pages[page - 1].trimbox)
        return round((right - left) * MM, 2), round((top - bottom) * MM, 2)

    @cached_property
    def labels(self) -> list[str]:
        return [page.label for page in self.pdf.pages]

    def page_labelled(self, folio: str) -> int:
        """The page that bears a folio."""
        return self.labels.index(folio) + 1

    @cached_property
    def _body(self) -> pypdfium2.PdfDocument:
        """The book without its furniture."""
        bare = pikepdf.open(io.BytesIO(self.content))
        # pdfium turns round the Latin lines of a file that says it is read from the right.
        if "/Direction" in bare.Root.get("/ViewerPreferences", {}):
            del bare.Root.ViewerPreferences["/Direction"]
        for page in bare.pages:
            forms = page.obj.get("/Resources", {}).get("/XObject", {})
            for name in [name for name in forms if name.startswith("/Furniture")]:
                del forms[name]
        out = io.BytesIO()
        bare.save(out)
        return pypdfium2.PdfDocument(out.getvalue())

    @cached_property
    def _furniture(self) -> pypdfium2.PdfDocument:
        """The furniture without the book."""
        bare = pikepdf.open(io.BytesIO(self.content))
        for index, page in enumerate(bare.pages):
            name = f"/Furniture{index}"
            drawn = name in page.obj.get("/Resources", {}).get("/XObject", {})
            page.Contents = bare.make_stream(f"q {name} Do Q".encode() if drawn else b"")
        out = io.BytesIO()
        bare.save(out)
        return pypdfium2.PdfDocument(out.getvalue())

    def lines(self, page: int) -> list[str]:
        """The lines of text on a page, from the top, without furniture."""
        return _lines(self._body[page - 1])

    def furniture(self, page: int) -> list[str]:
        """Running heads and folios of a page."""
        return _lines(self._furniture[page - 1])

    @cached_property
    def text(self) -> str:
        """The text of the whole book, hyphenated words joined again."""
        whole = "\n".join("\n".join(self.lines(page)) for page in range(1, self.page_count + 1))
        return whole.replace("\u2010\n", "")

    def left_of(self, page: int, text: str) -> float:
        """How far from the page's left edge a text begins."""
        return self._box(page, text)[0] * MM

    def widths_of(self, page: int, word: str) -> list[float]:
        """How wide a word is, each time it stands on a page; capitals or not."""
        textpage = self._body[page - 1].get_textpage()
        search, widths = textpage.search(word, match_case=False), []
        while found := search.get_next():
            first, last = (textpage.get_charbox(place, loose=False) for place in (found[0], sum(found) - 1))
            widths.append((last[2] - first[0]) * MM)
        return widths

    def furniture_left_of(self, page: int, text: str) -> float:
        """How far from the page's left edge a running head or a folio begins."""
        return _box_in(self._furniture[page - 1], text)[0] * MM

    def top_of(self, page: int, text: str) -> float:
        """How far from the page's top edge a text stands."""
        height = self._body[page - 1].get_height()
        return (height - self._box(page, text)[3]) * MM

    def _box(self, page: int, text: str) -> tuple[float, float, float, float]:
        return _box_in(self._body[page - 1], text)

    @cached_property
    def outline(self) -> list[tuple[int, str, int]]:
        """(level, title, page) of every entry, in order."""
        pages = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, 1)}

        def walk(items: list[pikepdf.OutlineItem], level: int) -> Iterator[tuple[int, str, int]]:
            for item in items:
                yield level, item.title, pages[item.destination[0].objgen]
                yield from walk(item.children, level + 1)

        with self.pdf.open_outline() as outline:
            return list(walk(outline.root, 1))

    @cached_property
    def links(self) -> list[Link]:
        """Every link, in page order."""
        pages = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, 1)}
        places = pikepdf.NameTree(self.pdf.Root.Names.Dests) if "/Names" in self.pdf.Root else {}
        found = []
        for number, page in enumerate(self.pdf.pages, 1):
            for note in page.obj.get("/Annots", []):
                to_page = pages[places[str(note.Dest)][0].objgen] if "/Dest" in note else None
                uri = str(note.A.URI) if "/A" in note else ""
                left, _, right, _ = (float(edge) * MM for edge in note.Rect)
                found.append(Link(page=number, to_page=to_page, uri=uri, left=left, width=right - left))
        return found

    @cached_property
    def fonts(self) -> set[str]:
        """The names of the embedded fonts, without subset tags."""
        names = set()
        for item in self.pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == pikepdf.Name.FontDescriptor:
                names.add(str(item.FontName).partition("+")[2] or str(item.FontName)[1:])
        return names

    @property
    def language(self) -> str:
        return str(self.pdf.Root.Lang)

    @property
    def info(self) -> dict[str, str]:
        """The Info dictionary, without slashes."""
        return {key[1:]: str(value) for key, value in self.pdf.docinfo.items()}

    @cached_property
    def tags(self) -> list[str]:
        """The structure types of the tag tree, in reading order."""

        def walk(node: pikepdf.Object) -> Iterator[str]:
            kids = node.get("/K", [])
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    yield str(kid.S)[1:]
                    yield from walk(kid)

        return list(walk(self.pdf.Root.StructTreeRoot))


def _box_in(page: pypdfium2.PdfPage, text: str) -> tuple[float, float, float, float]:
    textpage = page.get_textpage()
    found = textpage.search(text, match_case=True).get_next()
    assert found, f"no `{text}` on this page: {_lines(page)}"
    left, bottom, right, top = textpage.get_charbox(found[0], loose=False)
    return left, bottom, right, top


def _lines(page: pypdfium2.PdfPage) -> list[str]:
    text = page.get_textpage().get_text_bounded()
    # pdfium writes U+FFFE where a line ends in a hyphen.
    return [line.strip() for line in text.replace("\ufffe", "\u2010").splitlines() if line.strip()]
