"""Tags of JSX, as MDX has them: `<Tabs groupId="os" values={[1, 2]}>`. https://mdxjs.com/docs/what-is-mdx/#jsx"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

_LONGEST = 5000
"""In characters: a tag that goes on for longer is none."""
_BEGIN = re.compile(r"<(?P<slash>/?)(?P<name>[A-Za-z][\w.]*)(?=[\s/>])")
_ATTRIBUTE = re.compile(r"\s*(?P<name>[A-Za-z_][\w:.-]*)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|(?=\{)))?")
# An apostrophe in prose begins no string: one that does ends in its line.
_QUOTED = re.compile(r"`[^`]*`|\"[^\"\n]*\"|'[^'\n]*'")
_BRACKET_OR_STRING = re.compile(rf"{_QUOTED.pattern}|[{{}}()\[\]]")
_STRING = re.compile(r"\{\s*(?P<quote>[\"'`])(?P<text>(?:(?!(?P=quote))[^$\\])*)(?P=quote)\s*\}")
_NUMBER = re.compile(r"\{\s*(-?\d+(?:\.\d+)?)\s*\}")
_PATH = re.compile(r"\{\s*(?:require|useBaseUrl|withBase)\(\s*[\"'](?P<path>[^\"']+)[\"']\s*\)(?:\.default)?\s*\}")
_NAME = re.compile(r"\{\s*(?P<name>[A-Za-z_$][\w$]*)(?:\.src)?\s*\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class JsxTag:
    """A tag, read."""

    start: int
    end: int
    name: str
    written: str
    is_closing: bool = False
    is_empty: bool = False
    """It closes itself."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    """Those whose value is known without running anything."""
    has_expressions: bool = False
    """Some have values that only a program knows."""

    @property
    def is_component(self) -> bool:
        """Whether it is no element of HTML: its name begins with a capital letter, or has a dot."""
        return (self.name[0].isupper() and not self.name.isupper()) or "." in self.name


def read_jsx_tag(text: str, at: int, imported: Mapping[str, str]) -> JsxTag | None:
    """Read the tag that begins at a place; ``None`` where there is none. ``imported``: name → file."""
    begin = _BEGIN.match(text, at)
    if begin is None:
        return None
    end = _end_of_tag(text, begin.end())
    if end is None:
        return None
    inner = text[begin.end() : end - 1]
    attributes, has_expressions = _attributes(inner.rstrip().removesuffix("/"), imported)
    return JsxTag(
        start=at,
        end=end,
        name=begin["name"],
        written=text[at:end],
        is_closing=bool(begin["slash"]),
        is_empty=inner.rstrip().endswith("/"),
        attributes=attributes,
        has_expressions=has_expressions,
    )


def after_braces(text: str, at: int) -> int | None:
    """The place after the brace that closes the one at a place; strings may hold braces. ``None`` without one."""
    known = _closed(text)
    if at not in known:
        _close(text, at, known)
    end = known[at]
    return end if end is not None and end - at <= _LONGEST else None


@lru_cache(maxsize=32)
def _closed(_text: str) -> dict[int, int | None]:
    """For the brackets of a text that have been looked at, the place after the one that closes it."""
    return {}


def _close(text: str, at: int, known: dict[int, int | None]) -> None:
    """Find what closes a bracket and, on the way, those behind it: thousands may be open."""
    opened = [at]
    place = at + 1
    while opened and (token := _BRACKET_OR_STRING.search(text, place)):
        place = token.end()
        if token[0] in "})]":
            known[opened.pop()] = place
        elif token[0] in "{([":
            end = known.get(token.start(), place)
            if end is None:
                break
            if end > place:
                place = end
            else:
                opened.append(token.start())
    known.update(dict.fromkeys(opened))


def _after_string(text: str, at: int) -> int | None:
    found = _QUOTED.match(text, at)
    return found.end() if found else None


def _end_of_tag(text: str, at: int) -> int | None:
    place = at
    while place < min(len(text), at + _LONGEST):
        sign = text[place]
        if sign == ">":
            return place + 1
        if sign == "<":
            return None
        step = _after_string(text, place) if sign in "\"'`" else after_braces(text, place) if sign == "{" else place + 1
        if step is None:
            return None
        place = step
    return None


def _attributes(inner: str, imported: Mapping[str, str]) -> tuple[dict[str, str], bool]:
    found: dict[str, str] = {}
    has_expressions = False
    place = 0
    for name, value, is_expression in _pairs(inner, place):
        known = _value(value, imported) if is_expression else value
        if known is None:
            has_expressions = True
        else:
            found.setdefault(name, known)
    return found, has_expressions


def _pairs(inner: str, place: int) -> Iterator[tuple[str, str, bool]]:
    """Name, value, whether the value is an expression in braces."""
    while place < len(inner):
        match = _ATTRIBUTE.match(inner, place)
        if match is None:
            place = (after_braces(inner, place) if inner[place] == "{" else None) or place + 1
            continue
        place = match.end()
        if match["value"] is None:
            yield match["name"], "", False
        elif match["value"]:
            yield match["name"], match["value"][1:-1], False
        else:
            end = after_braces(inner, place) or len(inner)
            yield match["name"], inner[place:end], True
            place = end


def _value(expression: str, imported: Mapping[str, str]) -> str | None:
    if match := _STRING.fullmatch(expression):
        return str(match["text"])
    if match := _NUMBER.fullmatch(expression):
        return str(match[1])
    if match := _PATH.fullmatch(expression):
        return str(match["path"])
    if match := _NAME.fullmatch(expression):
        return imported.get(match["name"])
    return None
