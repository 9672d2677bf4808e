"""Heads in TOML, as Zola and Hugo write them."""

from __future__ import annotations

import re
import tomllib

from postbook.book_toml.lines import toml_lines
from postbook.manuscript.head import REPAIR, MalformedHead, Pairs

_JULIA_DATE = re.compile(r"\bDate\((\d+), *(\d+), *(\d+)\)")


def read_toml(source: str, first_line: int) -> Pairs:
    """Read a head. Raises: MalformedHead."""
    try:
        values = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise _malformed(error, source, first_line) from None
    except (RecursionError, ValueError):
        raise MalformedHead("the header is not TOML", first_line) from None
    lines = {key: line + first_line - 1 for key, line in toml_lines(source).keys.items() if key in values}
    return Pairs(values=values, lines=lines)


def _malformed(error: tomllib.TOMLDecodeError, source: str, first_line: int) -> MalformedHead:
    message, _, place = str(error).rpartition(" (at ")
    at = re.match(r"line (\d+)", place)
    line = int(at[1]) if at else source.rstrip().count("\n") + 1
    lines = source.split("\n")
    date = _JULIA_DATE.search(lines[line - 1]) if line <= len(lines) else None
    hint = f"write the date as `{int(date[1]):04}-{int(date[2]):02}-{int(date[3]):02}`" if date else REPAIR
    return MalformedHead(f"the header is not TOML: {message[:1].lower()}{message[1:]}", line + first_line - 1, hint)
