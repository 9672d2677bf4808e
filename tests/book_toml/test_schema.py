"""Schema and reference are made from the fields that the reader reads."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from postbook.book_toml.keys import all_keys, keys_of
from postbook.book_toml.reader import read_config
from postbook.book_toml.reference import reference_page
from postbook.book_toml.schema import json_schema
from postbook.config import Config
from postbook.diagnostics import Report

GOOD = """
[book]
title = "T"
authors = ["Ann", { name = "Bo", role = "editor" }]
date = 2026-01-31
[chapters]
order = "oldest"
[[parts]]
title = "P"
posts = ["a.md"]
[print]
trim = "us-trade"
margins = { inner = "20 mm" }
"""

BAD = (
    "tirm = 3",
    "[book]\nsubtitle = 'no title'",
    "book.title = 3",
    "book.title = 'T'\nchapters.order = 'oldst'",
    "book.title = 'T'\nprint.trim = 'A55'",
    "book.title = 'T'\nprint.margins.inner = '20'",
    "book.title = 'T'\npages.contents-depth = 3",
    "book.title = 'T'\nmessages.allow = ['unknown-key']",
    "book.title = 'T'\nchapters.posts = 'a.md'",
)


def as_json(value: Any) -> Any:
    """TOML's values as editors hand them to a schema."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def complaints(text: str, folder: Path) -> Iterator[int]:
    """How much schema and reader each find wrong with a text."""
    yield len([*jsonschema.Draft202012Validator(json_schema()).iter_errors(as_json(tomllib.loads(text)))])
    report = Report()
    (folder / "book.toml").write_text(text, encoding="utf-8")
    read_config(folder / "book.toml", report)
    yield report.error_count


def test_the_schema_is_one() -> None:
    """The schema follows JSON Schema 2020-12."""
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_schema_and_reader_take_the_same_book(tmp_path: Path) -> None:
    """What the reader takes, the schema takes."""
    assert [0, 0] == [*complaints(GOOD, tmp_path)]


@pytest.mark.parametrize("text", BAD)
def test_schema_and_reader_refuse_the_same_books(text: str, tmp_path: Path) -> None:
    """What the reader refuses, the schema refuses."""
    assert all(complaints(text, tmp_path))


def test_defaults_of_the_schema_are_valid() -> None:
    """A default that the schema names can be written into book.toml."""
    for table in [key for key in keys_of(Config).values() if key.is_table]:
        properties = json_schema()["properties"][table.name]
        for each in properties.get("items", properties)["properties"].values():
            if "default" in each and each["default"] != "":
                jsonschema.validate(each["default"], each)


def test_the_reference_has_every_key() -> None:
    """The reference page names every table and every key."""
    page = reference_page()

    assert [] == [key for key in all_keys() if f"`{key.rpartition('.')[2]}`" not in page and f"[{key}]`" not in page]


def test_the_reference_is_current() -> None:
    """The page in the repository is the one that the fields make."""
    page = Path(__file__).parents[2] / "docs" / "book-toml.md"

    assert reference_page() == page.read_text(encoding="utf-8"), "run `make docs`"
