"""References whose name is code: [`Vec`] finds the definition of [`Vec`], as in CommonMark.

Python-Markdown 3.11 has put code aside when it looks for references, and compares names with what stands for it.
"""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import REFERENCE_RE, ReferenceInlineProcessor, ShortReferenceInlineProcessor
from markdown.util import INLINE_PLACEHOLDER_RE


class CodeReferences(Extension):
    """Let references be found by names with code in them."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Take the place of Python-Markdown's own readers of references."""
        md.inlinePatterns.register(_Reference(REFERENCE_RE, md), "reference", 170)
        md.inlinePatterns.register(_ShortReference(REFERENCE_RE, md), "short_reference", 130)


class _Reference(ReferenceInlineProcessor):
    def evalId(self, data: str, index: int, text: str) -> tuple[str | None, int, bool]:
        name, end, found = super().evalId(data, index, text)
        return (_as_written(self.md, name) if name else name), end, found


class _ShortReference(ShortReferenceInlineProcessor):
    def evalId(self, data: str, index: int, text: str) -> tuple[str | None, int, bool]:
        name, end, found = super().evalId(data, index, text)
        return (_as_written(self.md, name) if name else name), end, found


def _as_written(md: Markdown | None, name: str) -> str:
    """A name with its code and its escaped characters as the author wrote them."""
    stash = md.treeprocessors["inline"].stashed_nodes if md else {}  # type: ignore[attr-defined]

    def written(match: re.Match[str]) -> str:
        kept = stash.get(match[1])
        if isinstance(kept, Element) and kept.tag == "code":
            return f"`{html.unescape(kept.text or '')}`".lower()
        return "".join(kept.itertext()).lower() if isinstance(kept, Element) else str(kept or "")

    return INLINE_PLACEHOLDER_RE.sub(written, name)
