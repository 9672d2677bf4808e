"""What Markdown says, read with a few regular expressions: any flavour, as any blog engine would show it.

The reader takes away only what is certainly markup. It would rather ask for a word too many than let one go.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from benchmarks.corpora.engine_tags import without_raw, words_of_tag
from benchmarks.corpora.html_text import INLINE, KNOWN, SILENT, TextReader, spoken

_LITERAL = re.compile(
    r"""
      [ \t]*~~~(?P<inserted><[^\n~]+>)~~~
    | (?P<fence>^(?P<lead>[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*)(?P<mark>`{3,}|~{3,})(?P<info>[^\n`]*)\n
         (?P<inside>.*?)(?:^[ \t>]*(?P=mark)[`~]*[ \t]*$|\Z))
    | (?P<comment><!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>]*>|<!\[CDATA\[.*?\]\]>)
    | (?P<silent><(?P<name>script|style|video|audio|canvas|iframe)\b[^>]*>.*?</(?P=name)\s*>)
    | (?P<template>\{\{.*?\}\}|\{%.*?%\})
    | (?P<escape>\\`)
    | (?P<code>(?<!`)(?P<ticks>`+)(?!`)(?P<said>(?:(?!\n[ \t>]*(?:\n|(?:[-*+]|\d+[.)])[ \t])).)+?)(?<!`)(?P=ticks)(?!`))
    """,
    re.DOTALL | re.MULTILINE | re.VERBOSE | re.IGNORECASE,
)
_HELD = re.compile("\ue000(\\d+)\ue001")
_TARGET = (
    r"\(\s*(?P<target><[^<>\n]*>|(?:[^()\s\\]|\\.|\([^()\s]*\))*)(?:\s+(?P<title>\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
)
_LABEL = r"(?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*+\])"
_LINK = re.compile(
    rf"(?P<bang>!?)\[(?P<text>{_LABEL}*+)\](?:{_TARGET}|\[(?P<label>[^\[\]]*)\]|[ ]\[(?P<far>[^\[\]]+)\](?!\())",
    re.DOTALL,
)
_SHORT_LINK = re.compile(r"(?P<bang>!?)(?<!\])\[(?P<text>[^\[\]^][^\[\]]*)\](?![\[(:])")
_DEFINITION = re.compile(
    r"^[ >]*\[(?!\^)(?P<label>(?:[^\[\]\\]|\\.)+)\]:[ \t]*\n?[ \t]*(?P<target><[^<>\n]+>|\S+)"
    r"(?:[ \t]*\n?[ \t]+(?:\"[^\n]*\"|'[^\n]*'|\([^()]*\)))?[ \t]*$",
    re.MULTILINE,
)
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto|irc):[^<>\s]+|[\w.+-]+@[\w.-]+\.\w+)>")
_ATTRIBUTE = r"\s+[\w:@.*#-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>`]+))?"
_TAG = re.compile(rf"</?(?P<tag>[a-zA-Z][\w:-]*)(?P<rest>(?:{_ATTRIBUTE})*)\s*/?>", re.DOTALL)
_QUOTED_TWICE = re.compile(r"(<img\b[^<>]*=)\"\"([^\"<>]+)\"\"")
_SAID_TWICE = re.compile(r"(<picture\b[^>]*?)\stitle=\"([^\"]*)\"(?=[^>]*>(?:(?!</picture>).)*?alt=\"\2\")", re.DOTALL)
_MARKUP = (
    re.compile(r"\[\^[^\]\s]+\]:?"),  # the label of a note
    re.compile(r"\{:[^{}\n]*\}|\{[ ]*(?:[#.][\w-]|[\w-]+=[\"'])[^{}\n]*\}"),  # an attribute list
    re.compile(r"^[ \t>]*(?:[-*+][ \t]+)*\d+[.)](?=[ \t]|$)", re.MULTILINE),  # the number of a list item
    re.compile(r"^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+[\w -]+", re.MULTILINE),  # the kind of an admonition
    re.compile(r"^[ \t]*:::+[ \t]*\w+", re.MULTILINE),  # the kind of a container
    re.compile(r"^(?:[ \t]*>)+[ \t]*\[!\w+\][-+]?", re.MULTILINE),  # the kind of an alert
    re.compile(r"^[ \t]*\*\[[^\]\n]+\]:", re.MULTILINE),  # the short form of an abbreviation
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a post says: all its words in order, its links (target, text), its pictures (address)."""

    text: str
    links: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)


class MarkdownReader:
    """Reads one post. Literal pieces (code, template tags) are held out while the rest is read."""

    def __init__(self, source: str) -> None:
        self._held: list[str] = []
        self._links: list[tuple[str, str]] = []
        self._pictures: list[str] = []
        body = _QUOTED_TWICE.sub(r'\1"\2"', _LITERAL.sub(self._hold, source))
        body = _SAID_TWICE.sub(r"\1", body)
        self._targets: dict[str, str] = {}
        for each in _DEFINITION.finditer(body):
            self._targets.setdefault(self._key(each["label"]), each["target"])
        self._body = _DEFINITION.sub(" ", body)

    def read(self) -> Said:
        """All that the post says."""
        body = _AUTOLINK.sub(self._autolink, self._body)
        body = _LINK.sub(self._link, body)
        body = _SHORT_LINK.sub(self._short_link, body)
        self._read_html(body)
        for pattern in _MARKUP:
            body = pattern.sub(" ", body)
        body = html.unescape(_TAG.sub(_shown, body))
        body = re.sub(r"\\([^\w\s])", r"\1", re.sub(r"[*~]", "", body))
        return Said(self._restored(body), self._links, self._pictures)

    def _hold(self, match: re.Match[str]) -> str:
        if match["comment"] or match["silent"]:
            return " " if not (match["silent"] or "").startswith('<script type="math/tex') else match[0]
        if match["escape"] or match["inserted"]:
            return str(match["inserted"] or match[0])
        if match["fence"]:
            self._held.append(f"\n{without_raw(match['inside'])}\n")
        else:
            self._held.append(without_raw(match["said"] or "") or words_of_tag(match["template"]))
        return f"\ue000{len(self._held) - 1}\ue001"

    def _restored(self, body: str) -> str:
        return _HELD.sub(lambda match: self._held[int(match[1])], body)

    def _key(self, label: str) -> str:
        return " ".join(self._restored(label).casefold().split())

    def _autolink(self, match: re.Match[str]) -> str:
        address = match[1] if ":" in match[1] else f"mailto:{match[1]}"
        self._links.append((address, match[1]))
        return match[1].removeprefix("mailto:")

    def _link(self, match: re.Match[str]) -> str:
        text = _LINK.sub(self._link, match["text"])
        target = match["target"]
        if target is None:
            label = match["far"] or match["label"]
            target = self._targets.get(self._key(label.strip() or match["text"]))
            if target is None:
                return f"{match['bang']}[{text}] [{label}]"
        self._point(match["bang"], target, text)
        said = f"{text} {match['title']}" if match["title"] else text
        return f" {said} " if match["bang"] else said

    def _short_link(self, match: re.Match[str]) -> str:
        target = self._targets.get(self._key(match["text"]))
        if target is not None:
            self._point(match["bang"], target, match["text"])
        return match[0]

    def _point(self, bang: str, target: str, text: str) -> None:
        target = html.unescape(re.sub(r"\\([^\w\s])", r"\1", self._restored(target.strip("<>"))))
        if bang:
            self._pictures.append(target)
        elif target:
            self._links.append((target, self._restored(html.unescape(_TAG.sub(_shown, text)))))

    def _read_html(self, body: str) -> None:
        """Links and pictures that are written as tags."""
        tags = TextReader()
        tags.feed(_HELD.sub(lambda match: f"\ue000{match[1]}\ue001", body))
        tags.close()
        self._links += [(self._restored(target), self._restored(text)) for target, text in tags.links]
        self._pictures += [self._restored(source) for source in tags.pictures]


def _shown(tag: re.Match[str]) -> str:
    """What a tag leaves: nothing inside a word, a space between blocks, its alternative text.

    Of an element that HTML does not know, what its attributes say; without attributes it may be text (`Vec<String>`).
    """
    name = tag["tag"].lower()
    if name not in KNOWN:
        values = re.findall(r"\"([^\"]*)\"|'([^']*)'", tag["rest"])
        is_text = not values and not tag[0].startswith("</")
        return f" {tag[0]} " if is_text else f" {' '.join(one or two for one, two in values)} "
    if name in SILENT:
        return " "
    attributes = re.findall(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>`]+))", tag["rest"])
    said = spoken(name, [(key.lower(), one or two or three) for key, one, two, three in attributes])
    return "" if name in INLINE and not said else f" {said} "
