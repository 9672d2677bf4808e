"""The outline: parts, chapters and their headings, as readers' panes show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pikepdf import Array, OutlineItem, Pdf

from postbook.render.section import Section

DEEPEST_HEADING = 3
"""h2 and h3: an outline that lists more is no help."""


def write_outline(book: Pdf, sections: Sequence[Section], destinations: Mapping[str, Array]) -> None:
    """One entry a section that has a label, its headings below it."""
    with book.open_outline() as outline:
        last: list[tuple[int, OutlineItem]] = []
        for level, label, anchor in _entries(sections):
            if anchor not in destinations:
                continue
            item = OutlineItem(label, destination=destinations[anchor])
            item.is_closed = True
            while last and last[-1][0] >= level:
                last.pop()
            (last[-1][1].children if last else outline.root).append(item)
            last.append((level, item))


def _entries(sections: Sequence[Section]) -> Iterator[tuple[int, str, str]]:
    """Level, label and anchor of each entry, in order."""
    for section in sections:
        if section.label:
            yield section.level, section.label, section.name
            for heading in section.headings:
                if heading.level <= DEEPEST_HEADING:
                    yield section.level + heading.level - 1, heading.plain_text, heading.anchor
