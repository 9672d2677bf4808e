"""Where a post's header ends and its text begins, and what the header says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from postbook.manuscript.head import MalformedHead, Pairs, looks_like_pair, read_loosely
from postbook.manuscript.head_json import read_json
from postbook.manuscript.head_toml import read_toml
from postbook.manuscript.head_yaml import NoMapping, read_yaml
from postbook.manuscript.header_keys import TEXT_KEYS

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*(yaml|yml|toml|json)?[ \t]*")
_CLOSES = {"---": re.compile(r"(?m)^(---|\.\.\.)[ \t]*$"), "+++": re.compile(r"(?m)^\+\+\+[ \t]*$")}
_JSON_START = re.compile(r'\{\s*"[^"\n]*"\s*:')
_FRANKLIN = re.compile(r"(?:@def[ \t].*(?:\n|\Z)(?:[ \t]*\n)*)+")
# Pelican's head has no fences, Hexo's only a closing one. Every line is a pair, or goes on with one.
_PLAIN = re.compile(
    r"((?:[A-Za-z][\w-]*:(?:[ \t].*)?\n(?:[ \t]+\S.*\n|-[ \t].*\n)*)+)(---[ \t]*(?:\n|\Z)|[ \t]*(?:\n|\Z))"
)
_PLAIN_TITLE = re.compile(r"(?im)^title:[ \t]*\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitPost:
    """A post, its header and its text apart."""

    pairs: Pairs = field(default_factory=Pairs)
    text: str
    first_line: int
    """The line of the file on which ``text`` begins, from 1."""


def split_header(text: str) -> SplitPost:
    """Read the header at the start of a post, if there is one. Its problems are in ``pairs``.

    A line of dashes that opens no header is a thematic break, and stays in the text.
    """
    start = len(text) - len(text.lstrip("\n \t")) if text.strip() else 0
    start = text.rfind("\n", 0, start) + 1
    line = text.count("\n", 0, start) + 1
    head = text[start:]
    for read in (_fenced, _json, _franklin, _unfenced):
        if split := read(head, line):
            return split
    return SplitPost(text=text, first_line=1)


def _fenced(text: str, line: int) -> SplitPost | None:
    first, _, rest = text.partition("\n")
    fence = _FENCE.fullmatch(first)
    if not fence:
        return None
    kind = fence[2] or ("yaml" if fence[1] == "---" else "toml")
    close = _CLOSES[fence[1]].search(rest)
    if not close:
        return _unclosed(rest, line)
    source, body = rest[: close.start()], rest[close.end() :].removeprefix("\n")
    if not fence[2] and not _is_head(source, kind):
        return None
    first_line = line + 2 + source.count("\n")
    return SplitPost(pairs=_read(source, kind, line + 1), text=body, first_line=first_line)


def _is_head(source: str, kind: str) -> bool:
    """Whether what stands between two fences is a head, well-formed or not, and not text between thematic breaks."""
    written = [line for line in source.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if not written or looks_like_pair(written[0]):
        return True
    if kind == "toml":
        return written[0].lstrip().startswith(("[", '"'))
    try:
        return bool(read_yaml(source, 1, TEXT_KEYS).values)
    except (MalformedHead, NoMapping):
        return False


def _read(source: str, kind: str, first_line: int) -> Pairs:
    """Read a head; of a malformed one whatever can be read."""
    try:
        if kind == "toml":
            return read_toml(source, first_line)
        if kind == "json":
            inside = source if source.lstrip().startswith("{") else f"{{{source}}}"
            return read_json(inside.lstrip(), first_line + _leading_lines(inside))[0]
        return read_yaml(source, first_line, TEXT_KEYS)
    except NoMapping:
        problem = MalformedHead("the header has no keys", first_line).problem
    except MalformedHead as error:
        problem = error.problem
    return replace(read_loosely(source, first_line), problems=(problem,))


def _leading_lines(text: str) -> int:
    return text[: len(text) - len(text.lstrip())].count("\n")


def _unclosed(rest: str, line: int) -> SplitPost | None:
    """A head without its last line; it is taken to end at the first empty line."""
    if not looks_like_pair(rest.partition("\n")[0]):
        return None
    source, _, body = rest.partition("\n\n")
    error = MalformedHead("the header is not closed", line, "end it with a line like its first")
    pairs = replace(read_loosely(source, line + 1), problems=(error.problem,))
    return SplitPost(pairs=pairs, text=body, first_line=line + 3 + source.count("\n"))


def _json(text: str, line: int) -> SplitPost | None:
    if not _JSON_START.match(text):
        return None
    try:
        pairs, end = read_json(text, line)
    except MalformedHead as error:
        source, brace, body = text.partition("\n}")
        body = body.partition("\n")[2] if brace else ""
        rows = "\n".join(row.strip().rstrip(",") for row in source.splitlines())
        pairs = replace(read_loosely(rows, line), problems=(error.problem,))
        return SplitPost(pairs=pairs, text=body, first_line=line + text.count("\n") - body.count("\n"))
    body = text[end:].lstrip(" \t").removeprefix("\n")
    return SplitPost(pairs=pairs, text=body, first_line=line + text[: len(text) - len(body)].count("\n"))


def _franklin(text: str, line: int) -> SplitPost | None:
    """``@def key = value`` lines, as Franklin has them."""
    head = _FRANKLIN.match(text)
    return _loose(text, head.end(), line) if head else None


def _unfenced(text: str, line: int) -> SplitPost | None:
    """Lines of ``Key: value`` up to the first empty line, a title among them."""
    head = _PLAIN.match(text)
    if not head or not _PLAIN_TITLE.search(head[1]):
        return None
    if head[2].startswith("---"):
        body = text[head.end() :]
        return SplitPost(pairs=_read(head[1], "yaml", line), text=body, first_line=line + head[0].count("\n"))
    return _loose(text, head.end(), line) if head[1].count("\n") > 1 else None


def _loose(text: str, end: int, line: int) -> SplitPost:
    pairs = read_loosely(text[:end], line)
    return SplitPost(pairs=pairs, text=text[end:], first_line=line + text.count("\n", 0, end))
