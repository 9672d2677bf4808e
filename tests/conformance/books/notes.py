"""Notes: in tables, lists, headings and quotations, long ones, many on a page, one called twice."""

from __future__ import annotations

from pathlib import Path

from tests.conformance.book import Book
from tests.conformance.books.writer import Writer, write_book

MANY = 60


def _write(folder: Path) -> Path:
    writer = Writer("notes")
    posts = {
        "Many notes": _many(writer),
        "Notes in tables": _in_tables(writer),
        "Notes in lists and headings": _in_places(writer),
        "Long notes": _long(writer),
        "Notes with blocks": _blocks(writer),
        "One note, two calls": f"{writer.sentence()}[^1] {writer.sentence()}[^1]\n\n[^1]: {writer.sentence()}",
        "Notes and links": _links(writer),
    }
    return write_book(folder, "Notes upon Notes", posts)


def _many(writer: Writer) -> str:
    text = "\n\n".join(f"{writer.sentence()}[^{number}] {writer.sentence()}" for number in range(MANY))
    notes = "\n".join(f"[^{number}]: {writer.sentence()}" for number in range(MANY))
    return f"{text}\n\n{notes}"


def _in_tables(writer: Writer) -> str:
    rows = "\n".join(f"| {writer.words(1)}[^c{row}] | {writer.words(2)} |" for row in range(8))
    notes = "\n".join(f"[^c{row}]: {writer.sentence()}" for row in range(8))
    return f"| boat[^h] | cargo |\n|---|---|\n{rows}\n\n[^h]: {writer.sentence()}\n{notes}"


def _in_places(writer: Writer) -> str:
    return f"""\
## {writer.title()}[^1]

{writer.paragraph()}

- {writer.words(3)}[^2]
    - {writer.words(3)}[^3]

1. {writer.words(3)}[^4]

> {writer.sentence()}[^5]

*{writer.words(3)}[^6]* and **{writer.words(2)}[^7]**

{writer.words(1)}
:   {writer.sentence()}[^8]

[^1]: {writer.sentence()}
[^2]: {writer.sentence()}
[^3]: {writer.sentence()}
[^4]: *{writer.words(3)}* in `code` and [a link](https://example.org/).
[^5]: {writer.sentence()}
[^6]: {writer.sentence()}
[^7]: {writer.sentence()}
[^8]: {writer.sentence()}
"""


def _long(writer: Writer) -> str:
    """Notes that fill half a page, and more than a page."""
    text = " ".join(f"{writer.paragraph(3)}[^{number}]" for number in range(5))
    notes = "\n\n".join(f"[^{number}]: {writer.paragraph(3 + 12 * number)}" for number in range(5))
    return f"{text}\n\n{notes}"


def _blocks(writer: Writer) -> str:
    return f"""\
{writer.sentence()}[^list] {writer.sentence()}[^code] {writer.sentence()}[^quote] {writer.sentence()}[^short]

[^list]: {writer.sentence()}

    - {writer.words(2)}
    - {writer.words(2)}

[^code]: {writer.sentence()}

        boat.moor()

    {writer.sentence()}

[^quote]:
    > {writer.sentence()}

[^short]: {writer.sentence()}
"""


def _links(writer: Writer) -> str:
    """Links within the book, out of it, in a heading, around code; an address; a note within a link's paragraph."""
    return f"""\
## A [heading with a link](https://example.org/a) {{#here}}

See [above](#here), [another post](001.md), [`code`](https://example.org/b), <https://example.org/a/long/address/that/breaks>,
[a link that is long enough to go over the end of a line, and then some more of it so that it must](https://example.org/c)[^1]
and ![no picture](https://example.org/x.png).

[^1]: [Linked](https://example.org/d) from a note, {writer.words(3)}.
"""


BOOK = Book(name="notes", write=_write)
