"""Places where the blog's engine puts a table of contents: a book has contents of its own."""

from __future__ import annotations

import re

from postbook.chapter.draft import Draft
from postbook.chapter.lines import place_of_pattern
from postbook.chapter.tree import name_of
from postbook.diagnostics import Code
from postbook.xhtml import elements, remove

# https://kramdown.gettalong.org/converter/html.html#toc: the list is only there to be replaced.
_KRAMDOWN = re.compile(
    r"(?:\A\n*|(?<=\n\n))^(?P<lead>[ \t]*)(?:[*+-]|\d+\.)[ \t]+\S[^\n]*\n"
    r"(?P=lead)[ \t]*(?P<list>\{:[ \t]*toc\b[^{}\n]*\})[ \t]*$",
    re.MULTILINE,
)
_PLACE = re.compile(
    r"\[\[?_?toc_?\]\]?|\$\{toc\}|@\[toc\]|\\toc(?:skip)?|\{\{\s*toc\s*\}\}|\{:\s*toc\b[^{}]*\}"
    r"|\{\{[<%]\s*(?:toc|table[_-]?of[_-]?contents)\s*/?[%>]\}\}|\{%-?\s*(?:include\s+)?toc(?:\.html)?(?:\s[^{}]*)?-?%\}",
    re.IGNORECASE,
)


def kramdown_contents_as_tags(text: str) -> str:
    """Leave of kramdown's list only the line that says what it is."""
    return _KRAMDOWN.sub(r"\n\g<lead>\\\g<list>\n", text) if "toc" in text else text


def drop_contents(draft: Draft) -> None:
    """Take away paragraphs that only say where the contents shall stand.

    Reports: dropped-markup.
    """
    for node in list(elements(draft.body, "p", "li", "div")):
        text = "".join(map(str, node.itertext())).strip().removeprefix("\\")
        if (found := _PLACE.fullmatch(text)) and not any(name_of(child) in {"ul", "ol", "img"} for child in node):
            place = place_of_pattern(draft.post, re.escape(found[0]))
            hint = "set `contents-depth = 2` in `[pages]` for headings of chapters, or take it out"
            said = f"`{found[0]}` left out: a book has contents of its own"
            draft.tell(Code.DROPPED_MARKUP, said, place=place, hint=hint)
            remove(node)
