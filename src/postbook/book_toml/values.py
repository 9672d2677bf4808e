"""Read one value of ``book.toml`` as the type that its key wants."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from pathlib import Path
from typing import Any

from postbook.book_toml.keys import Key
from postbook.diagnostics import Code
from postbook.lengths import Length, PageSize
from postbook.utf8 import NOT_XML

TYPE_NAMES: Mapping[type, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a string",
    list: "a list",
    dict: "a table",
    datetime.date: "a date",
    datetime.datetime: "a date with a time",
    datetime.time: "a time",
}
"""What TOML's types are called in messages."""

_MEASURES: Mapping[type, tuple[Callable[[str], Any], str]] = {
    Length: (Length.parse, "20mm"),
    PageSize: (PageSize.parse, "6in x 9in"),
}
"""How a measure is read, and an example of it."""


class WrongValue(Exception):
    """A value that its key does not take."""

    def __init__(self, message: str, hint: str = "", code: Code = Code.INVALID_VALUE) -> None:
        super().__init__(message)
        self.message, self.hint, self.code = message, hint, code


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: its key, the dotted name for messages, and the folder that paths begin in."""

    key: Key
    name: str
    folder: Path


def read_value(place: Place, value: Any) -> Any:
    """Read what is neither a list nor a table. Raises: WrongValue."""
    wanted = place.key.type
    if wanted is datetime.date:
        return demand(datetime.date, place.name, value, "write it as `2026-01-31`, without quotes")
    if wanted is Path:
        return _read_path(place, value)
    if wanted in _MEASURES:
        return _read_measure(place, value)
    return _read_plain(place, value)


def demand(wanted: type, name: str, value: Any, hint: str) -> Any:
    """Give back a value of a TOML type. Raises: WrongValue for any other: ``true`` is no integer here."""
    if type(value) is not wanted:
        got = TYPE_NAMES.get(type(value), "something else")
        raise WrongValue(f"`{name}` must be {TYPE_NAMES[wanted]}, not {got}", hint)
    return value


def _read_plain(place: Place, value: Any) -> Any:
    """Read a string, a number, a truth, or a member of an enumeration."""
    is_enum = issubclass(place.key.type, Enum)
    demand(str if is_enum else place.key.type, place.name, value, _rewrite(place.key, value))
    if place.key.choices and value not in place.key.choices:
        raise _not_a_choice(place, value)
    if isinstance(value, str) and (control := NOT_XML.search(value)):
        raise WrongValue(f"`{place.name}` holds the control character U+{ord(control[0]):04X}", "delete it")
    return place.key.type(value)


def _rewrite(key: Key, value: Any) -> str:
    """How a value of the wrong type should be written."""
    if key.choices:
        return f"choose one of: {', '.join(map(str, key.choices))}"
    if key.type is bool:
        return "write `true` or `false`, without quotes"
    if key.type is int:
        return "write it in figures, without quotes"
    if isinstance(value, dict | list):
        return "write one string, in quotes"
    return f'put it in quotes: `"{str(value).lower() if isinstance(value, bool) else value}"`'


def _not_a_choice(place: Place, value: Any) -> WrongValue:
    names = [str(choice) for choice in place.key.choices]
    close = get_close_matches(str(value).lower(), names, n=1)
    hint = f"did you mean `{close[0]}`?" if close else f"choose one of: {', '.join(names)}"
    return WrongValue(f"`{place.name}` can't be `{value}`", hint)


def _read_measure(place: Place, value: Any) -> Any:
    parse, example = _MEASURES[place.key.type]
    demand(str, place.name, value, f'write it in quotes, with its unit: `"{example}"`')
    try:
        return parse(value)
    except ValueError as error:
        message, _, hint = str(error).partition(": ")
        raise WrongValue(f"`{place.name}`: {message}", hint) from None


def _read_path(place: Place, value: Any) -> Path:
    """Read a path, absolute from the book's folder."""
    demand(str, place.name, value, _rewrite(place.key, value))
    if not value or "\0" in value:
        raise WrongValue(f"`{place.name}` is no path", "name a file or a folder, from the book's folder")
    path = Path(os.path.normpath(place.folder / value))
    if place.key.exists and not _is_there(path, place.key.exists):
        raise WrongValue(f"no {place.key.exists} `{value}`", near_file(path), Code.MISSING_FILE)
    return path


def _is_there(path: Path, kind: str) -> bool:
    try:
        return path.is_file() if kind == "file" else path.is_dir()
    except OSError:
        # Its name is too long, or its folder is closed to us.
        return False


def near_file(path: Path) -> str:
    """A hint for a path that is not there: what lies beside it under a name much like it."""
    try:
        names = sorted(each.name for each in path.parent.iterdir())
    except OSError:
        names = []
    close = get_close_matches(path.name, names, n=1)
    return f"did you mean `{close[0]}`?" if close else "write the path from the book's folder"
