"""All sections of a book in one HTML document, as one who does without galleys would write it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tinycss2.serializer import serialize_identifier, serialize_string_value

from postbook.config import Opens
from postbook.pdf.outline import DEEPEST_HEADING
from postbook.pdf.setting import Copy
from postbook.render.section import Matter, Section

BODY = re.compile(r"<body>(.*)</body>", re.DOTALL)
BOOK_LINK = 'href="x-book:#'


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSection:
    """A section, and the document that was set of it last."""

    section: Section
    copy: Copy

    @property
    def body(self) -> str:
        """Its markup. What a galley must leave to the binder is a link like any other here."""
        found = BODY.search(self.copy.html)
        assert found is not None
        return found[1].replace(BOOK_LINK, 'href="#')


def one_document(sections: Sequence[SetSection], first_page_of_text: int) -> str:
    """The book; ``first_page_of_text``: the page in the file, from 1, that bears the folio 1."""
    first = sections[0].copy
    head = first.html[: first.html.index("</head>")]
    sheets = [*first.styles, "\n".join(_rules(sections, first_page_of_text))]
    styles = "".join(f"<style>{sheet}</style>" for sheet in sheets)
    return f"{head}{styles}</head><body>{''.join(each.body for each in sections)}</body></html>"


def write_pictures(sections: Sequence[SetSection], folder: Path) -> None:
    """The book's pictures, whole, where the document looks for them."""
    pictures = {href: each for entry in sections for href, each in entry.copy.pictures.items()}
    pictures |= {href: each for entry in sections for href, each in entry.section.pictures.items()}
    for href, picture in pictures.items():
        path = folder / href
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(picture.read())


def _rules(sections: Sequence[SetSection], first_page_of_text: int) -> Iterator[str]:
    """Where sections open, where folios begin anew, what the outline lists: in a galley none of it can be said."""
    yield f"*{{bookmark-level:none}}@page :nth({first_page_of_text}){{counter-reset:page 1}}"
    front = [each.section for each in sections if each.section.matter is Matter.FRONT]
    for index, each in enumerate(sections):
        section = each.section
        begins_text = index == len(front)
        side = "recto" if section.opens is Opens.RECTO or begins_text else "page"
        yield f"#{serialize_identifier(section.name)}{{break-before:{side};break-after:auto}}"
        if section.label:
            yield from (_entry(*entry) for entry in _entries(section))


def _entries(section: Section) -> Iterator[tuple[str, int, str]]:
    """Anchor, level and label of what the outline lists of a section."""
    yield section.name, section.level, section.label
    for heading in section.headings:
        if heading.level <= DEEPEST_HEADING:
            yield heading.anchor, section.level + heading.level - 1, heading.plain_text


def _entry(anchor: str, level: int, label: str) -> str:
    said = serialize_string_value(label)
    return f'#{serialize_identifier(anchor)}{{bookmark-level:{level};bookmark-label:"{said}"}}'


def numbered_places(sections: Sequence[SetSection]) -> Mapping[str, set[str]]:
    """Anchor → the folios that are printed for it anywhere in the text."""
    places: dict[str, set[str]] = {}
    for each in sections:
        for anchor, folio in re.findall(r'data-folio="([^"]*)"[^>]*>([^<]*)<', each.body):
            places.setdefault(anchor, set()).add(folio)
    return places
