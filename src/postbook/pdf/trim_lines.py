"""Blanks at the end of lines of code, which nobody sees: a line would break for them."""

from __future__ import annotations

import re

from lxml import etree

from postbook.xhtml import elements

_BLANKS = re.compile(r"[ \t]+(?=\n)")


def trim_lines(body: etree._Element) -> None:
    """Take them away; where highlighting has set blanks apart from the end of their line, they stay."""
    for listing in elements(body, "pre"):
        for node in listing.iter():
            if node.text:
                node.text = _BLANKS.sub("", node.text)
            if node.tail and node is not listing:
                node.tail = _BLANKS.sub("", node.tail)
