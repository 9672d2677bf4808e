"""Lists in lists, six deep, of every kind, with all that may stand in an item."""

from __future__ import annotations

from pathlib import Path

from tests.conformance.book import Book
from tests.conformance.books.writer import Writer, write_book

DEPTH = 6


def _write(folder: Path) -> Path:
    writer = Writer("lists")
    posts = {
        "Bullets": _nested(writer, "-", 0),
        "Numbers": _nested(writer, "1.", 0),
        "Mixed kinds": "\n\n".join(_mixed(writer, depth) for depth in range(DEPTH)),
        "Loose items": _loose(writer),
        "Tasks and terms": f"{_tasks(writer)}\n\n{_terms(writer)}",
        "Where lists stand": _places(writer),
        "A list of a hundred": "\n".join(f"{number}. {writer.words(3)}" for number in range(1, 101)),
    }
    return write_book(folder, "Lists in Lists", posts)


def _nested(writer: Writer, mark: str, depth: int) -> str:
    """Three items, and below the second of them three more, down to the lowest level."""
    indent = "    " * depth
    items = [f"{indent}{mark} {writer.words(4)}" for _ in range(3)]
    if depth + 1 < DEPTH:
        items.insert(2, _nested(writer, mark, depth + 1))
    return "\n".join(items)


def _mixed(writer: Writer, turn: int) -> str:
    """A list whose levels are bullets and numbers by turns."""
    lines = []
    for depth in range(DEPTH):
        mark = "-" if (depth + turn) % 2 else "7."
        lines += [f"{'    ' * depth}{mark} {writer.sentence()}"]
    return f"{writer.paragraph(1)}\n\n" + "\n".join(lines)


def _loose(writer: Writer) -> str:
    """Items of several paragraphs, code, a quotation, a table, a note."""
    return f"""\
1.  {writer.paragraph()}

    {writer.paragraph()}[^1]

2.  {writer.sentence()}

        indented = code

    > {writer.sentence()}
    >
    > - {writer.words(3)}
    > - {writer.words(3)}

3.  {writer.sentence()}

    | berth | boat |
    |---|---|
    | one | {writer.words(2)} |

    ```python
    def moor(boat: str) -> None:
        print(boat)
    ```

4.  ### {writer.title()}

    {writer.sentence()}

[^1]: {writer.sentence()}
"""


def _tasks(writer: Writer) -> str:
    return f"- [x] {writer.words(3)}\n- [ ] {writer.words(4)}\n    - [x] {writer.words(2)}\n- [ ] **{writer.words(2)}**"


def _terms(writer: Writer) -> str:
    terms = (f"{writer.words(1)}\n:   {writer.sentence()}\n\n:   {writer.sentence()}" for _ in range(3))
    return "\n\n".join(terms)


def _places(writer: Writer) -> str:
    """Lists in quotations, in tables, beside each other, empty items, lists of one."""
    return f"""\
> 1. {writer.words(3)}
> 2. {writer.words(3)}
>     - {writer.words(3)}

<table><thead><tr><th>Boat</th><th>Cargo</th></tr></thead>
<tbody><tr><td>{writer.words(1)}</td><td><ul><li>{writer.words(1)}</li><li>{writer.words(2)}</li></ul></td></tr></tbody>
</table>

- {writer.words(2)}

<!-- two lists -->

- {writer.words(2)}

<ul><li></li><li>{writer.words(1)}</li></ul>

<ol start="4" type="a"><li>{writer.words(2)}</li><li value="9">{writer.words(2)}</li></ol>

<ol reversed><li>{writer.words(2)}</li><li>{writer.words(2)}</li></ol>

<ul><ul><li>{writer.words(2)}</li></ul></ul>
"""


BOOK = Book(name="lists", write=_write)
