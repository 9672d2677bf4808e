"""Heads in YAML, as Jekyll and most others write them. The only module that imports PyYAML."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import yaml

from postbook.diagnostics import Code
from postbook.manuscript.head import REPAIR, MalformedHead, NoMapping, Pairs, Problem

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SPECIAL_START = re.compile(r"\s*(-\s+)?([\w-]+:\s+)?[@`%*&!|>{\[]")
_KEY = re.compile(r"\s*([\w-]+):")
_NOT_BREAKS = str.maketrans("\x85\u2028\u2029", "   ")
"""YAML 1.1 takes these for line ends; in a title they are what was left of a copy."""
_NULL = "tag:yaml.org,2002:null"


def read_yaml(source: str, first_line: int, text_keys: frozenset[str]) -> Pairs:
    """Read a head; the values of ``text_keys`` stay as they are written: a title may be `1.10` or `Yes`.

    Raises: MalformedHead, NoMapping.
    """
    source = source.translate(_NOT_BREAKS)
    root = _compose(source, first_line)
    if root is None:
        return Pairs()
    if not isinstance(root, yaml.MappingNode):
        raise NoMapping
    values: dict[str, object] = {}
    lines: dict[str, int] = {}
    problems = []
    for key_node, value_node in root.value:
        key, line = str(key_node.value), _line_at(key_node.start_mark, source, first_line)
        if key in values:
            problems.append(_given_twice(key, line))
        values[key], lines[key] = plain_value(value_node, typed=key.lower() not in text_keys, seen={}), line
    return Pairs(values=values, lines=lines, problems=tuple(problems))


def _line_at(mark: yaml.Mark, source: str, first_line: int) -> int:
    return source.count("\n", 0, mark.index) + first_line


def _given_twice(key: str, line: int) -> Problem:
    message = f"the header gives `{key}` twice"
    return Problem(code=Code.DUPLICATE_KEY, message=message, line=line, hint="delete one of them; the last one counts")


def _compose(source: str, first_line: int) -> yaml.Node | None:
    """The tree of nodes, which know their lines. Raises: MalformedHead."""
    try:
        try:
            return yaml.compose(source, Loader=_Loader)
        except yaml.YAMLError:
            # libyaml and PyYAML word their errors differently; only PyYAML is everywhere.
            return yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise _malformed(error, source, first_line) from None
    except yaml.reader.ReaderError as error:
        line = source.count("\n", 0, error.position) + first_line
        raise MalformedHead("a control character in the header", line) from None
    except (RecursionError, ValueError, yaml.YAMLError):
        raise MalformedHead("the header is not YAML", first_line) from None


def _malformed(error: yaml.MarkedYAMLError, source: str, first_line: int) -> MalformedHead:
    mark = error.problem_mark or error.context_mark
    line = _line_at(mark, source, first_line) if mark else first_line
    text = source.split("\n")[line - first_line]
    needs_quotes = text.count(": ") > 1 or _SPECIAL_START.match(text)
    key = _KEY.match(text)
    hint = f'put the value in quotes: `{key[1] if key else "title"}: "…"`' if needs_quotes else REPAIR
    return MalformedHead(f"the header is not YAML: {error.problem or error.context}", line, hint)


def plain_value(node: yaml.Node, *, typed: bool, seen: dict[int, object]) -> object:
    """A node as Python has it; a node that holds itself, or is met again, is not read again."""
    if id(node) in seen:
        return seen[id(node)]
    seen[id(node)] = None
    if isinstance(node, yaml.SequenceNode):
        value: object = [plain_value(item, typed=typed, seen=seen) for item in node.value]
    elif isinstance(node, yaml.MappingNode):
        value = {str(key.value): plain_value(item, typed=typed, seen=seen) for key, item in node.value}
    else:
        value = _scalar(node, typed=typed)
    seen[id(node)] = value
    return value


def _scalar(node: yaml.Node, *, typed: bool) -> object:
    if node.tag == _NULL:
        return None
    construct = _CONSTRUCTORS.get(node.tag) if typed else None
    try:
        return construct(node) if construct else str(node.value)
    except (ValueError, OverflowError, yaml.YAMLError):
        # A day that is not in the calendar, a number with too many digits.
        return str(node.value)


_SAFE = yaml.constructor.SafeConstructor()
_CONSTRUCTORS: Mapping[str, Callable[[Any], object]] = {
    "tag:yaml.org,2002:bool": _SAFE.construct_yaml_bool,
    "tag:yaml.org,2002:int": _SAFE.construct_yaml_int,
    "tag:yaml.org,2002:float": _SAFE.construct_yaml_float,
    "tag:yaml.org,2002:timestamp": _SAFE.construct_yaml_timestamp,
}
