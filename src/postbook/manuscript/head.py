"""What the readers of headers share: what they give, and what they have to say."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from postbook.diagnostics import Code, Diagnostic, Span

REPAIR = "mend that line, or allow `malformed-header` in `[messages]` to take what can be read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A message about a post whose path is not known here."""

    code: Code
    message: str
    line: int | None = None
    """Of the file, from 1."""
    hint: str = ""

    def at(self, path: PurePosixPath) -> Diagnostic:
        """The message, with its file."""
        span = Span(path=path, line=self.line)
        return Diagnostic(code=self.code, message=self.message, span=span, hint=self.hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """The keys and values of a head, as its language has them."""

    values: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    """Key → line of the file, from 1."""
    problems: tuple[Problem, ...] = ()


class NoMapping(Exception):
    """YAML, but not keys with values: a text between two lines of dashes."""


class MalformedHead(Exception):
    """A head that its language can't read. ``line`` is of the file."""

    def __init__(self, message: str, line: int | None, hint: str = REPAIR) -> None:
        super().__init__(message)
        self.problem = Problem(code=Code.MALFORMED_HEADER, message=message, line=line, hint=hint)


_PAIR = re.compile(r"""(?:@def[ \t]+)?["']?([A-Za-z_][\w.-]*)["']?(?:[ \t]*:(?:[ \t]+|$)|[ \t]*=[ \t]*)(.*)""")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")


def read_loosely(source: str, first_line: int) -> Pairs:
    """Read ``key: value`` and ``key = value`` line by line, and pass over whatever else there is."""
    values: dict[str, object] = {}
    lines: dict[str, int] = {}
    key = ""
    for number, line in enumerate(source.split("\n"), start=first_line):
        if pair := _PAIR.fullmatch(line.rstrip()):
            key = pair[1]
            lines[key], values[key] = number, _loose_value(pair[2] or "")
        elif (item := _ITEM.fullmatch(line.rstrip())) and key and values[key] in ("", None):
            values[key] = [_loose_value(item[1])]
        elif item and isinstance(listed := values.get(key), list):
            listed.append(_loose_value(item[1]))
    return Pairs(values=values, lines=lines)


def _loose_value(text: str) -> object:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return [_unquoted(item) for item in re.findall(r'"[^"]*"|\'[^\']*\'|[^,\s][^,]*', text[1:-1])]
    return _unquoted(text)


def _unquoted(text: str) -> str:
    text = text.strip()
    for quote in ('"""', "'''", '"', "'"):
        if len(text) >= 2 * len(quote) and text.startswith(quote) and text.endswith(quote):
            inside = text[len(quote) : -len(quote)]
            return _unescaped(inside) if quote == '"' else inside.strip()
    return text


def _unescaped(text: str) -> str:
    try:
        return str(json.loads(f'"{text}"'))
    except json.JSONDecodeError:
        return text


def looks_like_pair(line: str) -> bool:
    """Whether a line seems to be the first of a head."""
    return bool(_PAIR.fullmatch(line.strip()))
