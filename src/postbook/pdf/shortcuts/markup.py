"""Our own markup: the engine reads it with a parser in Python, which allows for every mistake that an author can make.

What ``html_text`` writes has none. But for the slash of empty elements and the names of drawings it is XML: so it is
read as XML, fifteen times as fast, wherever the rules of HTML would make the same tree of it (``nesting``) and nothing
is written that HTML and XML understand differently. All else, as from an author's template, the engine reads.
"""

from __future__ import annotations

import re
from io import StringIO
from typing import Any
from xml.etree import ElementTree

import weasyprint

from postbook.pdf.shortcuts.nesting import XLINK_NS, is_same_in_html
from postbook.pdf.shortcuts.replace import Replacements
from postbook.xhtml import SVG_NS

_BEGIN, _END = "<!DOCTYPE html>", "</html>"
_SVG_START = re.compile(r"<svg(?=[ >])")
_SVG_WITH_NAMES = f'<svg xmlns="{SVG_NS}" xmlns:xlink="{XLINK_NS}"'
_EMPTY = re.compile(r"<((?:br|col|hr|img|meta|wbr)(?: [^<>]*)?)>")
_DOUBTFUL = re.compile(
    r"<[^<>\t\n\r']*+[\t\n\r']"  # white space in an attribute, which XML makes a space
    r"|=\"[^\"<>]++>|=\">[^\"<>]*+\"[ >]"  # an attribute with what ends a tag
    r"|/>|</(?:br|col|hr|img|meta|wbr)[ >]"  # the same in XML only
    r"|(?<= )xmlns[=:](?=[^<>]*>)"  # a name of names, which XML does not keep
    r"|<[!?]"  # comments, and what HTML takes for them
    r"|&\#(?!x27;|9;|10;)"  # characters by numbers that are others in HTML
    r"|>&\#(?:9|10);"  # a line end that may or may not be the first of `<pre>`
)
_reader = weasyprint.tinyhtml5


def install(replacements: Replacements) -> None:
    """Read our own markup as XML."""
    replacements.put(weasyprint, "tinyhtml5", _Reader)


class _Reader:
    """What the engine asks for a tree."""

    @staticmethod
    def parse(file: Any, **options: Any) -> Any:
        tree = read_as_xml(file.getvalue()) if isinstance(file, StringIO) else None
        return _reader.parse(file, **options) if tree is None else tree


def read_as_xml(html: str) -> ElementTree.Element | None:
    """A document's tree, as a parser of HTML would make it without a namespace; ``None`` where it may be another."""
    if not html.startswith(_BEGIN) or not html.endswith(_END) or _DOUBTFUL.search(html, len(_BEGIN)):
        return None
    xml = _SVG_START.sub(_SVG_WITH_NAMES, _EMPTY.sub(r"<\1/>", html))
    try:
        root = ElementTree.XML(xml)
    except (ElementTree.ParseError, UnicodeEncodeError):
        return None
    if not is_same_in_html(root):
        return None
    for code in root.iter("pre"):
        if code.text and code.text[0] == "\n":
            # The line end right after the tag is part of it.
            code.text = code.text[1:] or None
    return root
