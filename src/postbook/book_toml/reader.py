"""Read ``book.toml`` into a ``Config``: one reader for all tables, every problem at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Any

from postbook.book_toml.keys import Key, all_keys, blank, keys_of
from postbook.book_toml.lines import TomlLines, TomlPath, dotted, toml_lines
from postbook.book_toml.rules import RULES
from postbook.book_toml.values import Place, WrongValue, demand, read_value
from postbook.config import Author, Config
from postbook.diagnostics import Code, Diagnostic, Report, Span
from postbook.utf8 import NotUTF8, decode


def read_config(path: Path, report: Report) -> Config:
    """Read a ``book.toml``, and let its ``[messages]`` rule the report.

    What is wrong is reported and has its default in the ``Config`` returned, so call it within ``report.stage()``.
    Reports: missing-config, not-utf8, invalid-toml, unknown-key, invalid-value, missing-key, missing-file,
    unknown-language.
    """
    folder, source_path = path.absolute().parent, PurePosixPath(path.name)
    text = _read_text(path, source_path, report)
    tables = None if text is None else _parse_toml(text, source_path, report)
    if text is None or tables is None:
        nothing: Config = blank(Config)
        return replace(nothing, folder=folder, source_path=source_path)
    reader = TableReader(folder=folder, source_path=source_path, lines=toml_lines(text))
    read: Config = reader.table(Config, tables, ())
    output = replace(read.output, folder=folder / read.output.folder)
    config = replace(read, folder=folder, source_path=source_path, lines=reader.lines, output=output)
    report.configure(allow=config.messages.allow, silence=config.messages.silence)
    report.add(*sorted((*reader.diagnostics, *_broken_rules(config)), key=_line_of))
    return config


def _read_text(path: Path, source_path: PurePosixPath, report: Report) -> str | None:
    span = Span(path=source_path)
    try:
        return decode(path.read_bytes())
    except FileNotFoundError:
        message = f"there is no `{path.name}` here"
        hint = "write one with `postbook init`, or name another with `--config`"
        report.add(Diagnostic(code=Code.MISSING_CONFIG, message=message, span=span, hint=hint))
    except OSError as error:
        message = f"`{path.name}` can't be read: {(error.strerror or 'unknown reason').lower()}"
        report.add(Diagnostic(code=Code.MISSING_CONFIG, message=message, span=span, hint="name a file with `--config`"))
    except NotUTF8 as error:
        span = replace(span, line=error.line)
        report.add(Diagnostic(code=Code.NOT_UTF8, message=error.message, span=span, hint=error.hint))
    return None


def _parse_toml(text: str, source_path: PurePosixPath, report: Report) -> dict[str, Any] | None:
    line = column = None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, line, column = toml_error(error, text)
    except (RecursionError, ValueError):
        message = "a value is too long or too deep"
    report.add(
        Diagnostic(
            code=Code.INVALID_TOML,
            message=f"this is not TOML: {message}",
            span=Span(path=source_path, line=line, column=column),
            hint="see https://toml.io for how TOML is written",
        )
    )
    return None


def toml_error(error: tomllib.TOMLDecodeError, text: str) -> tuple[str, int, int | None]:
    """What ``tomllib`` says, with line and column, which in Python 3.11 stand only in the text of the error."""
    message, _, place = str(error).rpartition(" (at ")
    at = re.fullmatch(r"line (\d+), column (\d+)\)", place)
    line, column = (int(at[1]), int(at[2])) if at else (text.rstrip().count("\n") + 1, None)
    return message[:1].lower() + message[1:], line, column


def _broken_rules(config: Config) -> list[Diagnostic]:
    return [
        Diagnostic(code=broken.code, message=broken.message, span=config.span(broken.key), hint=broken.hint)
        for rule in RULES
        for broken in rule(config)
    ]


def _line_of(diagnostic: Diagnostic) -> int:
    return (diagnostic.span and diagnostic.span.line) or 0


class TableReader:
    """Reads tables into dataclasses by their fields, and keeps what is wrong with them."""

    def __init__(self, *, folder: Path, source_path: PurePosixPath, lines: TomlLines) -> None:
        self.folder = folder
        self.source_path = source_path
        self.lines = lines
        self.diagnostics: list[Diagnostic] = []

    def table(self, table: type, values: Mapping[str, Any], path: TomlPath) -> Any:
        """Read one table. Reports: unknown-key, missing-key, and what is wrong with its values."""
        keys = keys_of(table)
        for name in (name for name in values if name not in keys):
            unknown = (*path, name)
            self.report(Code.UNKNOWN_KEY, unknown, f"unknown key `{as_written(unknown)}`", nearest(name, path, keys))
        read = {}
        for name, key in keys.items():
            if name in values:
                read[key.field_name] = self.guarded(key, values[name], (*path, name))
            elif key.required:
                read[key.field_name] = self.absent(key, (*path, name))
        return table(**read)

    def absent(self, key: Key, path: TomlPath) -> Any:
        """Stand in for a required key that is not there. Reports: missing-key."""
        if key.is_table:
            return self.table(key.type, {}, path)
        self.report(
            Code.MISSING_KEY, path[:-1], f"`{as_written(path)}` is missing", f'add `{key.name} = "…"`: {key.doc}'
        )
        return ""

    def guarded(self, key: Key, value: Any, path: TomlPath) -> Any:
        """Read a value, or report what is wrong with it and give the default."""
        try:
            return self.array(key, value, path) if key.is_list else self.value(key, value, path)
        except WrongValue as wrong:
            self.report(wrong.code, path, wrong.message, wrong.hint)
        if key.required:
            return blank(key.type) if key.is_table else ""
        return key.default

    def value(self, key: Key, value: Any, path: TomlPath) -> Any:
        """Read a table or a plain value. Raises: WrongValue."""
        if not key.is_table:
            return read_value(Place(key, as_written(path), self.folder), value)
        if key.type is Author and isinstance(value, str):
            value = {"name": value}
        demand(dict, as_written(path), value, f"write a `[{as_written(path)}]` table")
        return self.table(key.type, value, path)

    def array(self, key: Key, value: Any, path: TomlPath) -> tuple[Any, ...]:
        """Read a list; items that are wrong are reported and left out. Raises: WrongValue."""
        if key.type is Author and isinstance(value, str):
            value = [value]
        demand(list, as_written(path), value, "put it in brackets: `[…]`")
        read = []
        for index, item in enumerate(value):
            try:
                read.append(self.value(key, item, (*path, index)))
            except WrongValue as wrong:
                self.report(wrong.code, (*path, index), wrong.message, wrong.hint)
        return tuple(read)

    def report(self, code: Code, path: TomlPath, message: str, hint: str) -> None:
        """Keep a message about a key."""
        span = Span(path=self.source_path, line=self.lines.keys.get(dotted(path)))
        self.diagnostics.append(Diagnostic(code=code, message=message, span=span, hint=hint))


def as_written(path: TomlPath) -> str:
    """A key as its author writes it: without places in arrays, of which the line tells."""
    return ".".join(part for part in path if isinstance(part, str))


def nearest(name: str, path: TomlPath, keys: Mapping[str, Any]) -> str:
    """A hint for a key that its table does not have: the nearest one, else the table that has it, else all."""
    if close := get_close_matches(name.lower().replace("_", "-"), keys, n=1):
        return f"did you mean `{close[0]}`?"
    leaves = [each.rpartition(".")[2] for each in all_keys()]
    meant = get_close_matches(name, leaves, n=1)
    elsewhere = [each for each in all_keys() if each.rpartition(".")[2] in meant]
    if len(elsewhere) == 1:
        return f"did you mean `{elsewhere[0]}`?"
    where = f"the keys of `[{as_written(path)}]`" if path else "the tables of a book"
    return f"{where} are: {', '.join(keys)}"
