"""Posts as their authors wrote them, read without postbook's own code."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from benchmarks.corpora.html_text import TextReader
from benchmarks.corpora.markdown_text import MarkdownReader, Said

_HEADER = re.compile(
    r"\A\s*(?:---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
    r"|\+\+\+[ \t]*\n(?P<toml>.*?)\n\+\+\+[ \t]*(?:\n|\Z)|(?P<franklin>(?:@def[^\n]*\n|[ \t]*\n)+))",
    re.DOTALL,
)
_TITLE = re.compile(r"^(?:@def\s+)?title\s*[:=]\s*(?P<title>\S.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """A post: where it lies, and what it says."""

    path: Path
    title: str
    said: Said

    def is_remote(self, picture: str) -> bool:
        """Whether a picture lies on the network, where a build does not look."""
        return picture.startswith(("http:", "https:", "//"))

    def stem(self, picture: str) -> str:
        """The name of a picture's file, without folder and ending."""
        return Path(unquote(urlsplit(picture).path)).stem


def read_source(path: Path) -> Source:
    """Read one post."""
    text = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    header = _HEADER.match(text)
    title = _TITLE.search(header[0]) if header and header[0].strip() else None
    body = text[header.end() :] if header else text
    said = _read_html(body) if path.suffix in (".html", ".xhtml", ".htm") else MarkdownReader(body).read()
    return Source(path, html.unescape(title["title"].strip().strip("\"'")) if title else "", said)


def _read_html(body: str) -> Said:
    reader = TextReader()
    reader.feed(body)
    reader.close()
    return Said("".join(reader.text), reader.links, reader.pictures)
