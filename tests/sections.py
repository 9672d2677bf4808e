"""A small book as far as its sections: gathered, parsed, assembled and rendered, and nothing typeset."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from booktest import BookTest
from postbook.book.assemble import assemble
from postbook.book.book import Book
from postbook.book_toml.reader import read_config
from postbook.chapter.parse import parse
from postbook.config import Config
from postbook.diagnostics import Report
from postbook.manuscript.gather import gather
from postbook.render.render import render
from postbook.render.section import Section
from postbook.xhtml import plain_text, serialize


@dataclass(frozen=True, slots=True)
class Sections:
    """What the stages before typesetting made of a book."""

    config: Config
    book: Book
    sections: tuple[Section, ...]
    report: Report

    @property
    def names(self) -> list[str]:
        """The names of all sections, in book order."""
        return [section.name for section in self.sections]

    @property
    def messages(self) -> str:
        """Everything that the stages said, in order."""
        return "\n".join(map(str, self.report.diagnostics))

    def __getitem__(self, name: str) -> Section:
        return next(section for section in self.sections if section.name == name)

    def xhtml(self, name: str, path: str) -> str:
        """The first element in a section that a path finds, as text; `p[@class='pb-byline']`."""
        return without_namespace(self.find(name, path)[0])

    def text(self, name: str, path: str = ".") -> str:
        """The words of the first element that a path finds in a section."""
        return plain_text(self.find(name, path)[0])

    def find(self, name: str, path: str) -> list[etree._Element]:
        """Every element in a section that a path finds."""
        steps = path if path.startswith(".") else f".//{path}"
        return self[name].body.findall(steps, {"": "http://www.w3.org/1999/xhtml"})


def sections_of(booktest: BookTest) -> Sections:
    """Read the book in the test's folder."""
    report = Report()
    config = read_config(booktest.folder / "book.toml", report)
    manuscript = gather(config, report)
    chapters = parse(manuscript, config, report)
    book = assemble(manuscript, chapters, config, report)
    return Sections(config, book, render(book, config, report), report)


def without_namespace(tree: etree._Element) -> str:
    """A tree as text, without the declarations that every tree has."""
    declared = (' xmlns="http://www.w3.org/1999/xhtml"', ' xmlns:epub="http://www.idpf.org/2007/ops"')
    text = serialize(tree)
    for each in declared:
        text = text.replace(each, "")
    return text
