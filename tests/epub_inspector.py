"""``EpubInspector``: an EPUB as a reading system sees it."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag

from lxml import etree

from postbook.xhtml import EPUB_TYPE, XHTML, XHTML_NS, plain_text
from run_epubcheck import run_epubcheck

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
FOLDER = "EPUB/"

Line = tuple[int, str, str]
"""A line of the contents: (depth from 1, label, href from the package's folder)."""


@dataclass(frozen=True)
class EpubInspector:
    """The bytes of an EPUB, and what is in them."""

    data: bytes

    @classmethod
    def open(cls, path: Path) -> EpubInspector:
        """Read a file."""
        return cls(path.read_bytes())

    @cached_property
    def archive(self) -> zipfile.ZipFile:
        """The container."""
        return zipfile.ZipFile(io.BytesIO(self.data))

    @property
    def names(self) -> list[str]:
        """The container's entries, in order."""
        return self.archive.namelist()

    def read(self, href: str) -> bytes:
        """A file, by its href from the package's folder."""
        return self.archive.read(FOLDER + href)

    @cached_property
    def package(self) -> etree._Element:
        """The package document."""
        return etree.fromstring(self.read("content.opf"))

    @cached_property
    def manifest(self) -> dict[str, tuple[str, str]]:
        """Href → (media type, properties)."""
        items = self.package.iter(f"{OPF}item")
        return {item.get("href"): (item.get("media-type"), item.get("properties", "")) for item in items}

    @property
    def spine(self) -> list[str]:
        """The hrefs of the documents in reading order."""
        hrefs = {item.get("id"): item.get("href") for item in self.package.iter(f"{OPF}item")}
        return [hrefs[item.get("idref")] for item in self.package.iter(f"{OPF}itemref")]

    def document(self, href: str) -> etree._Element:
        """A document's tree."""
        return etree.fromstring(self.read(href))

    @cached_property
    def documents(self) -> dict[str, etree._Element]:
        """Href → tree, of the spine and the navigation."""
        hrefs = [href for href, (kind, _) in self.manifest.items() if kind == "application/xhtml+xml"]
        return {href: self.document(href) for href in hrefs}

    def text(self, href: str) -> str:
        """The words of a document's body, white space folded."""
        return plain_text(self.documents[href].find(f"{XHTML}body"))

    def metadata(self, name: str) -> list[str]:
        """The texts of ``dc:…`` elements or of properties that refine nothing."""
        if name.startswith("dc:"):
            return [node.text or "" for node in self.package.iter(f"{DC}{name[3:]}")]
        metas = self.package.iter(f"{OPF}meta")
        return [node.text or "" for node in metas if node.get("property") == name and not node.get("refines")]

    def refinements(self, name: str, text: str) -> dict[str, str]:
        """What refines the ``dc:…`` element or the property of this text: property → value."""
        found = [
            node
            for node in self.package.iter()
            if node.text == text and (node.tag == f"{DC}{name[3:]}" or node.get("property") == name)
        ]
        mark = f"#{found[0].get('id')}"
        metas = self.package.iter(f"{OPF}meta")
        return {node.get("property"): node.text for node in metas if node.get("refines") == mark}

    @property
    def contents(self) -> list[Line]:
        """The lines of the navigation document's contents."""
        return list(lines_of(self.nav("toc").find(f"{XHTML}ol"), 1))

    @property
    def landmarks(self) -> dict[str, tuple[str, str]]:
        """``epub:type`` → (label, href)."""
        links = self.nav("landmarks").iter(f"{XHTML}a")
        return {link.get(EPUB_TYPE): (plain_text(link), link.get("href")) for link in links}

    def nav(self, semantics: str) -> etree._Element:
        """One of the navigation document's lists."""
        return next(nav for nav in self.documents["nav.xhtml"].iter(f"{XHTML}nav") if nav.get(EPUB_TYPE) == semantics)

    @property
    def ncx(self) -> list[Line]:
        """The lines of the NCX."""
        root = etree.fromstring(self.read("toc.ncx"))
        return list(points_of(root.find(f"{NCX}navMap"), 1))

    def broken_links(self) -> list[str]:
        """Links and pictures that lead nowhere within the container."""
        return [
            f"{href}: {target}" for href in self.documents for target in self.targets(href) if not self.leads(target)
        ]

    def targets(self, href: str) -> Iterator[str]:
        """Where the links and pictures of a document lead, from the package's folder."""
        for node in self.documents[href].iter():
            for name in ("href", "src", "altimg"):
                target = node.get(name, "") if isinstance(node.tag, str) else ""
                if target and ":" not in target:
                    yield (
                        posixpath.normpath(posixpath.join(posixpath.dirname(href), target))
                        if target[0] != "#"
                        else href + target
                    )

    def leads(self, target: str) -> bool:
        """Whether a file, and the place in it, are there."""
        href, anchor = urldefrag(unquote(target))
        if href not in self.manifest:
            return False
        return not anchor or any(node.get("id") == anchor for node in self.documents[href].iter())

    def epubcheck(self, folder: Path) -> list[str]:
        """EPUBCheck's messages, all severities, without those that are allowed. ``folder``: for its files."""
        path = folder / "book.epub"
        path.write_bytes(self.data)
        return [str(remark) for remark in run_epubcheck(path, folder)]


def lines_of(listed: etree._Element, depth: int) -> Iterator[Line]:
    """The lines of a nested list of links."""
    for item in listed:
        link = item.find(f"{XHTML}a")
        yield depth, plain_text(link), link.get("href")
        if (below := item.find(f"{XHTML}ol")) is not None:
            yield from lines_of(below, depth + 1)


def points_of(parent: etree._Element, depth: int) -> Iterator[Line]:
    """The lines of nested navigation points."""
    for point in parent.findall(f"{NCX}navPoint"):
        yield depth, point.findtext(f"{NCX}navLabel/{NCX}text"), point.find(f"{NCX}content").get("src")
        yield from points_of(point, depth + 1)


def xhtml(markup: str) -> etree._Element:
    """A tree from markup, in the namespaces of EPUB documents."""
    outside = f'<div xmlns="{XHTML_NS}" xmlns:epub="http://www.idpf.org/2007/ops">'
    return etree.fromstring(f"{outside}{markup}</div>")[0]
