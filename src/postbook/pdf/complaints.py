"""What the layout engine only logs, as messages of the post it is about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from postbook.diagnostics import Code, Diagnostic, Span
from postbook.manuscript.post import Post
from postbook.pdf.overflow import Overflow
from postbook.pdf.setting import Galley
from postbook.render.section import Section

_NO_GLYPH = re.compile(r"\.notdef glyph rendered .*\(U\+([0-9A-F]+)\)")

_DATA = re.compile(r"(data:[\w/+.-]+)[;,][^\s'\"`]*")
_QUOTED = re.compile(r"(?<!\w)(['\"`])[^'\"`]{80,}(?=\1)|\S{81,}")

LONGEST_QUOTED = 80
"""How many characters of something that the layout engine quotes a message shows."""

MOST_CHARACTERS = 100
"""How many characters without a glyph a message shows."""


def complaints_of(section: Section, galley: Galley, posts: Mapping[str, Post]) -> Iterator[Diagnostic]:
    """Messages about a galley."""
    missing: list[str] = []
    for overflow in galley.overflows:
        yield _overflow(section, overflow)
    for sentence in galley.heard:
        if match := _NO_GLYPH.search(sentence):
            missing.append(chr(int(match[1], 16)))
        elif "alt description" not in sentence:
            yield _layout(section, sentence)
    if missing:
        yield _missing_glyphs(section, sorted(set(missing)), posts.get(section.name))


def _overflow(section: Section, overflow: Overflow) -> Diagnostic:
    page = f"page {overflow.page_index + 1} of this chapter"
    if overflow.sideways:
        message = f"`{overflow.text}` sticks out of the type area by {overflow.sideways:.0f} mm on {page}"
    else:
        message = f"`{overflow.text}` leaves {page}"
    return Diagnostic(
        code=Code.OVERFLOW,
        message=message,
        span=Span(path=section.source_path) if section.source_path else None,
        hint="shorten or break it, give the table fewer columns, or choose a larger `[print] trim`",
    )


def _layout(section: Section, sentence: str) -> Diagnostic:
    return Diagnostic(
        code=Code.LAYOUT,
        message=f"the layout engine says: {_shortened(sentence.rstrip('.'))}",
        span=Span(path=section.source_path) if section.source_path else None,
        hint="see how the page came out; `silence` takes the code if it is fine",
    )


def _shortened(sentence: str) -> str:
    """What is quoted cut down: it may be a whole picture or stylesheet."""
    return _QUOTED.sub(lambda match: f"{match[0][:LONGEST_QUOTED]}…", _DATA.sub(r"\1…", sentence))


def _missing_glyphs(section: Section, characters: list[str], post: Post | None) -> Diagnostic:
    named = ", ".join(f"`{each}` (U+{ord(each):04X} {unicodedata.name(each, 'unnamed')})" for each in characters[:3])
    if len(characters) > 3:
        more = "…" if len(characters) > MOST_CHARACTERS else ""
        named = f"{len(characters)} characters: `{''.join(characters[:MOST_CHARACTERS])}`{more}"
    return Diagnostic(
        code=Code.MISSING_GLYPH,
        message=f"no font of this book has {named}",
        span=_first_place(section, characters, post),
        hint="add a font that has them to the folder that `[fonts] folder` names, or set `[fonts] system = true`",
    )


def _first_place(section: Section, characters: list[str], post: Post | None) -> Span | None:
    """Where the first of the characters stands in the post, if it stands there as itself."""
    if section.source_path is None:
        return None
    if post is None:
        return Span(path=section.source_path)
    for index, line in enumerate(post.text.splitlines()):
        columns = [column for each in characters if (column := line.find(each)) >= 0]
        if columns:
            return post.span(post.first_line + index, min(columns) + 1)
    return post.span()
