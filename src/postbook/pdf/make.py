"""Sections → PDF: typeset, settle the folios, lay the furniture, bind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from postbook.book.book import Book
from postbook.config import Config
from postbook.diagnostics import Report
from postbook.page_breaks import PageBreaks
from postbook.pdf.collate import Collator
from postbook.pdf.complaints import complaints_of
from postbook.pdf.for_print import Printed
from postbook.pdf.furniture.furnish import foresee_furniture, furnish
from postbook.pdf.kept_for_print import ready_for_print
from postbook.pdf.look import look_of
from postbook.pdf.lost import telling_of_lost
from postbook.pdf.paginate import Placement, folios_of, page_breaks_of
from postbook.pdf.picture_colours import ScreenColours
from postbook.pdf.picture_copy import PictureCopy
from postbook.pdf.pictures import PICTURES, picture_copies, prepare_pictures
from postbook.pdf.press import Press
from postbook.pdf.print_edition.edition import PrintEdition, print_edition_of
from postbook.pdf.print_edition.link_printing import LinkPrinting
from postbook.pdf.print_edition.print_warnings import print_warnings
from postbook.pdf.set_book import SetBook
from postbook.pdf.setting import Galley
from postbook.pdf.settle import Settling
from postbook.pdf.sheet_complaints import SHEETS, telling_of_sheets
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
    look = look_of(config, theme, report, edition)
    if press.fontconfig:
        leave_specimen(look, press.fontconfig)
    printed = _make_ready(book, sections, edition, press, report)
    # What prints folios is settled last.
    collator = Collator([each.section.name for each in sorted(printed, key=lambda each: bool(each.places))])
    settling = Settling(
        look=look,
        words=book.words,
        press=press,
        families=tuple(dict.fromkeys(face.family for face in theme.faces if not face.fallback)),
        offer=None if edition else collator.offer,
    )
    with telling_of_sheets(look.sheets, press, report), telling_of_lost(sections, report):
        made = _set_all(settling, printed, _picture_copies(sections, config, edition), report)
    # Nothing is left to be set but what was foreseen in vain. What the workers hold is free for the binder, which holds
    # the whole book.
    press.executor.shutdown(wait=False, cancel_futures=True)
    _tell(book, printed, settling.galleys, report)
    if edition:
        report.add(*print_warnings(edition, settling.galleys, printed, made.pictures, book))
    # Only now: a build that fails before has no use for it.
    from postbook.pdf.bindery import bind_edition
    from postbook.pdf.subsets import Subsets

    subsets = Subsets(press.cache, press.fingerprint)
    pdf, page_count = bind_edition(book, config, edition, made, theme.faces, subsets, collator)
    return BoundBook(
        pdf=pdf,
        page_count=page_count,
        folios=folios_of(made.placements, book.words),
        page_breaks=page_breaks_of(made.placements, book.words),
    )


def _make_ready(
    book: Book, sections: Sequence[Section], edition: PrintEdition | None, press: Press, report: Report
) -> Sequence[Printed]:
    """What is to be set of the sections that appear in print. Raises: BuildFailed."""
    links = LinkPrinting(wanted=edition.link_addresses, words=book.words) if edition else None
    with telling_of_lost(sections, report):
        return ready_for_print([section for section in sections if "pdf" in section.media], press, links)


def _set_all(
    settling: Settling,
    printed: Sequence[Printed],
    picture_copies_of: Callable[[Iterable[Galley]], Sequence[PictureCopy]],
    report: Report,
) -> SetBook:
    """Galleys, furniture and pictures. Reports: unsettled-folios. Raises: SettingFailed."""
    press, look = settling.press, settling.look

    def foresee(placements: Sequence[Placement]) -> None:
        press.foresee(SHEETS, look.sheets)
        press.foresee(PICTURES, picture_copies_of(settling.galleys.values()))
        foresee_furniture(placements, look, press)
        # Loaded while others work: it joins files.
        import postbook.pdf.bindery  # noqa: F401

    settling.foresee = foresee
    placements = settling.settle(printed, report)
    furniture = furnish(placements, look, press)
    pictures = prepare_pictures(picture_copies_of(settling.galleys.values()), press)
    return SetBook(placements=placements, furniture=furniture, pictures=pictures)


def _picture_copies(
    sections: Sequence[Section], config: Config, edition: PrintEdition | None
) -> Callable[[Iterable[Galley]], Sequence[PictureCopy]]:
    """What is to be made of the pictures that galleys show."""
    wanted = config.print.picture_resolution
    return partial(
        picture_copies,
        {href: each for section in sections for href, each in section.pictures.items()},
        resolution=edition.resolution(wanted) if edition else wanted,
        colours=edition.separation if edition else ScreenColours(),
    )


def _tell(book: Book, printed: Sequence[Printed], galleys: Mapping[str, Galley], report: Report) -> None:
    """What was found in each section when it was made ready, and when it was set."""
    posts = {chapter.post.slug: chapter.post for chapter in (*book.front, *book.chapters, *book.back)}
    for each in printed:
        report.add(*each.diagnostics, *complaints_of(each.section, galleys[each.section.name], posts))
