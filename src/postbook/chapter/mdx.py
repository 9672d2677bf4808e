"""MDX → Markdown: what a program would have made of a post, a book can't; its words stay.

https://mdxjs.com/docs/what-is-mdx/: imports and exports, comments, components. Docusaurus reads all its posts as MDX,
whatever they are called, so each post is read so, where there is no doubt. What is left out, ``tell_mdx`` tells.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from html import escape

from postbook.chapter.html_elements import ELEMENTS
from postbook.chapter.jsx import JsxTag, after_braces, read_jsx_tag
from postbook.chapter.mdx_components import LINKS, as_html, container_of, film_of, picture_of, words_of

_MAY_BE = re.compile(r"^(?:import|export)\s|</?[A-Z]|=\{|\{/\*", re.MULTILINE)
_MAY_IMPORT = re.compile(r"^import\s", re.MULTILINE)
_LITERAL = (
    r"(?P<literal>^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|<!--.*?-->|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)|\$\$.+?\$\$|\$[^$\n]+\$)"
)
_IMPORT = (
    r"^import\s+(?:(?P<imported>[\w*{$](?:[^;'\"\n]|\n(?!import\b)){0,2000}?)\s+from\s+)?"
    r"(?P<q>['\"])(?P<file>[^'\"\n]+)(?P=q)[ \t]*;?[ \t]*$"
)
_EXPORT = r"^export\s+(?:const|let|var|default|async|function)\b"
_HEADING_ID = r"(?<![ \t])[ \t]*\{/\*[ \t]*(?P<heading_id>\#[\w.:-]+)[ \t]*\*/\}[ \t]*$"
_BEGINS = r"(?=[`~<${]|^[ \t>ie]|(?<![ \t])[ \t]+\{)"
"""Where a piece may begin: most letters need not be looked at in ten ways."""
_PIECES = re.compile(
    rf"{_BEGINS}(?:{_LITERAL}|(?P<import>{_IMPORT})|(?P<export>{_EXPORT})|(?P<id>{_HEADING_ID})|(?P<comment>(?<!\{{)\{{/\*.{{0,5000}}?\*/\}})"
    r"|(?P<tag>(?<![\w\\])<(?=[A-Za-z])|<(?=/[A-Za-z]))|(?P<brace>(?<![\w\\$\{#])\{(?![\{%:#.])))",
    re.DOTALL | re.MULTILINE,
)


class Kind(Enum):
    """What became of something that only a program can make sense of."""

    EXPORT = "export"
    """JavaScript, left out."""
    COMPONENT = "component"
    """A component that holds nothing, left out."""
    OPENED = "opened"
    """A component of which what it holds, or says in its attributes, stays."""
    EXPRESSION = "expression"
    """An expression of several lines, left out."""
    SHOWN = "shown"
    """An expression, printed as it stands."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something of MDX that is not in the book as its author meant it."""

    written: str
    kind: Kind
    name: str = ""
    """Of a component."""


@dataclass(slots=True)
class _Reading:
    is_mdx: bool
    imported: dict[str, str]
    """Name → file."""
    left_out: list[LeftOut] = field(default_factory=list)


@lru_cache(maxsize=1)  # It is asked for the words of a post, and then for what it left out.
def mdx_to_markdown(text: str, *, is_mdx: bool) -> tuple[str, tuple[LeftOut, ...]]:
    """A post without what only MDX understands. ``is_mdx``: its name says that it is MDX, and nothing else."""
    if not is_mdx and not _MAY_BE.search(text):
        return text, ()
    reading = _Reading(is_mdx, _imports(text))
    return _plain(text, reading), tuple(reading.left_out)


def _imports(text: str) -> dict[str, str]:
    if not _MAY_IMPORT.search(text):
        return {}
    return {(match["imported"] or "").strip(): match["file"] for match in _PIECES.finditer(text) if match["import"]}


def _plain(text: str, reading: _Reading) -> str:
    pieces: list[str] = []
    place = 0
    while match := _PIECES.search(text, place):
        pieces.append(text[place : match.start()])
        place, plain = _one(text, match, reading)
        pieces.append(plain)
    return "".join([*pieces, text[place:]])


def _one(text: str, match: re.Match[str], reading: _Reading) -> tuple[int, str]:
    """Where to go on, and what stands there instead of one piece."""
    if match["id"]:
        return match.end(), f" {{{match['heading_id']}}}"
    if match["comment"] or match["import"]:
        return match.end(), ""
    if match["export"]:
        end = _after_statement(text, match.end())
        reading.left_out.append(LeftOut(text[match.start() : end], Kind.EXPORT))
        return end, ""
    if match["tag"] and (tag := read_jsx_tag(text, match.start(), reading.imported)):
        return _tag(text, tag, reading)
    if match["brace"] and reading.is_mdx and (after := after_braces(text, match.start())):
        return after, _expression(text[match.start() : after], reading)
    return match.end(), match[0]


def _after_statement(text: str, at: int) -> int:
    """A statement of JavaScript ends where a line ends and all brackets are closed."""
    place = at
    while place < len(text) and text[place] != "\n":
        step = after_braces(text, place) if text[place] in "{([" else None
        place = step or place + 1
    return place


def _expression(written: str, reading: _Reading) -> str:
    if string := re.fullmatch(r"\{\s*([\"'`])([^\"'`$]*)\1\s*\}", written):
        return string[2]
    if "\n" in written:
        reading.left_out.append(LeftOut(written, Kind.EXPRESSION))
        return ""
    reading.left_out.append(LeftOut(written, Kind.SHOWN))
    return f"`{written}`" if "`" not in written else written


def _tag(text: str, tag: JsxTag, reading: _Reading) -> tuple[int, str]:
    if not tag.is_component or (not reading.is_mdx and tag.name.lower() in ELEMENTS):
        return tag.end, as_html(tag) if tag.has_expressions or "={" in tag.written else tag.written
    if tag.is_closing:
        return tag.end, "" if reading.is_mdx else tag.written
    if tag.is_empty:
        return tag.end, _empty(tag, reading)
    closing = _closing(text, tag)
    if closing is None:
        return tag.end, "" if reading.is_mdx else tag.written
    inner = text[tag.end : closing.start]
    held = _plain(textwrap.dedent(inner) if re.match(r"[ \t]*\n", inner) else inner, reading)
    return closing.end, _enclosed(tag, held, text[text.rfind("\n", 0, tag.start) + 1 : tag.start], reading)


def _closing(text: str, tag: JsxTag) -> JsxTag | None:
    if text.find(f"</{tag.name}", tag.end) < 0:
        return None
    known = _closings(text)
    if tag.start not in known:
        _pair(text, tag, known)
    return known[tag.start]


@lru_cache(maxsize=32)
def _closings(_text: str) -> dict[int, JsxTag | None]:
    """Where the components begin that a text has been searched for → what closes them."""
    return {}


def _pair(text: str, tag: JsxTag, known: dict[int, JsxTag | None]) -> None:
    """Find what closes a component and all those behind it: thousands may never be closed."""
    opened = {tag.name: [tag.start]}
    place = tag.end
    while match := _PIECES.search(text, place):
        found = read_jsx_tag(text, match.start(), {}) if match["tag"] else None
        place = found.end if found else match.end()
        if found is None or found.is_empty:
            continue
        starts = opened.setdefault(found.name, [])
        if not found.is_closing:
            starts.append(found.start)
        elif starts:
            known[starts.pop()] = found
    known.update(dict.fromkeys(start for starts in opened.values() for start in starts))


def _empty(tag: JsxTag, reading: _Reading) -> str:
    """A component that holds nothing may show a picture or a film; what else it shows, nobody knows."""
    shown = picture_of(tag) or film_of(tag)
    if shown:
        return shown
    words = words_of(tag)
    reading.left_out.append(LeftOut(tag.written, Kind.OPENED if words else Kind.COMPONENT, tag.name))
    return words


def _enclosed(tag: JsxTag, held: str, before: str, reading: _Reading) -> str:
    name = tag.name.lower()
    if name in LINKS:
        address = tag.attributes.get("to") or tag.attributes.get("href", "")
        return f'<a href="{escape(address)}">{held}</a>'
    container = container_of(tag)
    if not container:
        reading.left_out.append(LeftOut(tag.written, Kind.OPENED, tag.name))
        return held
    lead = before if not before.strip(" \t>") else ""
    begin = f"\n{lead}\n{lead}" if before.strip() else ""
    return f"{begin}::: {container}\n{lead}\n{textwrap.indent(held.strip(chr(10)), lead)}\n{lead}\n{lead}:::\n{lead}"
