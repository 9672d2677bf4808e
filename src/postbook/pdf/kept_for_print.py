"""The print pass, kept from one build for the next: most sections have not changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from postbook.cache import Cache, key_of
from postbook.diagnostics import Diagnostic
from postbook.pdf.for_print import Printed, for_print
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


def kept_for_print(section: Section, cache: Cache, fingerprint: str) -> Printed:
    """A section made ready for layout, now or in an earlier build."""
    if _HAS_PLACES(section.body):
        return for_print(section, cache)
    key = key_of(fingerprint, etree.tostring(section.body))
    kept = cache.get(STAGE, key)
    if kept is not None:
        return KeptSection(section=section, text=kept.decode())
    printed = for_print(section, cache)
    if not printed.diagnostics:
        cache.put(STAGE, key, printed.markup({}).encode())
    return printed
