"""Template tags around text: notes, hints, tips, foldable text, quotations, tabs. They become containers (`:::`).

Hexo: https://hexo.io/docs/tag-plugins; GitBook: https://gitbook.com/docs/creating-content/blocks; in Hugo each theme
has names of its own, of which the common ones are known. A tag without its partner stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from postbook.chapter.engine_tags import EngineTag, read_tag
from postbook.chapter.tags import names

_KINDS = names(
    "note info tip hint warning caution danger important error success primary default secondary example question todo "
    "abstract bug failure attention seealso"
)
"""Kinds of boxes, which many engines use as names of tags too."""
_BOXES = names("note notice hint callout admonition alert tip warning caution danger important info")
"""Tags that make a box."""
_FOLDED = names("details expand collapse spoiler folding fold")
_QUOTED = names("blockquote quote pullquote cq centerquote")
_LAYOUT: Mapping[str, str] = {
    "tabs": "tabs",
    "tab": "tab",
    "columns": "columns",
    "column": "column",
    "center": "center",
}

_TAG = (
    r"(?:\{%-?[ ]*(?P<liquid>[A-Za-z][\w-]*)(?P<liquid_rest>(?:[ \t][^{}\n]*?)?)[ ]*-?%\}"
    r"|\{\{[<%][ ]*(?P<hugo>/?[ ]*[A-Za-z][\w-]*)(?P<hugo_rest>(?:[ \t][^{}\n]*?)?)[ ]*[%>]\}\})"
)
_PIECES = re.compile(
    rf"^[ \t>]*(?P<fence>`{{3,}}|~{{3,}})[^\n]*\n.*?(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)"
    rf"|^(?P<lead>(?:[ ]{{0,3}}>)*[ \t]*){_TAG}"
    rf"|(?<=[^\s`])[ \t]*{_TAG.replace('?P<', '?P<end_')}(?=[ \t]*$)",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """A tag where a box may begin or end."""

    start: int
    end: int
    lead: str
    tag: EngineTag
    is_end: bool


def boxes_as_containers(text: str) -> str:
    """Write tags that make boxes, and have both a beginning and an end, as containers."""
    if "{%" not in text and "{{" not in text:
        return text
    written, done = [], 0
    for start, end, container in sorted(_containers(list(_marks(text)))):
        written += [text[done:start], container]
        done = end
    return "".join([*written, text[done:]])


def _marks(text: str) -> Iterator[_Mark]:
    for match in _PIECES.finditer(text):
        if match["fence"]:
            continue
        prefix = "end_" if match["end_liquid"] or match["end_hugo"] else ""
        name = re.sub(r"\s", "", match[f"{prefix}liquid"] or match[f"{prefix}hugo"]).lower()
        bare = name.removeprefix("/") if match[f"{prefix}hugo"] else name.removeprefix("end")
        if bare not in _BOXES | _FOLDED | _QUOTED | _LAYOUT.keys():
            continue
        lead = match["lead"] or ""
        tag = read_tag(bare, match[f"{prefix}liquid_rest"] or match[f"{prefix}hugo_rest"] or "", match[0])
        yield _Mark(start=match.start() + len(lead), end=match.end(), lead=lead, tag=tag, is_end=bare != name)


def _containers(marks: list[_Mark]) -> Iterator[tuple[int, int, str]]:
    """The places of tags that pair, and what stands there instead. Tags that cross others pair with none."""
    opened: list[_Mark] = []
    for mark in marks:
        if not mark.is_end:
            opened.append(mark)
        elif any(each.tag.name == mark.tag.name for each in opened):
            while (begin := opened.pop()).tag.name != mark.tag.name:
                continue
            yield begin.start, begin.end, f"::: {_said(begin.tag)}\n{begin.lead}"
            yield mark.start, mark.end, f"\n{begin.lead}:::\n{begin.lead}"


def _said(tag: EngineTag) -> str:
    """The kind and the title of a box."""
    words = list(tag.positional)
    if tag.name in _LAYOUT:
        return f"{_LAYOUT[tag.name]} {_title(tag, words)}".strip()
    if tag.name in _FOLDED:
        return f"details {_title(tag, words)}".strip()
    if tag.name in _QUOTED:
        said = tag.first("author", "footer", "cite", "source", "by", "title") if tag.named else tag.arguments
        return f"blockquote {said}".strip()
    kind = next(
        (named for name in ("type", "style", "class", "color") if (named := tag.named.get(name, "").lower())), ""
    )
    if not kind and words and words[0].lower() in _KINDS:
        kind = words.pop(0).lower()
    own = tag.name if tag.name in _KINDS else "note"
    kind = kind if kind in _KINDS else own
    return f"{kind} {_title(tag, [word for word in words if word not in _LOOKS])}".strip()


_LOOKS = names("no-icon icon simple modern flat disabled true false")
"""Arguments that say how a box looks."""


def _title(tag: EngineTag, words: list[str]) -> str:
    return tag.first("title", "summary", "name", "header") or " ".join(words)
