"""Shortcodes and template tags of blog engines: they stay as written, marked and reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.lines import place_of
from postbook.chapter.text_runs import Run, text_runs
from postbook.chapter.tree import is_blank
from postbook.diagnostics import Code
from postbook.xhtml import XHTML, element, elements, has_class, remove

_SHORTCODES = (
    "gallery|caption|audio|video|playlist|embed|youtube|vimeo|gist|sourcecode|code|tweet|twitter|instagram|slideshare|"
    "soundcloud|googlemaps|contact-form(?:-7)?|contact-field|wpvideo|archives|polldaddy|flickr|dailymotion|caption|"
    "su_\\w+|vc_\\w+|et_pb_\\w+|toc|latexpage|bibtex"
)
_TAG = re.compile(
    rf"""
    \{{%.{{0,2000}}?%\}}
  | \{{\{{.{{0,2000}}?\}}\}}+
  | \{{::?[^{{}}\n]{{0,300}}\}}
  | \[\[!\w+(?:\s[^\[\]]{{0,500}})?\]\]
  | \[(?P<close>/)?(?:{_SHORTCODES})(?:\s[^\]\n]{{0,500}})?/?\]
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
# mdBook's includes stand in code, for code.
_INCLUDE = re.compile(r"\{\{#\w+\s[^{}\n]{1,500}\}\}")
_CONTENTS = re.compile(r"\s*(\[\[?_?toc_?\]\]?|\\toc(?:skip)?|@\[toc\])\s*", re.I)
_NAME = re.compile(r"(\[\[!\w+|\{%-?\s*[\w/-]+|\{\{[<%#]\s*/?[\w./-]+|\[/?[\w-]+|\{::?|\{\{-?\s*[^\s|}]{1,40})", re.S)
# `{{ "ann" | portrait }}`: what is filtered is not the tag's name.
_FILTERED = re.compile(r"""\{\{-?\s*(["'“”‘’]).*?\|\s*(?P<filter>[\w-]+)""", re.S)
_ENDS = {"{%": " %}", "{{<": " >}}", "{{%": " %}}", "{{#": "}}", "{{": " }}", "[[": "]]", "[": "]", "{:": "…}"}


@dataclass(slots=True)
class _Seen:
    """What was found, in order: a tag's short name → its occurrences as written."""

    tags: dict[str, list[str]] = field(default_factory=dict)
    in_code: set[str] = field(default_factory=set)

    def add(self, written: str, *, in_code: bool = False) -> None:
        self.tags.setdefault(_short_name(written), []).append(written)
        if in_code:
            self.in_code.add(written)


def mark_template_tags(draft: Draft) -> None:
    """Wrap every tag in text in ``<code class="pb-template-tag">``. Tags in addresses stay: assemble reads them.

    Reports: template-tag, once for each kind of tag.
    """
    seen = _Seen()
    for tree in (draft.title, draft.body):
        # Pictures whose address is a tag have left one already.
        for marked in elements(tree, "code"):
            if has_class(marked, "pb-template-tag"):
                seen.add(marked.text or "")
        for block in elements(tree, "pre"):
            for match in _INCLUDE.finditer("".join(map(str, block.itertext()))):
                seen.add(match[0], in_code=True)
        for run in text_runs(tree, draft.language):
            _mark_run(run, seen)
    for name, written in seen.tags.items():
        if _begin_of(name) not in seen.tags:  # else it is said with the tag that it ends
            ends = [end for end in seen.tags if _begin_of(end) == name]
            _report(draft, name, written, in_code=written[0] in seen.in_code, end=ends[0] if ends else "")


def _mark_run(run: Run, seen: _Seen) -> None:
    spans = list(_spans(run.text))
    if not spans:
        return
    for start, end in spans:
        seen.add(run.text[start:end])
    for at, piece in list(run.placed()):
        parts = list(_parts(piece.text, at, spans, run.text))
        if parts != [piece.text]:
            piece.put(*parts)
    for piece in run.pieces:
        if piece.node is not None and not piece.is_tail and is_blank(piece.node) and _may_go(piece.node):
            remove(piece.node)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    if match := _CONTENTS.fullmatch(text):
        yield match.span(1)
    elif "{" in text or "[" in text:
        yield from (match.span() for match in _TAG.finditer(text))


def _parts(text: str, at: int, spans: list[tuple[int, int]], whole: str) -> Iterator[str | etree._Element]:
    """A piece's text, the tags that begin in it as elements, what of them lies in it left out."""
    done, end = at, at + len(text)
    for start, stop in spans:
        if stop <= at or start >= end:
            continue
        if start > done:
            yield text[done - at : start - at]
        if start >= at:
            yield element("code", whole[start:stop], class_="pb-template-tag")
        done = max(done, min(stop, end))
    if done < end:
        yield text[done - at :]


def _may_go(node: etree._Element) -> bool:
    """Whether an element that a tag emptied was only the tag's own."""
    return node.getparent() is not None and node.tag in {f"{XHTML}{tag}" for tag in ("a", "em", "strong", "span")}


def _short_name(written: str) -> str:
    if filtered := _FILTERED.match(written):
        return f"{{{{ … | {filtered['filter']} }}}}"
    match = _NAME.match(written)
    if not match:
        return written[:40]
    start = " ".join(match[0].split())
    opening = next(sign for sign in ("{{<", "{{%", "{{#", "{{", "{%", "{:", "[[", "[") if start.startswith(sign))
    return start + _ENDS[opening]


def _begin_of(name: str) -> str:
    """The tag that one of this name ends; empty where it ends none."""
    begin = re.sub(r"^(\{%-?\s*)end(?=\w)|^(\{\{[<%]\s*|\[)/(?=\w)", lambda match: match[1] or match[2], name)
    return begin if begin != name else ""


def _report(draft: Draft, name: str, written: list[str], *, in_code: bool, end: str) -> None:
    what = f"`{name}` … `{end}`" if end else f"`{name}`"
    said = f"template tag{'s' if end else ''} {what} printed as {'they stand' if end else 'it stands'}"
    if len(written) > 1:
        said = f"{len(written)} {'pairs of ' if end else ''}template tags {what} printed as they stand"
    place = place_of(draft.post, written[0], count=written.count(written[0]), in_code=in_code)
    draft.tell(Code.TEMPLATE_TAG, said, place=place, hint="replace it by what the blog shows there")
