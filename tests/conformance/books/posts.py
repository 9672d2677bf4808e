"""Four hundred short posts, a part for each hundred of their numbers."""

from __future__ import annotations

from pathlib import Path

from tests.conformance.book import Book
from tests.conformance.books.writer import Writer, write_book

COUNT = 400


def _write(folder: Path) -> Path:
    writer = Writer("posts")
    posts = {f"{writer.title()} {number}": _post(writer, number) for number in range(1, COUNT + 1)}
    parts = "\n".join(
        f'[[parts]]\ntitle = "Year {part + 1}"\nposts = ["chapters/{part}*.md"]\n' for part in range(COUNT // 100 + 1)
    )
    settings = f'[print]\nchapters-open = "next"\n\n[numbering]\nchapters = false\n\n{parts}'
    return write_book(folder, "Four Hundred Posts", posts, settings)


def _post(writer: Writer, number: int) -> str:
    link = f" See [an earlier post]({number - 1:03}.md)." if number > 1 else ""
    return f"{writer.paragraph(2)}{link}\n\n## {writer.title()}\n\n{writer.sentence()}\n"


BOOK = Book(name="posts", write=_write)
