"""A chapter in the making: what the transforms of parse work on, in order, in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from postbook.chapter.chapter import Picture
from postbook.chapter.picture_addresses import Found
from postbook.config import Config
from postbook.diagnostics import Code, Diagnostic
from postbook.manuscript.post import Post


@dataclass(slots=True, kw_only=True)
class Draft:
    """One post on its way to a chapter. The trees belong to it."""

    post: Post
    config: Config
    language: str
    title: etree._Element
    """``<span class="pb-title-text">``."""
    body: etree._Element
    """``<div class="pb-body">``."""
    anchors: dict[str, str] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    """Id that the author or an engine gave → the one in its place, before ``name_ids`` prefixes it."""
    pictures: dict[str, Picture] = field(default_factory=dict)
    lookups: dict[str, Found] = field(default_factory=dict)
    """Where pictures were looked for, and what was found."""
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def tell(self, code: Code, message: str, *, place: tuple[int, int] | None = None, hint: str = "") -> None:
        """Report a problem; ``place`` is (line, column) in the file, ``None`` where it is not known."""
        line, column = place or (None, None)
        self.diagnostics.append(Diagnostic(code=code, message=message, span=self.post.span(line, column), hint=hint))


Transform = Callable[[Draft], None]
"""Changes a draft in place, in one respect. ``TRANSFORMS`` in ``parse_post.py`` says in which order, and why."""
