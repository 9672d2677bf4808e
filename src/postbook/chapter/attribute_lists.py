"""Python-Markdown's attribute lists, but only where they are lists of attributes.

Its own extension takes any braces at the end of a heading or of a cell for one: `## The set {a, b}` loses its set.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor

_ATTRIBUTE = r"(?:[#.][\w:.-]+|[\w:-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'=}]+))"
# With a colon anything, as in kramdown; without one only ids, classes and values.
_LIST = rf"\{{(?::|(?=[ ]*{_ATTRIBUTE}(?:[ ]+{_ATTRIBUTE})*[ ]*\}}))[ ]*([^}}\n ][^\n]*)\}}"


class AttributeLists(Extension):
    """The ``attr_list`` extension with a stricter eye."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Stand where ``attr_list`` would."""
        md.treeprocessors.register(_Reader(md), "attr_list", 8)


class _Reader(AttrListTreeprocessor):
    # The stubs call them final.
    HEADER_RE = re.compile(rf"[ ]+{_LIST}[ ]*$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n[ ]*{_LIST}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(rf"^{_LIST}")  # type: ignore[misc]
