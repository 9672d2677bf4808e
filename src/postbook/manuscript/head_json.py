"""Heads in JSON, as Hugo reads them."""

from __future__ import annotations

import json
import re

from postbook.diagnostics import Code
from postbook.manuscript.head import MalformedHead, Pairs, Problem


def read_json(source: str, first_line: int) -> tuple[Pairs, int]:
    """Read the object at the start of a text, and say where it ends. Raises: MalformedHead."""
    repeated: list[str] = []

    def pairs(items: list[tuple[str, object]]) -> dict[str, object]:
        keys = [key for key, _ in items]
        repeated[:] = [key for key in dict.fromkeys(keys) if keys.count(key) > 1]  # the outermost object comes last
        return dict(items)

    try:
        values, end = json.JSONDecoder(object_pairs_hook=pairs).raw_decode(source)
    except json.JSONDecodeError as error:
        message = f"the header is not JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        raise MalformedHead(message, error.lineno + first_line - 1) from None
    except (RecursionError, ValueError):
        raise MalformedHead("the header is not JSON", first_line) from None
    lines = {key: line for key in values if (line := _line_of(key, source[:end], first_line))}
    problems = tuple(_given_twice(key) for key in repeated)
    return Pairs(values=values, lines=lines, problems=problems), end


def _line_of(key: str, source: str, first_line: int) -> int | None:
    """The line of a key, if it is found once."""
    found = [match.start() for match in re.finditer(rf"{re.escape(json.dumps(key, ensure_ascii=False))}\s*:", source)]
    return source.count("\n", 0, found[0]) + first_line if len(found) == 1 else None


def _given_twice(key: str) -> Problem:
    message = f"the header gives `{key}` twice"
    return Problem(code=Code.DUPLICATE_KEY, message=message, hint="delete one of them; the last one counts")
