"""The print pass, kept from one build for the next: most sections have not changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from postbook.cache import key_of
from postbook.diagnostics import Diagnostic
from postbook.pdf.for_print import Printed, for_print
from postbook.pdf.formulas import Drawing, Formula, draw_formulas
from postbook.pdf.press import Press
from postbook.pdf.print_edition.link_printing import LinkPrinting
from postbook.render.section import Section

STAGE = "print"

_HAS_PLACES = etree.XPath("boolean(//@data-folio | //@data-fonts)")
"""Whether something will have to be filled in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSection:
    """A section ready for layout, of which there is nothing to fill in and nothing to say."""

    section: Section
    text: str = field(repr=False)
    places: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def markup(self, _values: Mapping[str, str]) -> str:
        """Its HTML."""
        return self.text


def ready_for_print(
    sections: Sequence[Section], press: Press, links: LinkPrinting | None = None
) -> tuple[Printed, ...]:
    """Sections made ready for layout, now or in an earlier build. Raises: SettingFailed."""
    found = [_find(section, press, links) for section in sections]
    drawings = draw_formulas((section for section, kept in zip(sections, found, strict=True) if kept is None), press)
    return tuple(
        _make(section, drawings, press, links) if kept is None else kept
        for section, kept in zip(sections, found, strict=True)
    )


def _find(section: Section, press: Press, links: LinkPrinting | None) -> KeptSection | None:
    if _HAS_PLACES(section.body):
        return None
    kept = press.cache.get(STAGE, _key(section, press, links))
    return KeptSection(section=section, text=kept.decode()) if kept is not None else None


def _make(section: Section, drawings: Mapping[Formula, Drawing], press: Press, links: LinkPrinting | None) -> Printed:
    printed = for_print(section, drawings, links)
    if not printed.diagnostics and not _HAS_PLACES(section.body):
        press.cache.put(STAGE, _key(section, press, links), printed.markup({}).encode())
    return printed


def _key(section: Section, press: Press, links: LinkPrinting | None) -> str:
    printing = (links.key, section.role.value, section.language) if links else ()
    return key_of(press.fingerprint, etree.tostring(section.body), *printing)
