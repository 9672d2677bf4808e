"""Islands: what Markdown must not touch. Formulas, template tags and code are set aside before it is read.

An island leaves a word in its place. Once there is a tree, the word tells where the island belongs: in code or in an
attribute it is put back as it was written, in running text it becomes what it is. So nobody has to know beforehand
which dollar sign stands in code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from lxml import etree

from postbook.chapter.tree import LITERAL, is_within, name_of, put_in_text
from postbook.xhtml import XHTML_NS, element


class Kind(Enum):
    """What an island is."""

    TEXT = "text"
    """Shown as written: a template tag."""
    MATH = "math"
    DISPLAY_MATH = "display-math"
    CODE = "code"
    SHOWN = "shown"
    """A template tag that means itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Island:
    """A piece of a post that was set aside."""

    kind: Kind
    written: str
    """As it stands in the post, fences and dollar signs included."""
    inner: str = ""
    """The formula, or the lines of code."""
    language: str = ""
    """Of code."""
    title: str = ""
    """Of code: what the engine prints above it."""


@dataclass(slots=True)
class Islands:
    """The islands of one post, and the words that stand for them."""

    prefix: str
    """A word that the post does not hold."""
    kept: list[Island] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> Islands:
        """No islands yet, and a prefix that is not in the text."""
        prefix = "pbqz"
        while prefix in text.lower():
            prefix += "q"
        return cls(prefix)

    def set_aside(self, island: Island) -> str:
        """Keep an island. Gives the word that stands for it."""
        self.kept.append(island)
        return f"{self.prefix}{len(self.kept) - 1}z"

    def literally(self, text: str) -> str:
        """Text with its islands as they were written."""
        if self.prefix not in text:
            return text
        return self._word.sub(lambda match: self.literally(self.kept[int(match[1])].written), text)

    def split(self, text: str) -> Iterator[str | Island]:
        """The pieces of a text: plain text and islands by turns."""
        for n, piece in enumerate(self._word.split(text)):
            yield self.kept[int(piece)] if n % 2 else piece

    @property
    def _word(self) -> re.Pattern[str]:
        return re.compile(rf"{self.prefix}(\d+)z")

    def put_back(self, tree: etree._Element) -> None:
        """Put every island where its word stands."""
        for node in list(tree.iter()):
            if not isinstance(node.tag, str):
                continue
            for name, value in node.attrib.items():
                if self.prefix in value:
                    node.set(name, self.literally(str(value)))
            # The tail first: the islands in the text become children.
            if node.tail and self.prefix in node.tail and node is not tree:
                self._put_in(node, True, node.tail, _is_literal(node.getparent()))
            if node.text and self.prefix in node.text:
                self._put_in(node, False, node.text, _is_literal(node))

    def _put_in(self, node: etree._Element, is_tail: bool, text: str, literal: bool) -> None:
        if literal:
            put_in_text(node, is_tail, [self.literally(text)])
        else:
            put_in_text(node, is_tail, [self._as_content(piece) for piece in self.split(text)])

    def _as_content(self, piece: str | Island) -> str | etree._Element:
        if isinstance(piece, str):
            return piece
        match piece.kind:
            case Kind.TEXT:
                return self.literally(piece.written)
            case Kind.SHOWN:
                return element("code", self.literally(piece.inner))
            case Kind.CODE:
                return _code(self.literally(piece.inner), piece)
            case _:
                return formula(self.literally(piece.inner), is_display=piece.kind is Kind.DISPLAY_MATH)


def formula(tex: str, *, is_display: bool) -> etree._Element:
    """A formula in running text, as Pandoc writes it; ``mark_math`` makes it ours."""
    return element("span", tex, class_="math display" if is_display else "math inline", data_tex=tex)


def _code(text: str, island: Island) -> etree._Element:
    code = element("code", text)
    if island.language:
        code.set("class", f"language-{island.language}")
    block = element("pre", "", code)
    if island.title:
        block.set("data-title", island.title)
    return block


def _is_literal(node: etree._Element | None) -> bool:
    if node is None:
        return True
    if name_of(node) in LITERAL or is_within(node, LITERAL):
        return True
    return etree.QName(node).namespace != XHTML_NS
