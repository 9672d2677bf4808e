"""Where a post's header ends and its text begins, and what the header says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from postbook.manuscript.head import MalformedHead, NoMapping, Pairs, looks_like_pair, read_loosely
from postbook.manuscript.head_json import read_json
from postbook.manuscript.head_toml import read_toml
from postbook.manuscript.header_keys import TEXT_KEYS

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*(yaml|yml|toml|json)?[ \t]*")
_CLOSES = {"---": re.compile(r"(?m)^(---|\.\.\.)[ \t]*$"), "+++": re.compile(r"(?m)^\+\+\+[ \t]*$")}
_JSON_START = re.compile(r'\{\s*"[^"\n]*"\s*:')
_FRANKLIN = re.compile(r"(?:@def[ \t].*(?:\n|\Z)(?:[ \t]*\n)*)+")
# https://getnikola.com/handbook.html#metadata-fields: in Markdown the lines stand in a comment.
_NIKOLA = re.compile(r"(?:<!--[ \t]*\n)?(?P<pairs>(?:\.\.[ \t]+[\w-]+:.*\n)+)[ \t]*(?:-->[ \t]*)?(?:\n|\Z)")
# Pelican's head has no fences, Hexo's only a closing one. Every line is a pair, or goes on with one.
_PLAIN = re.compile(
    r"((?:[A-Za-z][\w-]*:(?:[ \t].*)?\n(?:[ \t]+\S.*\n|-[ \t].*\n)*)+)(---[ \t]*(?:\n|\Z)|[ \t]*(?:\n|\Z))"
)
_PLAIN_KEY = re.compile(r"(?im)^(title|date):[ \t]*\S")
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
    for read in (_fenced, _json, _franklin, _nikola, _unfenced):
        if found := read(head, line):
            pairs, body = found
            before = text[: len(text) - len(body)]
            return SplitPost(pairs=pairs, text=body, first_line=before.count("\n") + 1)
    return SplitPost(text=text, first_line=1)


_Found = tuple[Pairs, str] | None
"""A head, read, and the text behind it."""


def _fenced(text: str, line: int) -> _Found:
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
    return _read(source, kind, line + 1), body


def _is_head(source: str, kind: str) -> bool:
    """Whether what stands between two fences is a head, well-formed or not, and not text between thematic breaks."""
    written = [line for line in source.split("\n") if line.strip() and not line.lstrip().startswith("#")]
    if not written or looks_like_pair(written[0]):
        return True
    if kind == "toml":
        return written[0].lstrip().startswith(("[", '"'))
    try:
        return bool(_read_yaml(source, 1).values)
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
        return _read_yaml(source, first_line)
    except NoMapping:
        problem = MalformedHead("the header has no keys", first_line).problem
    except MalformedHead as error:
        problem = error.problem
    return replace(read_loosely(source, first_line), problems=(problem,))


def _read_yaml(source: str, first_line: int) -> Pairs:
    """Raises: MalformedHead, NoMapping."""
    # Many a blog has no such head, and its reader takes as long to import as a hundred posts to gather.
    from postbook.manuscript.head_yaml import read_yaml

    return read_yaml(source, first_line, TEXT_KEYS)


def _leading_lines(text: str) -> int:
    return text[: len(text) - len(text.lstrip())].count("\n")


def _unclosed(rest: str, line: int) -> _Found:
    """A head without its last line; it is taken to end at the first empty line."""
    if not looks_like_pair(rest.partition("\n")[0]):
        return None
    source, _, body = rest.partition("\n\n")
    error = MalformedHead("the header is not closed", line, "end it with a line like its first")
    pairs = replace(read_loosely(source, line + 1), problems=(error.problem,))
    return pairs, body


def _json(text: str, line: int) -> _Found:
    if not _JSON_START.match(text):
        return None
    try:
        pairs, end = read_json(text, line)
    except MalformedHead as error:
        source, brace, body = text.partition("\n}")
        rows = "\n".join(row.strip().rstrip(",") for row in source.split("\n"))
        pairs = replace(read_loosely(rows, line), problems=(error.problem,))
        return pairs, body.partition("\n")[2] if brace else ""
    return pairs, text[end:].lstrip(" \t").removeprefix("\n")


def _franklin(text: str, line: int) -> _Found:
    """``@def key = value`` lines, as Franklin has them."""
    head = _FRANKLIN.match(text)
    return (read_loosely(head[0], line), text[head.end() :]) if head else None


def _nikola(text: str, line: int) -> _Found:
    """``.. key: value`` lines, as Nikola has them."""
    head = _NIKOLA.match(text)
    if not head or not re.search(r"(?m)^\.\.[ \t]+title:", head["pairs"]):
        return None
    first = line + text.count("\n", 0, head.start("pairs"))
    return read_loosely(re.sub(r"(?m)^\.\.[ \t]+", "", head["pairs"]), first), text[head.end() :]


def _unfenced(text: str, line: int) -> _Found:
    """Lines of ``Key: value`` up to the first empty line, a title among them, or up to a line of dashes."""
    head = _PLAIN.match(text)
    if not head:
        return None
    if head[2].startswith("---") and _PLAIN_KEY.search(head[1]):
        return _read(head[1], "yaml", line), text[head.end() :]
    is_head = _PLAIN_TITLE.search(head[1]) and head[1].count("\n") > 1
    return (read_loosely(head[0], line), text[head.end() :]) if is_head else None
