"""An EPUB document in the making: what the finishing steps work on, in order, in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from postbook.cache import Cache
from postbook.diagnostics import Code, Diagnostic, Span
from postbook.epub.resource import Resource
from postbook.render.section import Section
from postbook.words import Words


@dataclass(slots=True, kw_only=True)
class Document:
    """A section on its way to its XHTML document. The tree belongs to it."""

    section: Section
    words: Words
    body: etree._Element
    """A copy of the section's tree."""
    resources: dict[str, Resource] = field(default_factory=dict)
    """What the finishing steps made, by ``href``: pictures of formulas."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    cache: Cache = field(default_factory=Cache)
    """Where set formulas are kept."""

    @property
    def href(self) -> str:
        """From the folder of the package document."""
        return f"text/{self.section.name}.xhtml"

    def tell(self, code: Code, message: str, *, hint: str = "") -> None:
        """Report a problem of the post that the section was made from; its line is not known here."""
        path = self.section.source_path
        span = Span(path=path) if path else None
        self.diagnostics.append(Diagnostic(code=code, message=message, span=span, hint=hint))


Finish = Callable[[Document], None]
"""Changes a document in place, in one respect. ``FINISHES`` in ``for_epub.py`` says in which order."""
