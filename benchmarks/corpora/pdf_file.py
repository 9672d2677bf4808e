"""A PDF, read page by page without its running heads and folios."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from tempfile import NamedTemporaryFile
from typing import Any

import pikepdf
import pypdfium2

from benchmarks.corpora.words import squeezed


class PdfFile:
    """A finished PDF. Pages count from 0."""

    def __init__(self, content: bytes) -> None:
        self._pdf = pikepdf.open(io.BytesIO(content))
        self._place: dict[Any, int] = {page.objgen: index for index, page in enumerate(self._pdf.pages)}
        self._starts = dict(self._destinations())
        self._bare = _without_furniture(content)
        self._drawn = pypdfium2.PdfDocument(self._bare)

    def __len__(self) -> int:
        return len(self._pdf.pages)

    def pages_of(self, name: str, names: Sequence[str]) -> range:
        """The pages from the destination of that name to the next one of ``names``."""
        if name not in self._starts:
            return range(0)
        starts = sorted({self._starts[each] for each in names if each in self._starts})
        after = bisect_right(starts, self._starts[name])
        return range(self._starts[name], starts[after] if after < len(starts) else len(self))

    def text(self, pages: range) -> str:
        """Their text, words joined that a line's end divided."""
        read = [self._drawn[index].get_textpage().get_text_bounded().replace("\r\n", "\n") for index in pages]
        # The numbers of list items come last on a page.
        bare = [re.sub(r"(?:\n(?:\d+\.|[•◦▪–-])[ ]*)+$", "", page) for page in read]
        divided = [_over_the_page(page, after) for page, after in pairwise(bare)]
        return re.sub(f"{_HYPHEN}\\s*", "", "\n".join([*bare, *divided]))

    def text_by_poppler(self, pages: range) -> str:
        """The same, read by another reader, where it is installed: pdfium turns `sda2` over in lines of Arabic."""
        reader = shutil.which("pdftotext")
        if not reader or not pages:
            return ""
        with NamedTemporaryFile(suffix=".pdf") as file:
            file.write(self._bare)
            file.flush()
            command = [reader, "-f", str(pages[0] + 1), "-l", str(pages[-1] + 1), file.name, "-"]
            read = subprocess.run(command, capture_output=True, check=False).stdout.decode("utf-8", "replace")
        return re.sub("[\u2010\u00ad]\\s*", "", read)

    def links(self, pages: range) -> set[str]:
        """The addresses that their links lead to."""
        return {str(note.A.URI) for note in self._notes(pages) if "/A" in note and "/URI" in note.A}

    def inner_link_count(self, pages: range) -> int:
        """How many links lead to another place in the book."""
        return sum(1 for note in self._notes(pages) if "/Dest" in note or ("/A" in note and "/D" in note.A))

    def picture_count(self, pages: range) -> int:
        """How many pictures made of pixels they show."""
        return sum(1 for index in pages for each in self._drawn[index].get_objects([_IMAGE]) if each)

    def outline(self) -> list[str]:
        """The squeezed titles in its outline, in order."""

        def walk(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
            for item in items:
                yield squeezed(item.title)
                yield from walk(item.children)

        with self._pdf.open_outline() as outline:
            return list(walk(outline.root))

    def _notes(self, pages: range) -> Iterator[Any]:
        for index in pages:
            page: Any = self._pdf.pages[index].obj
            yield from page.get("/Annots", [])

    def _destinations(self) -> Iterator[tuple[str, int]]:
        root: Any = self._pdf.Root
        names = root.get("/Names", {}).get("/Dests")
        if names is None:
            return
        tree: Any = pikepdf.NameTree(names)
        for name, target in tree.items():
            place = target.D if isinstance(target, pikepdf.Dictionary) else target
            if place[0].objgen in self._place:
                yield str(name), self._place[place[0].objgen]


_HYPHEN = "[\ufffe\u2010\u00ad]"


def _over_the_page(page: str, after: str) -> str:
    """The word that a page's end may have divided: notes stand between its two halves."""
    begun, ended = re.findall(rf"(\w+){_HYPHEN}", page), re.match(r"\w+", after)
    return " ".join(f"{each}{ended[0]}" for each in begun) if ended else ""


_IMAGE = 3
"""FPDF_PAGEOBJ_IMAGE."""


def _without_furniture(content: bytes) -> bytes:
    """The file with nothing under the names of the laid-over running heads and folios: they repeat titles."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            held: Any = page.obj
            forms = held.get("/Resources", {}).get("/XObject", {})
            for name in [each for each in forms if str(each).startswith("/Furniture")]:
                del forms[name]
        bare = io.BytesIO()
        pdf.save(bare)
        return bare.getvalue()
