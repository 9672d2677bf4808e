"""Typeset all sections until the folios that they print are those they have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from postbook.diagnostics import Code, Diagnostic, Report, Span
from postbook.pdf.document import section_document
from postbook.pdf.for_print import FONTS_PLACE, Printed
from postbook.pdf.look import Look
from postbook.pdf.paginate import Placement, folios_of, paginate
from postbook.pdf.pictures import stand_ins
from postbook.pdf.press import GALLEYS, Press
from postbook.pdf.setting import Copy, Galley
from postbook.render.section import Matter
from postbook.words import Words

MOST_ROUNDS = 4
"""After so many passes, references that still move are left and told."""

GUESS = "00"
"""Stands where a folio will stand, until there is one."""

NOT_SET = Galley(pdf=b"", pages=(), anchors={})
"""Of a section that no other waits for, until the folios are known that it prints."""


@dataclass(slots=True, kw_only=True)
class Settling:
    """Typesets a book's sections, each again only when what is printed in it has changed."""

    look: Look
    words: Words
    press: Press
    families: Sequence[str]
    """The fonts that a colophon may name, in the theme's order."""
    offer: Callable[[str, Galley], None] | None = None
    """What is done with galleys that stand and are final, while others are set."""
    foresee: Callable[[Sequence[Placement]], None] | None = None
    """What is done with the sections that stand where they will very likely stay, while others are set again."""
    final: set[str] = field(default_factory=set)
    """The sections that print no folios: they are set once."""
    galleys: dict[str, Galley] = field(default_factory=dict)
    filled: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def settle(self, printed: Sequence[Printed], report: Report) -> tuple[Placement, ...]:
        """Every section at its place. Reports: unsettled-folios."""
        values: Mapping[str, str] = {place: GUESS for each in printed for place in each.places}
        placements: tuple[Placement, ...] = ()
        wanted = _set_first(printed)
        for _ in range(MOST_ROUNDS):
            self._typeset([each for each in wanted if self._is_stale(each, values)], values, placements)
            placements = self._paginate(printed)
            values = {**folios_of(placements, self.words), FONTS_PLACE: self._fonts_sentence()}
            wanted = printed
            if not any(self._is_stale(each, values) for each in printed):
                return placements
        report.add(*(self._unsettled(each, values, printed) for each in printed if self._is_stale(each, values)))
        return placements

    def _paginate(self, printed: Sequence[Printed]) -> tuple[Placement, ...]:
        return paginate([(each.section, self.galleys.get(each.section.name, NOT_SET)) for each in printed])

    def _is_stale(self, printed: Printed, values: Mapping[str, str]) -> bool:
        return self.filled.get(printed.section.name) != _wanted(printed, values)

    def _typeset(self, stale: Sequence[Printed], values: Mapping[str, str], placements: Sequence[Placement]) -> None:
        """Set sections; ``placements``: where all are before it, which will stay so for most."""
        copies = [self._copy(printed, values) for printed in stale]
        self.final |= {each.section.name for each in stale if not each.places}
        names = {each.section.name for each in stale}
        standing = [each for each in placements if each.section.name not in names]
        galleys = self.press.set_all(
            GALLEYS, copies, lambda copy, galley: self._offer(copy.name, galley), lambda: self._look_ahead(standing)
        )
        for printed, galley in zip(stale, galleys, strict=True):
            self.galleys[printed.section.name] = galley
            self.filled[printed.section.name] = _wanted(printed, values)

    def _look_ahead(self, standing: Sequence[Placement]) -> None:
        if self.foresee and standing:
            self.foresee(standing)
        for each in standing:
            self._offer(each.section.name, each.galley)

    def _offer(self, name: str, galley: Galley) -> None:
        if self.offer and name in self.final:
            self.offer(name, galley)

    def _copy(self, printed: Printed, values: Mapping[str, str]) -> Copy:
        html = section_document(printed.section, printed.markup(_wanted(printed, values)), self.look)
        pictures = printed.section.pictures
        rasters = stand_ins(pictures, self.look.styles)
        return Copy(
            name=printed.section.name,
            html=html,
            styles=self.look.styles,
            pictures={**self.look.pictures, **{href: pictures[href] for href in pictures if href not in rasters}},
            rasters=rasters,
            cuts=self.look.cuts,
            separation=self.look.separation,
        )

    def _unsettled(self, moving: Printed, values: Mapping[str, str], printed: Sequence[Printed]) -> Diagnostic:
        section, filled = moving.section, self.filled[moving.section.name]
        moved = [place for place in moving.places if filled[place] != values.get(place, "")]
        told = (f"`{self._title_of(place, printed)}` is on {filled[place]} or {values[place]}" for place in moved)
        return Diagnostic(
            code=Code.UNSETTLED_FOLIOS,
            message=f"page references in `{section.title}` do not settle: {', '.join(told)}",
            span=Span(path=section.source_path) if section.source_path else None,
            hint="reword a sentence with a page reference there, or set `[print] page-references = false`",
        )

    def _title_of(self, anchor: str, printed: Sequence[Printed]) -> str:
        sections = (each.section for each in printed if anchor in self.galleys[each.section.name].anchors)
        return next((section.title for section in sections), anchor)

    def _fonts_sentence(self) -> str:
        embedded = {font.family for galley in self.galleys.values() for font in galley.fonts}
        named = [family for family in self.families if family in embedded]
        return self.words.set_in.format(self.words.listed(named)) if named else ""


def _wanted(printed: Printed, values: Mapping[str, str]) -> Mapping[str, str]:
    return {place: values.get(place, "") for place in printed.places}


def _set_first(printed: Sequence[Printed]) -> Sequence[Printed]:
    """The sections that are set before any folio is known: not those that print folios, and have a say in none.

    These are the contents: the text begins with page 1, however long they are. At the end of the book nothing follows.
    """
    asked = {place for each in printed for place in each.places}
    first: list[Printed] = []
    for each in reversed(printed):
        moves_others = bool(first) and each.section.matter is not Matter.FRONT
        if not each.places or moves_others or not asked.isdisjoint(_ids(each)):
            first.append(each)
    return first[::-1]


def _ids(printed: Printed) -> Iterator[str]:
    return (element.get("id", "") for element in printed.section.body.iter())
