"""Sections → PDF: typeset, settle the folios, lay the furniture, bind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from postbook.book.book import Book
from postbook.config import Config
from postbook.diagnostics import BuildFailed, Code, Diagnostic, Report, Span
from postbook.page_breaks import PageBreaks
from postbook.pdf.collate import Collator
from postbook.pdf.complaints import complaints_of
from postbook.pdf.kept_for_print import kept_for_print
from postbook.pdf.look import look_of
from postbook.pdf.paginate import folios_of, page_breaks_of
from postbook.pdf.picture_colours import ScreenColours
from postbook.pdf.pictures import prepare_pictures
from postbook.pdf.press import Press, SettingFailed
from postbook.pdf.print_edition.edition import print_edition_of
from postbook.pdf.print_edition.print_warnings import print_warnings
from postbook.pdf.settle import Settling
from postbook.pdf.specimen import leave_specimen
from postbook.render.section import Section
from postbook.themes.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundBook:
    """The PDF, and what others may want to know of it."""

    pdf: bytes = field(repr=False)
    page_count: int
    folios: Mapping[str, str]
    """Anchor → the folio of its page, as printed."""
    page_breaks: PageBreaks


def make_pdf(
    book: Book,
    sections: Sequence[Section],
    config: Config,
    theme: Theme,
    press: Press,
    report: Report,
) -> BoundBook:
    """Typeset every section that appears in print, and bind them. Fonts must have been opened.

    Reports: layout, overflow, layout-failed, missing-glyph, invalid-math, not-utf8, refused-css, outside-roots,
    missing-file, unsettled-folios.
    """
    edition = print_edition_of(config, report)
    look = look_of(config, theme, press.cache, report, edition)
    if press.fontconfig:
        leave_specimen(look, press.fontconfig)
    families = dict.fromkeys(face.family for face in theme.faces if not face.fallback)
    printed = tuple(
        kept_for_print(section, press.cache, press.fingerprint) for section in sections if "pdf" in section.media
    )
    # What prints folios is settled last.
    collator = Collator([each.section.name for each in sorted(printed, key=lambda each: bool(each.places))])
    settling = Settling(
        look=look,
        words=book.words,
        press=press,
        families=tuple(families),
        offer=None if edition else collator.offer,
    )
    try:
        placements = settling.settle(printed, report)
        furniture = settling.set_furniture(placements)
        pictures = prepare_pictures(
            {href: each for section in sections for href, each in section.pictures.items()},
            settling.galleys.values(),
            edition.resolution(config.print.picture_resolution) if edition else config.print.picture_resolution,
            edition.separation if edition else ScreenColours(),
            press,
        )
    except SettingFailed as failure:
        report.add(*(_failed(each.section, failure.lost) for each in printed if each.section.name in failure.lost))
        report.add(
            *(_unread(href, section) for section in sections for href in section.pictures if href in failure.lost)
        )
        raise BuildFailed from None
    # Nothing is left to be set: what the workers hold is free for the binder, which holds the whole book.
    press.executor.shutdown(wait=False)
    posts = {chapter.post.slug: chapter.post for chapter in (*book.front, *book.chapters, *book.back)}
    for each in printed:
        report.add(*each.diagnostics, *complaints_of(each.section, settling.galleys[each.section.name], posts))
    if edition:
        report.add(*print_warnings(edition, settling.galleys, printed, pictures, book))
    # Only now: what joins files is loaded while workers set the galleys.
    from postbook.pdf.bindery import bind_edition
    from postbook.pdf.subsets import Subsets

    subsets = Subsets(press.cache, press.fingerprint)
    pdf, page_count = bind_edition(
        book, config, edition, placements, furniture, pictures, theme.faces, subsets, collator
    )
    return BoundBook(
        pdf=pdf,
        page_count=page_count,
        folios=folios_of(placements, book.words),
        page_breaks=page_breaks_of(placements, book.words),
    )


def _failed(section: Section, lost: Mapping[str, str]) -> Diagnostic:
    return Diagnostic(
        code=Code.LAYOUT_FAILED,
        message=f"`{section.title}` can't be laid out: {lost[section.name]}",
        span=Span(path=section.source_path) if section.source_path else None,
        hint="take out what is unusual in it (deep nesting, huge tables, long code), piece by piece, until it can",
    )


def _unread(href: str, section: Section) -> Diagnostic:
    return Diagnostic(
        code=Code.BROKEN_IMAGE,
        message=f"can't read a picture of `{section.title}`: `{PurePosixPath(href).name}`",
        span=Span(path=section.source_path) if section.source_path else None,
        hint="save the picture anew from its source",
    )
