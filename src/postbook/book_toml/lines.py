"""On which line each key of a TOML text stands, which ``tomllib`` does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

TomlPath = tuple[str | int, ...]
"""The way to a value: keys, and places in an array counted from 0."""

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY_PART = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_BLANKS = re.compile(r"[ \t]*")
_STRINGS = (
    # The three quotes of a long string may be followed by up to two that belong to it.
    re.compile(r'"""(\r?\n)?(?:[^\\]|\\.)*?"{3,5}', re.DOTALL),
    re.compile(r"'''(\r?\n)?.*?'{3,5}", re.DOTALL),
    re.compile(r'"()(?:[^"\\\n]|\\.)*"'),
    re.compile(r"'()[^'\n]*'"),
)
_SCALAR = re.compile(r"[^,\]}#\r\n]*")


@dataclass(frozen=True, slots=True)
class TomlLines:
    """Lines from 1."""

    keys: Mapping[str, int]
    """Dotted name (``book.authors[0].name``) → the line of the key, of the table's head, or of the array's item."""
    texts: Mapping[str, int]
    """Dotted name of a string → the line on which its text begins."""


def dotted(path: TomlPath) -> str:
    """Write a path as messages and ``TomlLines`` do: ``book.authors[0].name``."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")


def toml_lines(text: str) -> TomlLines:
    """Find the lines of a text that ``tomllib`` has read without complaint."""
    scanner = _Scanner(text)
    scanner.scan()
    return TomlLines(keys=scanner.keys, texts=scanner.texts)


@dataclass
class _Scanner:
    """Walks over TOML that is known to be right, so it looks for ends and never for errors."""

    text: str
    position: int = 0
    line: int = 1
    keys: dict[str, int] = field(default_factory=dict)
    texts: dict[str, int] = field(default_factory=dict)
    table_counts: dict[TomlPath, int] = field(default_factory=dict)

    def scan(self) -> None:
        table: TomlPath = ()
        self.take(_SPACE)
        while self.position < len(self.text):
            if self.text[self.position] == "[":
                table = self.table_head()
            else:
                self.pair(table)
            self.take(_SPACE)

    def take(self, pattern: re.Pattern[str]) -> str:
        """Step over what a pattern matches here."""
        match = pattern.match(self.text, self.position)
        taken = match[0] if match else ""
        self.step(len(taken))
        return taken

    def step(self, length: int) -> None:
        self.line += self.text.count("\n", self.position, self.position + length)
        self.position += length

    def note(self, path: TomlPath) -> None:
        self.keys.setdefault(dotted(path), self.line)

    def table_head(self) -> TomlPath:
        brackets = 2 if self.text.startswith("[[", self.position) else 1
        self.step(brackets)
        names = self.key_path()
        path: TomlPath = ()
        for name in names[:-1]:
            path = (*path, name)
            self.note(path)
            path = self.newest(path)
        path = (*path, names[-1])
        if brackets == 2:
            self.table_counts[path] = self.table_counts.get(path, -1) + 1
            self.note(path)
        path = self.newest(path)
        self.keys[dotted(path)] = self.line  # a table may have been named before its own head
        self.step(brackets)
        return path

    def newest(self, path: TomlPath) -> TomlPath:
        """The path to a table, or to the newest of an array of tables."""
        return (*path, self.table_counts[path]) if path in self.table_counts else path

    def key_path(self) -> tuple[str, ...]:
        parts = []
        while True:
            self.take(_BLANKS)
            parts.append(_unquoted(self.take(_KEY_PART)))
            self.take(_BLANKS)
            if not self.text.startswith(".", self.position):
                return tuple(parts)
            self.step(1)

    def pair(self, table: TomlPath) -> None:
        """Step over ``a.b = value`` and note the line of ``a`` and of ``a.b``."""
        line = self.line
        path = table
        for name in self.key_path():
            path = (*path, name)
            self.keys.setdefault(dotted(path), line)
        self.step(1)
        self.take(_BLANKS)
        self.value(path)

    def value(self, path: TomlPath) -> None:
        if self.text.startswith("[", self.position):
            self.array(path)
        elif self.text.startswith("{", self.position):
            self.inline_table(path)
        elif not self.string(path):
            self.take(_SCALAR)

    def string(self, path: TomlPath) -> bool:
        for pattern in _STRINGS:
            if match := pattern.match(self.text, self.position):
                self.texts[dotted(path)] = self.line + (1 if match[1] else 0)
                self.step(len(match[0]))
                return True
        return False

    def array(self, path: TomlPath) -> None:
        self.step(1)
        self.take(_SPACE)
        index = 0
        while self.position < len(self.text) and self.text[self.position] != "]":
            self.note((*path, index))
            self.value((*path, index))
            self.between_items()
            index += 1
        self.step(1)

    def inline_table(self, path: TomlPath) -> None:
        self.step(1)
        self.take(_SPACE)
        while self.position < len(self.text) and self.text[self.position] != "}":
            self.pair(path)
            self.between_items()
        self.step(1)

    def between_items(self) -> None:
        self.take(_SPACE)
        if self.text.startswith(",", self.position):
            self.step(1)
            self.take(_SPACE)


def _unquoted(part: str) -> str:
    return str(tomllib.loads(f"key = {part}")["key"]) if part[:1] in "\"'" and part else part
