"""The keys of ``book.toml`` as data: what the reader, the schema and the reference page walk over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from postbook.config import Config
from postbook.lengths import Length, PageSize


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key of a table."""

    name: str
    """As in ``book.toml``: kebab-case."""
    field_name: str
    type: type
    """Of the value, or of each of its items."""
    is_list: bool
    doc: str
    required: bool
    default: Any
    """``None`` where it is required."""
    choices: tuple[Any, ...]
    """The values it takes, as written; empty where it takes any."""
    exists: str
    """``file`` or ``folder`` where its path must be one."""

    @property
    def is_table(self) -> bool:
        """Whether its value, or each of its items, is a table of its own."""
        return is_table(self.type)


def is_table(type_: type) -> bool:
    """Whether values of a type are written as a TOML table."""
    return is_dataclass(type_) and type_ not in (Length, PageSize)


@cache
def keys_of(table: type) -> Mapping[str, Key]:
    """The keys of a table, by name, in the order of its fields."""
    hints = get_type_hints(table)
    keys = (_key(each, hints[each.name]) for each in fields(table) if not each.metadata.get("skip"))
    return {key.name: key for key in keys}


def all_keys(table: type = Config, prefix: str = "") -> Iterator[str]:
    """The dotted names of all keys, tables before what they hold."""
    for name, key in keys_of(table).items():
        yield prefix + name
        if key.is_table:
            yield from all_keys(key.type, f"{prefix}{name}.")


def blank(table: type) -> Any:
    """A table with nothing in it, to stand in for one that can't be read."""
    return table(
        **{key.field_name: blank(key.type) if key.is_table else "" for key in keys_of(table).values() if key.required}
    )


def _key(each: Field[Any], hint: Any) -> Key:
    if get_origin(hint) is UnionType:
        (hint,) = (part for part in get_args(hint) if part is not NoneType)
    is_list = get_origin(hint) is tuple
    type_ = get_args(hint)[0] if is_list else hint
    values = tuple(member.value for member in type_) if issubclass(type_, Enum) else ()
    return Key(
        name=each.name.replace("_", "-"),
        field_name=each.name,
        type=type_,
        is_list=is_list,
        doc=each.metadata["doc"],
        required=bool(each.metadata.get("required")),
        default=None if each.default is MISSING else each.default,
        choices=each.metadata.get("choices", values),
        exists=each.metadata.get("exists", ""),
    )
