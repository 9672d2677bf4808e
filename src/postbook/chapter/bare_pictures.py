"""Pictures without words: ``![](x.png)`` leaves the question open, to which ``alt=""`` in HTML is an answer.

Python-Markdown writes the same for both. Raw HTML does not come by here.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class BarePictures(Extension):
    """Leave out the ``alt`` of pictures that have none."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run when attribute lists have been read: they may hold an ``alt``."""
        md.treeprocessors.register(_Barer(md), "bare_pictures", 5)


class _Barer(Treeprocessor):
    def run(self, root: Element) -> None:
        for picture in root.iter("img"):
            if not picture.get("alt"):
                picture.attrib.pop("alt", "")
