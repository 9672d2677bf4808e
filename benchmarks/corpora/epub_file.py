"""An EPUB, read as a zip of XML."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from lxml import etree

from benchmarks.corpora.html_text import INLINE
from benchmarks.corpora.words import squeezed

_XHTML = "{http://www.w3.org/1999/xhtml}"
_MATH = "{http://www.w3.org/1998/Math/MathML}math"
_SVG = "{http://www.w3.org/2000/svg}svg"
_JOINED = frozenset(f"{_XHTML}{name}" for name in INLINE)


@dataclass(frozen=True, slots=True)
class EpubDocument:
    """One document of the spine."""

    path: str
    root: etree._Element
    media: Mapping[str, int]
    """The files of the package, and their size."""

    @property
    def _body(self) -> etree._Element:
        return next(self.root.iter(f"{_XHTML}body"))

    @property
    def shown(self) -> str:
        """Its text; a space between blocks."""
        return self._said_in(self._body, ())

    @property
    def said(self) -> str:
        """Its text, and what it says instead of pictures and formulas."""
        return self._said_in(self._body, ("alt", "title", "alttext"))

    def _inside(self, node: etree._Element) -> str:
        """What an element says without any titles: they are not what a link is known by."""
        alternatives = ("alt", "alttext")
        said = (f"{self._said_in(child, alternatives)}{child.tail or ''}" for child in node)
        return (node.text or "") + "".join(said)

    def _said_in(self, node: etree._Element, attributes: tuple[str, ...]) -> str:
        out: list[str] = []
        self._collect(node, out, attributes)
        return "".join(out)

    def _collect(self, node: etree._Element, out: list[str], attributes: tuple[str, ...]) -> None:
        if not isinstance(node.tag, str) or node.get("hidden") is not None:
            return
        gap = "" if node.tag in _JOINED and node.get("role") != "doc-noteref" else " "
        said = [node.get(name, "") for name in attributes]
        out.append(f" {' '.join(said)} " if any(said) else gap)
        if node.tag == _SVG and not attributes:
            # Words with a shadow are drawn twice, one upon the other.
            out += dict.fromkeys(f" {text} " for text in map(str, node.itertext()))
        elif node.tag != _MATH:
            out.append(node.text or "")
            for child in node:
                self._collect(child, out, attributes)
                out.append(child.tail or "")
        out.append(gap)

    @property
    def links(self) -> list[tuple[str, str]]:
        """The target and the squeezed text of each link."""
        return [
            (link.get("href", ""), squeezed(self._inside(link)))
            for link in self.root.iter(f"{_XHTML}a")
            if link.get("href")
        ]

    @property
    def code(self) -> str:
        """The text of its blocks of code, as it stands."""
        return "\n".join("".join(map(str, block.itertext())) for block in self.root.iter(f"{_XHTML}pre"))

    @property
    def pictures(self) -> list[str]:
        """The names of the pictures that it shows and that the package holds; one entry for each showing."""
        folder = posixpath.dirname(self.path)
        shown = [image.get("src", "") for image in self.root.iter(f"{_XHTML}img")]
        paths = [posixpath.normpath(posixpath.join(folder, unquote(source))) for source in shown]
        return [PurePosixPath(path).name for path in paths if self.media.get(path)]


def epub_documents(content: bytes) -> dict[str, EpubDocument]:
    """The documents of the spine by the name of their file, without ending."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        container = etree.fromstring(archive.read("META-INF/container.xml"))
        package_path = next(container.iter("{*}rootfile")).get("full-path", "")
        package = etree.fromstring(archive.read(package_path))
        folder = posixpath.dirname(package_path)
        held = {
            item.get("id", ""): posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
            for item in package.iter("{*}item")
        }
        sizes = {each.filename: each.file_size for each in archive.infolist()}
        media = {path: sizes[path] for path in held.values() if path in sizes}
        paths = [held[ref.get("idref", "")] for ref in package.iter("{*}itemref")]
        return {
            PurePosixPath(path).stem: EpubDocument(path, etree.fromstring(archive.read(path)), media) for path in paths
        }
