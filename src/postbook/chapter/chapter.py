"""What parse gives: a chapter, its clean XHTML tree and its symbols."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from lxml import etree

from postbook.chapter.picture_addresses import Found
from postbook.diagnostics import Diagnostic
from postbook.file_state import FileChanged
from postbook.manuscript.post import Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of the book. ``href`` names it by its content, so that equal pictures are one."""

    href: str
    """``media/<name>-<hash>.<ending>``: what ``img/@src`` says in the tree."""
    media_type: str
    """One of EPUB's core types: image/png, image/jpeg, image/gif, image/webp, image/svg+xml."""
    width: int
    height: int
    """In pixels, as shown (after EXIF rotation); 0 where an SVG has no size."""
    path: Path | None = None
    """The file, where it can be used as it is."""
    data: bytes | None = None
    """The bytes, where it had to be converted or cleaned."""

    def read(self) -> bytes:
        """The picture's bytes. Raises: FileChanged, for those that are no longer what the book was told of; OSError."""
        if self.data is not None:
            return self.data
        assert self.path is not None
        content = self.path.read_bytes()
        if sha256(content).hexdigest()[:8] not in self.href:
            raise FileChanged(self.path)
        return content


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading in a chapter's body. ``level`` counts from 2: the chapter's title is 1."""

    level: int
    anchor: str
    plain_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A post, parsed. Whoever changes a tree works on a copy."""

    post: Post
    title: etree._Element
    """An XHTML ``<span class="pb-title-text">`` with inline markup; smart quotes set."""
    plain_title: str
    body: etree._Element
    """An XHTML ``<div class="pb-body">``; ids begin with ``<slug>--``. What may stand in it: docs/chapter-tree.md."""
    language: str
    summary: etree._Element | None = None
    """An XHTML ``<span class="pb-summary-text">`` with inline markup, without links; ``None`` where the header has none
    or only repeats the title or how the text begins."""
    headings: tuple[Heading, ...] = ()
    anchors: Mapping[str, str] = field(default_factory=dict)
    """Id as the author knows it → anchor in the book."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """By ``href``."""
    lookups: Mapping[str, Found] = field(default_factory=dict)
    """Address of a picture, as looked for → what was found: a kept chapter stands only as long as that holds."""
    link_spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Target as written → (line, column) in the file of its first occurrence outside code; absent if not found."""
    word_count: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
