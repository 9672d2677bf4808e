"""Writes the pages of docs/ that are made from the code. `make docs` runs it; a test says when a page is old."""

from __future__ import annotations

import ast
import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path

from postbook import diagnostics
from postbook.book_toml.keys import keys_of
from postbook.book_toml.reference import reference_page
from postbook.book_toml.schema import json_schema
from postbook.config import Config
from postbook.diagnostics import ALLOWABLE, WARNINGS, Code

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
EXAMPLES = ROOT / "tests" / "messages"

MESSAGES_OPENING = """\
# Messages

What postbook says about a book, code by code. Every message has the same form, which editors and CI systems can follow:

```text
file:line:column: severity[code]: what is wrong
  hint: what to do
```

Line and column count from 1 and are left out where they are not known for certain. All problems of a stage are told
together. An **error** ends the run: nothing is written, the exit status is 1. A **warning** does not, unless the run is
`--strict`.

- `[messages] silence = ["embedded-media"]` in `book.toml` hides a warning. An error can't be hidden.
- `[messages] allow = ["broken-link"]`, or `--allow broken-link`, makes a warning of an error that a book survives: the
  book is made without what the message names.

The examples below are the ones that postbook's own tests hold it to. This page is made by `make docs`.
"""


def pages() -> Mapping[Path, str]:
    """Every page that is made from the code, and what it should say."""
    return {
        DOCS / "messages.md": messages_page(),
        DOCS / "book-toml.md": reference_page(),
        DOCS / "book.schema.json": json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n",
        ROOT / "README.md": with_keys((ROOT / "README.md").read_text(encoding="utf-8")),
    }


def with_keys(readme: str) -> str:
    """The README, with the list of every key between its two marks."""
    listing = "\n".join(key_tables(Config, ""))
    return re.sub(
        r"(<!-- keys: .*? -->\n).*?(<!-- end of keys -->)", lambda m: f"{m[1]}\n{listing}\n{m[2]}", readme, flags=re.S
    )


def key_tables(table: type, prefix: str) -> Iterator[str]:
    """A line a key, in a list a table; tables in the order of ``book.toml``."""
    for name, key in keys_of(table).items():
        if key.is_table:
            yield f"**`[[{prefix}{name}]]`**\n" if key.is_list else f"**`[{prefix}{name}]`**\n"
            yield from (f"- `{inner}`: {its.doc}" for inner, its in keys_of(key.type).items())
            yield ""
            yield from key_tables(key.type, f"{prefix}{name}.")


def messages_page() -> str:
    """The page on messages: a section a code, in the order of the stages."""
    meanings = read_meanings()
    return "\n".join([MESSAGES_OPENING, *(section(code, meanings[code.name]) for code in Code)])


def section(code: Code, meaning: str) -> str:
    """One code: what it means, how much it weighs, and an example."""
    lines = [f"## {code.value}", "", f"{meaning.replace('``', '`')} *{weight(code)}*", ""]
    example = EXAMPLES / code.value / "expected.txt"
    if example.is_file():
        lines += ["```text", example.read_text(encoding="utf-8").rstrip(), "```", ""]
    return "\n".join(lines)


def weight(code: Code) -> str:
    """How much a message weighs, in words."""
    if code in WARNINGS:
        return "A warning."
    return "An error that can be allowed." if code in ALLOWABLE else "An error."


def read_meanings() -> Mapping[str, str]:
    """The docstring below each member of ``Code``, by the member's name. Python does not keep them at run time."""
    tree = ast.parse(Path(diagnostics.__file__).read_text(encoding="utf-8"))
    (codes,) = (node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Code")
    meanings: dict[str, str] = {}
    for member, docstring in zip(codes.body, codes.body[1:], strict=False):
        if isinstance(member, ast.Assign) and isinstance(docstring, ast.Expr):
            name, value = member.targets[0], docstring.value
            assert isinstance(name, ast.Name)
            assert isinstance(value, ast.Constant)
            meanings[name.id] = textwrap.dedent(str(value.value))
    return meanings


def main() -> None:
    """Write every page."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
