"""Tell what of MDX a book can't hold. Runs before everything: it looks at the post as it is written."""

from __future__ import annotations

import re

from postbook.chapter.draft import Draft
from postbook.chapter.lines import place_of_pattern
from postbook.chapter.mdx import Kind, LeftOut, mdx_to_markdown
from postbook.diagnostics import Code
from postbook.manuscript.post import Markup

_LONGEST = 80


def tell_mdx(draft: Draft) -> None:
    """Tell what was left out or stands as it is written, components of a name together.

    Reports: dropped-markup, template-tag.
    """
    if draft.post.markup is not Markup.MARKDOWN:
        return
    _, left_out = mdx_to_markdown(draft.post.text, is_mdx=draft.post.is_mdx)
    told: set[tuple[Kind, str]] = set()
    for each in left_out:
        if (each.kind, each.name or each.written) not in told:
            told.add((each.kind, each.name or each.written))
            _tell(each, draft)


def _tell(one: LeftOut, draft: Draft) -> None:
    shown = _short(one.written)
    line = one.written.partition("\n")[0]
    place = place_of_pattern(draft.post, re.escape(line))
    if one.kind is Kind.SHOWN:
        draft.tell(Code.TEMPLATE_TAG, f"expression `{shown}` printed as it stands", place=place, hint=_REPLACE)
    elif one.kind is Kind.OPENED:
        said = f"component `<{one.name}>` can't be run: only its words are printed"
        draft.tell(Code.DROPPED_MARKUP, said, place=place, hint=_WRITE)
    else:
        what = {Kind.EXPORT: "JavaScript", Kind.EXPRESSION: "expression", Kind.COMPONENT: "component"}[one.kind]
        draft.tell(Code.DROPPED_MARKUP, f"{what} `{shown}` can't be run: it is left out", place=place, hint=_WRITE)


_REPLACE = "replace it by what the blog shows there"
_WRITE = "write for paper what it shows, if the book needs it"


def _short(written: str) -> str:
    line = " ".join(written.split()).replace("`", "'")
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
