"""Wikilinks: `[[Low water]]`, `[[Low water#Springs|when]]`, `![[pier.png|300]]`.

https://help.obsidian.md/links, https://help.obsidian.md/embeds. Where such a link leads, assemble finds out: its `href`
is what the author wrote.
"""

from __future__ import annotations

import re

from lxml import etree

from postbook.chapter.draft import Draft
from postbook.chapter.lines import place_of
from postbook.chapter.tree import is_within, name_of, put_in_text, texts
from postbook.diagnostics import Code
from postbook.manuscript.post import Markup
from postbook.xhtml import element

_WIKILINK = re.compile(
    r"(?P<embed>!?)\[\[(?P<note>(?![!\s:^$-]|\d*\]\]|_?toc_?\]\])[^\[\]|#^\n<>{}\"]*)(?:#(?P<heading>[^\[\]|\n]+))?"
    r"(?:\\?\|(?P<alias>[^\[\]\n]*))?\]\](?![(\[\]:])",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"(?i).+\.(?:png|jpe?g|gif|webp|svg|avif|bmp|tiff?)")
_MEDIUM = re.compile(r"(?i).+\.(?:mp4|webm|ogv|mov|mkv|mp3|ogg|m4a|wav|flac|3gp)")
_SIZE = re.compile(r"(?P<width>\d+)(?:x(?P<height>\d+))?")


def read_wikilinks(draft: Draft) -> None:
    """Make links and pictures of them. Of a note that stands in another, a link is left.

    Reports: dropped-markup.
    """
    if draft.post.markup is not Markup.MARKDOWN:
        return
    for node, is_tail, text in texts(draft.body, "[["):
        holder = node.getparent() if is_tail else node
        if holder is not None and name_of(holder) != "a" and not is_within(holder, ("a",)):
            put_in_text(node, is_tail, _pieces(text, draft))


def _pieces(text: str, draft: Draft) -> list[str | etree._Element]:
    pieces: list[str | etree._Element] = []
    done = 0
    for match in _WIKILINK.finditer(text):
        if match["note"].strip() or match["heading"]:
            pieces += [text[done : match.start()], _made(match, draft)]
            done = match.end()
    return [*pieces, text[done:]]


def _made(match: re.Match[str], draft: Draft) -> etree._Element:
    note = match["note"].strip()
    if match["embed"] and _PICTURE.fullmatch(note):
        return _picture(note, match["alias"] or "")
    if match["embed"] and _MEDIUM.fullmatch(note):
        return element("video", src=note)
    if match["embed"]:
        draft.tell(
            Code.DROPPED_MARKUP,
            f"the text of `{match[0]}` is not put in here: a link to it stands in its place",
            place=place_of(draft.post, match[0]),
            hint="copy the text to this place, if the book needs it",
        )
    return element("a", _shown(match), href=match[0].removeprefix("!"))


def _shown(match: re.Match[str]) -> str:
    """What Obsidian shows: the alias, or else the note and the heading."""
    if alias := (match["alias"] or "").strip():
        return alias
    parts = [match["note"].strip(), *((match["heading"] or "").split("#"))]
    return " > ".join(part.strip().removeprefix("^") for part in parts if part.strip())


def _picture(file: str, said: str) -> etree._Element:
    """`|300` and `|300x200` are sizes, all else is alternative text."""
    picture = element("img", src=file)
    words = []
    for part in said.split("|"):
        if size := _SIZE.fullmatch(part.strip()):
            picture.set("width", size["width"])
            if size["height"]:
                picture.set("height", size["height"])
        elif part.strip():
            words.append(part.strip())
    if words:
        picture.set("alt", " ".join(words))
    return picture
