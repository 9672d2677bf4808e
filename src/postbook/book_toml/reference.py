"""The reference page of ``book.toml``, made from the same fields as its reader."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from postbook.book_toml.keys import Key, keys_of
from postbook.book_toml.schema import plain_default
from postbook.config import Config
from postbook.lengths import MILLIMETRES, TRIMS, Length, PageSize

_INTRODUCTION = f"""\
# `book.toml`

Every key that a book can have. Only `title` in `[book]` must be given; what is left out has the default shown. A key
that is not listed here is an error, told with its line and the nearest key there is. Paths are written from the folder
of `book.toml`, with `/`; what lies outside that folder can be read only where `[sources]` or `[site]` names its folder.

- A *length* is a number with its unit, in quotes: `"20mm"`; units: {", ".join(f"`{unit}`" for unit in MILLIMETRES)}.
- A *page size* is two lengths, `"6in x 9in"`, or a name: {", ".join(f"`{name}`" for name in TRIMS)}.
- A *date* stands without quotes: `2026-01-31`.

`postbook schema` prints a JSON Schema of all this. With it beside `book.toml`, this first line makes editors complete
and check keys: `#:schema ./book.schema.json`.
"""

_TYPE_NAMES: Mapping[type, str] = {
    bool: "`true` or `false`",
    int: "number",
    str: "text",
    Path: "path",
    datetime.date: "date",
    Length: "length",
    PageSize: "page size",
}


def reference_page() -> str:
    """The page, in Markdown."""
    return "\n".join((_INTRODUCTION, *_tables(Config, "")))


def _tables(table: type, prefix: str) -> Iterator[str]:
    for name, key in keys_of(table).items():
        if key.is_table:
            head = f"[[{prefix}{name}]]" if key.is_list else f"[{prefix}{name}]"
            yield f"## `{head}`\n\n{_introduction(key)}\n\n{_rows(key.type)}\n"
            yield from _tables(key.type, f"{prefix}{name}.")


def _rows(table: type) -> str:
    lines = ["| key | value | default | what it is |", "|---|---|---|---|"]
    lines += [f"| `{name}` | {_type_name(key)} | {_default(key)} | {key.doc} |" for name, key in keys_of(table).items()]
    return "\n".join(lines)


def _type_name(key: Key) -> str:
    if key.is_table:
        return "tables" if key.is_list else "table"
    name = ", ".join(f"`{choice}`" for choice in key.choices) or _TYPE_NAMES[key.type]
    return f"list of: {name}" if key.is_list else name


def _default(key: Key) -> str:
    default = plain_default(key)
    if key.required:
        return "*must be given*"
    if key.is_table or default in (None, "", []):
        return ""
    return f"`{json.dumps(default, ensure_ascii=False)}`"


def _introduction(key: Key) -> str:
    """What the table's docstring says beyond its name, else what its key is."""
    said = " ".join((key.type.__doc__ or "").split()).replace("``", "`")
    rest = re.sub(r"^(?:The|A) `\[+[\w.]+\]+` table[.:]?\s*", "", said) or f"{key.doc}."
    return f"{rest[:1].upper()}{rest[1:]}"
