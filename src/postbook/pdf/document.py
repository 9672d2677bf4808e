"""The HTML documents that are laid out: a section's, and that of its furniture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from postbook.pdf.look import Look
    from postbook.pdf.setting import Galley
    from postbook.render.section import Section


def section_document(section: Section, markup: str, look: Look) -> str:
    """A section, whose HTML is ready for layout."""
    return _document(section.title, look, markup)


# Furniture lies over the body: nothing of the page but its margin boxes may be drawn again.
FURNITURE_SHEET = (
    "@page{background:none !important;border-color:transparent !important}"
    "html,body,.pb-section{background:none !important;border:0 !important;margin:0 !important;padding:0 !important}"
    "*{bookmark-level:none !important}.pb-section{break-before:auto !important;break-after:auto !important}"
    ".pb-furniture-page{height:0}.pb-furniture-page+.pb-furniture-page{break-before:page}"
    ".pb-furniture-space{height:1px}"
    ".pb-opens-left{break-before:left !important}.pb-opens-right{break-before:right !important}"
    # The heading must be there to be a running head, and not be seen.
    ".pb-furniture-page :is(h1,h2,h3,h4,h5,h6){position:absolute;font-size:0 !important;color:transparent !important}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Where a section begins in the book."""

    folio_number: int
    """The number of its first page, from 1, in its run of folios."""
    is_recto: bool
    blank_after: bool
    """A forced blank follows its last page."""


def furniture_document(
    galley: Galley, section: Section, look: Look, laid: Sequence[int], opening: Opening, *, with_headings: bool
) -> str:
    """Empty pages with the names, sides, strings and, if they matter, headings of a section's own.

    ``laid``: the indices of those of the galley's pages that are laid out.
    """
    recto, verso = ("right", "left") if look.direction == "ltr" else ("left", "right")
    root = section.body
    attributes = {str(key): str(value) for key, value in root.attrib.items()}
    shown = {key: value for key, value in attributes.items() if key == "class" or key.startswith("data-")}
    start = "".join(f' {name}="{escape(value)}"' for name, value in shown.items())
    pages = "".join(_page(section if with_headings else None, galley, index) for index in laid)
    # A break to the next recto makes the blank verso; the page after it is not used.
    blank = f'<div class="pb-opens-{recto}"></div>' if opening.blank_after else ""
    side = recto if opening.is_recto else verso
    return _document(section.title, look, f"<section{start}>{pages}</section>{blank}", f"pb-opens-{side}")


def furniture_sheet(numbers: Sequence[int]) -> str:
    """The rules that number the pages of a section's furniture; ``FURNITURE_SHEET`` has those for all.

    ``numbers``: of the pages that are laid out.
    """
    return "".join(_numbering(numbers))


def _numbering(numbers: Sequence[int]) -> Iterator[str]:
    """Where pages do not simply count on."""
    yield f"@page:first{{counter-reset:page {numbers[0]}}}"
    for place, (before, number) in enumerate(pairwise(numbers), 2):
        if number != before + 1:
            yield f"@page:nth({place}){{counter-reset:page {number}}}"


def _page(section: Section | None, galley: Galley, index: int) -> str:
    name = galley.pages[index].name
    style = f' style="page:{name}"' if name and name != galley.pages[0].name else ""
    heads = "".join(_heads(section, galley, index)) if section else ""
    return f'<div class="pb-furniture-page"{style}>{heads}</div>'


def _heads(section: Section, galley: Galley, index: int) -> Iterable[str]:
    for heading in section.headings:
        page_index, at_top = galley.anchors.get(heading.anchor, (-1, False))
        if page_index == index:
            # Without space above it, a heading would count as the page's start: `string(x, start)` would be wrong.
            space = "" if at_top else '<div class="pb-furniture-space"></div>'
            yield f"{space}<h{heading.level}>{escape(heading.plain_text)}</h{heading.level}>"


def _document(title: str, look: Look, body: str, root_class: str = "") -> str:
    kind = f' class="{root_class}"' if root_class else ""
    return (
        f'<!DOCTYPE html><html lang="{escape(look.language)}" dir="{look.direction}"{kind}><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title></head><body>{body}</body></html>"
    )
