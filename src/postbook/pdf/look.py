"""The look of a printed book: theme, stylesheets and settings, ready to go into every document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from postbook.chapter.chapter import Picture
from postbook.config import Config
from postbook.diagnostics import Report
from postbook.lengths import Length
from postbook.pdf.own_sheet import own_sheet, read_sheet
from postbook.pdf.print_edition.edition import PrintEdition
from postbook.pdf.print_edition.separation import Separation
from postbook.pdf.setting import Cut
from postbook.pdf.sheet_complaints import OwnSheet
from postbook.themes.theme import Theme
from postbook.words import direction_of, words_for

DRAWN_BEYOND = Length(60)
"""How far the print edition's pages are drawn beyond the cut, on all sides: as far as a page can bleed, and be moved
sideways when it becomes a verso. The binder lets the boxes show what is wanted of it."""

_PLAIN_LINKS = ":root{--pb-link:var(--pb-ink) !important}"
"""On paper nobody can follow a link: its colour would say nothing, and its letters want several inks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What all documents of a book share."""

    styles: tuple[str, ...] = field(repr=False)
    """Settings, theme, the book's own: in this order inside the document."""
    pictures: Mapping[str, Picture]
    """The files that the book's stylesheets name."""
    language: str
    direction: str
    cuts: frozenset[Cut] = frozenset()
    """The fonts that the binder embeds."""
    separation: Separation | None = None
    """The inks of the print edition."""
    sheets: tuple[OwnSheet, ...] = ()
    """The book's own, of which the engine may have something to say."""


def look_of(config: Config, theme: Theme, report: Report, edition: PrintEdition | None = None) -> Look:
    """Read the book's stylesheets. Reports: not-utf8, refused-css, outside-roots, missing-file."""
    pictures: dict[str, Picture] = {}
    sheets, own = [], []
    for path in config.style.print_stylesheets:
        sheets.append(read_sheet(path, config, report))
        own.append(own_sheet(path, sheets[-1].css, config, pictures, report))
    return Look(
        styles=(settings_css(config, edition.bleed if edition else None), *theme.print_stylesheets, *own),
        pictures=pictures,
        language=config.book.language,
        direction=direction_of(config.book.language),
        cuts=frozenset(face.cut for face in theme.faces),
        separation=edition.separation if edition else None,
        sheets=tuple(sheets),
    )


def settings_css(config: Config, bleed: Length | None = None) -> str:
    """What ``book.toml`` says of the page, as custom properties and counter styles.

    Margins that it leaves out are the theme's. Folios are written in ``pb-folio`` and, before the text, in
    ``pb-folio-roman``: in the digits of the book's language. ``--pb-bleed`` is how far a page goes on beyond the cut;
    ``bleed`` is given for the print edition only.
    """
    margins = config.print.margins
    lengths = {
        "trim-width": config.print.trim.width,
        "trim-height": config.print.trim.height,
        "margin-inner": margins.inner,
        "margin-outer": margins.outer,
        "margin-top": margins.top,
        "margin-bottom": margins.bottom,
        "bleed": bleed or Length(0),
    }
    said = ";".join(f"--pb-{name}:{length}" for name, length in lengths.items() if length is not None)
    digits = " ".join(f'"{digit}"' for digit in words_for(config.book.language).digits)
    drawn = "" if bleed is None else f"@page{{bleed:{DRAWN_BEYOND}}}{_PLAIN_LINKS}"
    return (
        f":root{{{said}}}{drawn}@counter-style pb-folio{{system:numeric;symbols:{digits}}}"
        "@counter-style pb-folio-roman{system:extends lower-roman}"
    )
