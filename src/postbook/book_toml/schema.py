"""The JSON Schema of ``book.toml``, made from the same fields as its reader."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from postbook.book_toml.keys import Key, keys_of
from postbook.config import Author, Config
from postbook.lengths import MILLIMETRES, TRIMS, Length, PageSize

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_LENGTH = rf"\s*\d+(\.\d+)?\s*({'|'.join(MILLIMETRES)})\s*"

_TYPES: Mapping[type, Mapping[str, Any]] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    str: {"type": "string"},
    Path: {"type": "string", "minLength": 1},
    # Editors hand a TOML date to the schema as a string.
    datetime.date: {"type": "string", "format": "date"},
    Length: {"type": "string", "pattern": f"^{_LENGTH}$"},
    PageSize: {
        "type": "string",
        "anyOf": [{"enum": [*TRIMS, *(name.upper() for name in TRIMS)]}, {"pattern": f"^{_LENGTH}[x×]{_LENGTH}$"}],
    },
}


def json_schema() -> dict[str, Any]:
    """The schema, in JSON's own types. https://json-schema.org/draft/2020-12"""
    return {"$schema": DIALECT, "title": "postbook's book.toml", **_table(Config)}


def _table(table: type) -> dict[str, Any]:
    keys = keys_of(table)
    schema: dict[str, Any] = {
        "type": "object",
        "description": " ".join((table.__doc__ or "").split()).replace("``", "`"),
        "properties": {name: _key(key) for name, key in keys.items()},
        "additionalProperties": False,
    }
    required = [name for name, key in keys.items() if key.required]
    return {**schema, "required": required} if required else schema


def _key(key: Key) -> dict[str, Any]:
    schema = _value(key)
    if key.is_list:
        schema = _list_of(key, schema)
    default = plain_default(key)
    described = {**schema, "description": key.doc}
    return described if default is None or key.is_table else {**described, "default": default}


def _value(key: Key) -> dict[str, Any]:
    if key.is_table:
        return _table(key.type)
    if key.choices:
        return {"enum": list(key.choices)}
    return dict(_TYPES[key.type])


def _list_of(key: Key, item: dict[str, Any]) -> dict[str, Any]:
    if key.type is Author:
        one_or_other = {"anyOf": [{"type": "string"}, item]}
        return {"anyOf": [{"type": "string"}, {"type": "array", "items": one_or_other}]}
    return {"type": "array", "items": item}


def plain_default(key: Key) -> Any:
    """The default as it would be written, in JSON's own types; ``None`` where there is none."""
    return _plain(key.default)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    for type_, plain in _PLAIN.items():
        if isinstance(value, type_):
            return plain(value)
    return value


def _trim_name(size: PageSize) -> str:
    return next((name.upper() for name, trim in TRIMS.items() if trim == size), str(size))


_PLAIN: Mapping[type, Callable[[Any], Any]] = {
    Enum: lambda member: member.value,
    Path: lambda path: path.as_posix(),
    PageSize: _trim_name,
    Length: str,
}
