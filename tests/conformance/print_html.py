"""Writes the documents that go into the layout engine: ``python -m tests.conformance.print_html BOOK FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from postbook.book_toml.reader import read_config
from postbook.build import read_book
from postbook.config import Config
from postbook.diagnostics import Report
from postbook.formats import theme_of
from postbook.pdf.document import section_document
from postbook.pdf.for_print import for_print
from postbook.pdf.formulas import drawings_of
from postbook.pdf.look import look_of


def write_documents(config: Config, folder: Path) -> None:
    """A file for each section that is printed; every folio is a 1. Raises: BuildFailed."""
    report = Report(allow=config.messages.allow)
    _, sections = read_book(config, report)
    look = look_of(config, theme_of(config, report), report)
    folder.mkdir()
    for number, section in enumerate(each for each in sections if "pdf" in each.media):
        printed = for_print(section, drawings_of(section))
        document = section_document(section, printed.markup(dict.fromkeys(printed.places, "1")), look)
        (folder / f"{number:04}-{section.name}.html").write_text(document, encoding="utf-8")


def main() -> None:
    """Run the command."""
    book, folder = map(Path, sys.argv[1:])
    config = read_config(book / "book.toml", Report())
    assert config is not None
    write_documents(config, folder)


if __name__ == "__main__":
    main()
