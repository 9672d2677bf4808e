"""Sections → PDF: typeset, settle the folios, lay the furniture, bind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from postbook.book.book import Book
from postbook.config import Config
from postbook.diagnostics import BuildFailed, Code, Diagnostic, Report, Span
from postbook.page_breaks import PageBreaks
from postbook.pdf.collate import Collator
from postbook.pdf.complaints import complaints_of
from postbook.pdf.for_print import Printed
from postbook.pdf.furnish import furnish
from postbook.pdf.image_stream import ImageStream
from postbook.pdf.kept_for_print import ready_for_print
from postbook.pdf.look import look_of
from postbook.pdf.paginate import Placement, folios_of, page_breaks_of
from postbook.pdf.picture_colours import ScreenColours
from postbook.pdf.pictures import prepare_pictures
from postbook.pdf.press import Press, SettingFailed
from postbook.pdf.print_edition.edition import PrintEdition, print_edition_of
from postbook.pdf.print_edition.link_printing import LinkPrinting
from postbook.pdf.print_edition.print_warnings import print_warnings
from postbook.pdf.setting import Furniture
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
    missing-file, broken-image, unsettled-folios, invalid-value, coarse-picture, heavy-ink. Raises: BuildFailed.
    """
    edition = print_edition_of(config, report)
    look = look_of(config, theme, press.cache, report, edition)
    if press.fontconfig:
        leave_specimen(look, press.fontconfig)
    links = LinkPrinting(wanted=edition.link_addresses, words=book.words) if edition else None
    with _telling_of_lost(sections, report):
        printed = ready_for_print([section for section in sections if "pdf" in section.media], press, links)
    # What prints folios is settled last.
    collator = Collator([each.section.name for each in sorted(printed, key=lambda each: bool(each.places))])
    settling = Settling(
        look=look,
        words=book.words,
        press=press,
        families=tuple(dict.fromkeys(face.family for face in theme.faces if not face.fallback)),
        offer=None if edition else collator.offer,
    )
    made = _set_all(settling, printed, sections, config, edition, report)
    posts = {chapter.post.slug: chapter.post for chapter in (*book.front, *book.chapters, *book.back)}
    for each in printed:
        report.add(*each.diagnostics, *complaints_of(each.section, settling.galleys[each.section.name], posts))
    if edition:
        report.add(*print_warnings(edition, settling.galleys, printed, made.pictures, book))
    # Only now: what joins files is loaded while workers set the galleys.
    from postbook.pdf.bindery import bind_edition
    from postbook.pdf.subsets import Subsets

    subsets = Subsets(press.cache, press.fingerprint)
    pdf, page_count = bind_edition(
        book, config, edition, made.placements, made.furniture, made.pictures, theme.faces, subsets, collator
    )
    return BoundBook(
        pdf=pdf,
        page_count=page_count,
        folios=folios_of(made.placements, book.words),
        page_breaks=page_breaks_of(made.placements, book.words),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _SetBook:
    """All that is bound."""

    placements: tuple[Placement, ...]
    furniture: Mapping[str, Furniture]
    pictures: Mapping[str, ImageStream]


def _set_all(
    settling: Settling,
    printed: Sequence[Printed],
    sections: Sequence[Section],
    config: Config,
    edition: PrintEdition | None,
    report: Report,
) -> _SetBook:
    """Galleys, furniture and pictures. Reports: unsettled-folios, layout-failed, broken-image. Raises: BuildFailed."""
    with _telling_of_lost(sections, report):
        placements = settling.settle(printed, report)
        furniture = furnish(placements, settling.look, settling.press)
        pictures = _pictures(settling, sections, config.print.picture_resolution, edition)
    # Nothing is left to be set: what the workers hold is free for the binder, which holds the whole book.
    settling.press.executor.shutdown(wait=False)
    return _SetBook(placements=placements, furniture=furniture, pictures=pictures)


def _pictures(
    settling: Settling, sections: Sequence[Section], wanted: int, edition: PrintEdition | None
) -> Mapping[str, ImageStream]:
    """The pictures of all galleys; ``wanted``: the book's pixels an inch."""
    return prepare_pictures(
        {href: each for section in sections for href, each in section.pictures.items()},
        settling.galleys.values(),
        edition.resolution(wanted) if edition else wanted,
        edition.separation if edition else ScreenColours(),
        settling.press,
    )


@contextmanager
def _telling_of_lost(sections: Sequence[Section], report: Report) -> Iterator[None]:
    """Tell what could not be set: sections, or pictures. Reports: layout-failed, broken-image. Raises: BuildFailed."""
    try:
        yield
    except SettingFailed as failure:
        lost = failure.lost
        report.add(*(_failed(section, lost) for section in sections if section.name in lost))
        report.add(*(_unread(href, section, lost) for section in sections for href in section.pictures if href in lost))
        raise BuildFailed from None


def _failed(section: Section, lost: Mapping[str, str]) -> Diagnostic:
    return Diagnostic(
        code=Code.LAYOUT_FAILED,
        message=f"`{section.title}` can't be laid out: {lost[section.name]}",
        span=Span(path=section.source_path) if section.source_path else None,
        hint="take out what is unusual in it (deep nesting, huge tables, long code), piece by piece, until it can",
    )


def _unread(href: str, section: Section, lost: Mapping[str, str]) -> Diagnostic:
    return Diagnostic(
        code=Code.BROKEN_IMAGE,
        message=f"`{PurePosixPath(href).name}` in `{section.title}` can't be made ready: {lost[href]}",
        span=Span(path=section.source_path) if section.source_path else None,
        hint="build again; if it is the same, save the picture anew from its source",
    )
