"""Markdown with what authors expect of it → HTML. Only this and its extensions import Python-Markdown."""

from __future__ import annotations

import markdown
from markdown.extensions import Extension

from postbook.chapter.attribute_lists import AttributeLists
from postbook.chapter.bare_pictures import BarePictures
from postbook.chapter.code_references import CodeReferences
from postbook.chapter.islands import Islands
from postbook.chapter.pair_brackets import PairedBrackets
from postbook.chapter.settle_lines import settle_lines

_EXTENSIONS = (
    "abbr",
    "admonition",
    "def_list",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "tables",
    "pymdownx.betterem",
    "pymdownx.caret",
    "pymdownx.details",
    "pymdownx.mark",
    "pymdownx.tasklist",
    "pymdownx.tilde",
)

# Python-Markdown leaves `\$` and `\<` as they are; kramdown and CommonMark do not.
_ESCAPED_TOO = "$<>|\"':~=^@"


def markdown_to_html(text: str, islands: Islands, *, wrap: bool) -> str:
    """Read Markdown; code between fences is set aside as islands.

    Raises: RecursionError, ValueError and what else Python-Markdown lets through.
    """
    ours = (AttributeLists(), BarePictures(), CodeReferences())
    extensions: list[str | Extension] = [*_EXTENSIONS, *ours, *([] if wrap else ["nl2br"]), PairedBrackets()]
    reader = markdown.Markdown(extensions=extensions, output_format="html")
    reader.ESCAPED_CHARS = [*reader.ESCAPED_CHARS, *_ESCAPED_TOO]
    return reader.convert(settle_lines(text, islands))
