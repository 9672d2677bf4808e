"""The parts of a template tag: Liquid's and Nunjucks's `{% name a b=c %}`, Hugo's `{{< name a b="c" >}}`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from postbook.chapter.tree import put_in_text, texts

_TAG = re.compile(
    r"\{%-?\s*(?P<liquid>[A-Za-z][\w-]*)(?P<liquid_rest>(?:\s[^{}]{0,1000}?)?)\s*-?%\}"
    r"|\{\{[<%]\s*(?P<hugo>[A-Za-z][\w/-]*)(?P<hugo_rest>(?:\s[^{}]{0,1000}?)?)\s*/?[%>]\}\}"
)
_ARGUMENT = re.compile(
    r"(?:(?P<name>[A-Za-z_][\w-]*)\s*[=:]\s*(?=[\"'“‘]|\S+=)|(?P<bare>[A-Za-z_][\w-]*)=)?"
    r"(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^'\\]|\\.)*)'|(?P<word>[^\s,\"']+))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineTag:
    """A template tag, read."""

    written: str
    name: str
    """In small letters."""
    arguments: str
    """As they are written."""
    positional: tuple[str, ...]
    named: dict[str, str]
    """Argument → value, names in small letters."""

    def first(self, *names: str) -> str:
        """The first of these arguments that says anything."""
        return next((self.named[name] for name in names if self.named.get(name)), "")


def read_tag(name: str, arguments: str, written: str) -> EngineTag:
    """Read what stands after the name of a tag."""
    positional: list[str] = []
    named: dict[str, str] = {}
    for each in _ARGUMENT.finditer(arguments):
        value = next(part for part in (each["double"], each["single"], each["word"]) if part is not None)
        value = re.sub(r"\\(.)", r"\1", value)
        if key := each["name"] or each["bare"]:
            named.setdefault(key.lower(), value)
        else:
            positional.append(value)
    return EngineTag(
        written=written,
        name=name.lower(),
        arguments=arguments.strip(),
        positional=tuple(positional),
        named=named,
    )


def replace_tags(tree: etree._Element, make: Callable[[EngineTag], etree._Element | None]) -> None:
    """Put elements in the place of template tags in text; a tag of which nothing is made stays as it is written."""
    for node, is_tail, text in texts(tree, "{%", "{{"):
        pieces: list[str | etree._Element] = []
        done = 0
        for match in _TAG.finditer(text):
            made = make(
                read_tag(match["liquid"] or match["hugo"], match["liquid_rest"] or match["hugo_rest"] or "", match[0])
            )
            if made is not None:
                pieces += [text[done : match.start()], made]
                done = match.end()
        if pieces:
            put_in_text(node, is_tail, [*pieces, text[done:]])
