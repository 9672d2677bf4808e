"""Typeset: one document to one galley.

Only this, ``bare_fonts``, ``page_stream``, ``furniture/folio_stream``, ``full_lines`` and ``shortcuts`` import
WeasyPrint.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from postbook.pdf.lean_import import lean_import

with lean_import():
    import weasyprint.css
    from weasyprint import CSS, HTML
    from weasyprint.css.counters import CounterStyle
    from weasyprint.formatting_structure.boxes import MarginBox
    from weasyprint.html import UA_COUNTER_STYLE
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

from postbook.pdf import shortcuts
from postbook.pdf.document import FURNITURE_SHEET
from postbook.pdf.full_lines import fill_lines
from postbook.pdf.furniture.movable_folios import mark_folios
from postbook.pdf.furniture.write_furniture import write_furniture
from postbook.pdf.laid_out import anchors_of, fonts_of, outermost, page_of
from postbook.pdf.overflow import overflows
from postbook.pdf.page_starts import page_starts
from postbook.pdf.page_stream import screen_streams
from postbook.pdf.print_edition.separation import Separation
from postbook.pdf.setting import Copy, Cut, Furniture, Galley
from postbook.pdf.stand_in import StandIn
from postbook.pdf.tags.write_tags import print_links, write_tags
from postbook.pdf.write_laid_out import write_laid_out

if TYPE_CHECKING:
    from postbook.chapter.chapter import Picture

# https://www.w3.org/TR/css-page-3/#margin-boxes
MARGIN_BOXES = (
    *("top-left-corner", "top-left", "top-center", "top-right", "top-right-corner"),
    *("bottom-left-corner", "bottom-left", "bottom-center", "bottom-right", "bottom-right-corner"),
    *("left-top", "left-middle", "left-bottom", "right-top", "right-middle", "right-bottom"),
)

# A sheet given to `render()` is of a later origin than the document's own, so it wins over every rule of a theme.
BODY_SHEET = (
    "@page{" + "".join(f"@{box}{{content:none !important}}" for box in MARGIN_BOXES) + "}"
    "*{bookmark-level:none !important}"
    ".pb-section{break-before:auto !important;break-after:auto !important}"
)

BASE_URL = "file:///book/"
"""Where relative addresses begin. No file is read from there: the fetcher knows the book's pictures by name."""

_INSIDE = re.compile(r"data:image/(?:png|jpeg|gif|webp)[;,]", re.IGNORECASE)
"""A picture that lies inside a drawing."""

MOST_SHEETS = 16
"""How many sheets a process keeps read: a book has one, and one for the furniture of each section."""


class BookFetcher(URLFetcher):  # type: ignore[misc]
    """Gives WeasyPrint the book's own pictures, what lies inside them, and nothing else."""

    def __init__(self, pictures: Mapping[str, Picture]) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False)
        self._pictures = pictures

    def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002
        if _INSIDE.match(url):
            return super().fetch(url)
        picture = self._pictures.get(url.removeprefix(BASE_URL))
        if picture is None:
            raise ValueError(f"`{url}` is no part of the book")
        return URLFetcherResponse(url, picture.read(), {"Content-Type": picture.media_type})


def typeset(copy: Copy) -> Galley:
    """Lay out a document's pages, with every margin box suppressed."""
    with _lent_typesetter() as typesetter:
        return typesetter.typeset(copy)


def set_furniture(copy: Copy) -> Furniture:
    """Lay out pages that bear only their furniture."""
    with _lent_typesetter() as typesetter:
        return typesetter.set_furniture(copy)


def draw(copy: Copy) -> bytes:
    """Lay out a document as it is: a cover."""
    with _lent_typesetter() as typesetter:
        return typesetter.draw(copy)


class _Sheet:
    """A stylesheet that has been read, and what it declares for the whole document."""

    def __init__(self) -> None:
        self.css: Any = None
        self.counter_styles: Any = CounterStyle()
        self.color_profiles: dict[str, Any] = {}


class Typesetter:
    """Lays documents out, one after the other, with one set of fonts."""

    def __init__(self) -> None:
        fill_lines()
        shortcuts.install()
        # Fonts come from the file that FONTCONFIG_FILE names: see fontconfig.py.
        self._fonts = FontConfiguration()
        self._sheets: dict[str, _Sheet] = {}

    def typeset(self, copy: Copy) -> Galley:
        """Lay out a document's pages, with every margin box suppressed."""
        pictures = {href: StandIn(href, *size) for href, size in copy.rasters.items()}
        with _listening() as heard, shortcuts.with_margin_boxes_on(0):
            document = self._render(copy, (BODY_SHEET,), pictures)
            if copy.separation:
                pdf = _write_separated(document, copy.cuts, copy.separation)
            else:
                pdf = write_tagged(document, copy.name, copy.cuts)
        return Galley(
            pdf=pdf,
            pages=tuple(page_of(page) for page in document.pages),
            anchors=anchors_of(document.pages),
            fonts=fonts_of(document),
            pictures={href: each.drawn for href, each in pictures.items() if any(each.drawn)},
            overflows=tuple(overflows(document.pages)),
            page_starts=page_starts(document.pages),
            heard=tuple(dict.fromkeys(heard)),
        )

    def set_furniture(self, copy: Copy) -> Furniture:
        """Lay out pages that bear only their furniture; which of them bear any, and where their folios stand."""
        wanted = len(copy.stand_ins)
        with _listening(), shortcuts.with_margin_boxes_on(wanted) if wanted else nullcontext():
            document = self._render(copy, (FURNITURE_SHEET, copy.sheet))
            pages = document.pages
            counts = mark_folios(pages, copy.stand_ins, self._counter_styles(copy)) if wanted else [0] * len(pages)
            # A page beyond those that are wanted made the blank before it.
            document.pages = pages[: len(counts or ())]
            marked = [any(isinstance(box, MarginBox) for box in page._page_box.children) for page in document.pages]
            furniture = write_furniture(document, copy, marked) if counts else None
        if furniture is None or counts != list(map(len, furniture.folios)):
            return Furniture(pdf=b"", marked=(), is_movable=False)
        return furniture

    def _counter_styles(self, copy: Copy) -> Any:
        own = self._read("\n".join(copy.styles), copy.pictures).counter_styles
        return CounterStyle({**UA_COUNTER_STYLE, **own})

    def draw(self, copy: Copy) -> bytes:
        """Lay out a document as it is."""
        with _listening():
            pdf: bytes = self._render(copy, (copy.sheet,)).write_pdf()
            return pdf

    def _render(self, copy: Copy, sheets: Sequence[str], pictures: Mapping[str, StandIn] | None = None) -> Any:
        shortcuts.begin(copy.html, *sheets, *copy.styles)
        document = HTML(string=copy.html, base_url=BASE_URL, url_fetcher=BookFetcher(copy.pictures))
        overrides = [self._read(sheet, {}).css for sheet in sheets]
        own = self._read("\n".join(copy.styles), copy.pictures) if copy.styles else None
        # What the engine finds here it neither fetches nor reads.
        known = {BASE_URL + href: each for href, each in (pictures or {}).items()}
        with _styled(own) if own else nullcontext():
            return document.render(stylesheets=overrides, font_config=self._fonts, cache=known)

    def _read(self, css: str, pictures: Mapping[str, Picture]) -> _Sheet:
        """A sheet, read once: reading a theme takes as long as laying out three pages."""
        if css not in self._sheets:
            sheet = _Sheet()
            # `css_complaints` tells what is wrong with it, once for the book.
            with _listening():
                sheet.css = CSS(
                    string=css,
                    base_url=BASE_URL,
                    url_fetcher=BookFetcher(pictures),
                    font_config=self._fonts,
                    counter_style=sheet.counter_styles,
                    color_profiles=sheet.color_profiles,
                )
            if len(self._sheets) >= MOST_SHEETS:
                self._sheets.pop(next(iter(self._sheets)))
            if "@font-face" in css.lower():
                # The same text in the same style may be set in another font from now on.
                shortcuts.forget()
            self._sheets[css] = sheet
        # The one that was used last is the last to go.
        self._sheets[css] = self._sheets.pop(css)
        return self._sheets[css]


@contextmanager
def _lent_typesetter() -> Iterator[Typesetter]:
    """This process's typesetter for the fonts that it is to see now: making one reads every font.

    After a layout that ended half-way nothing is used again that was kept: what is half computed would be taken for
    the whole, and the next section set wrong.
    """
    try:
        yield _typesetter_for(os.environ.get("FONTCONFIG_FILE", ""))
    except BaseException:
        _typesetter_for.cache_clear()
        shortcuts.forget()
        raise


@lru_cache(maxsize=2)
def _typesetter_for(fontconfig: str) -> Typesetter:
    typesetter = Typesetter()
    if fontconfig and not Path(fontconfig).is_file():
        # Fontconfig has taken the system's fonts instead, without a word.
        raise FileNotFoundError(f"`{Path(fontconfig).name}` has gone, which names the fonts")
    return typesetter


def css_complaints(css: str) -> tuple[str, ...]:
    """What the engine will not do of a stylesheet, in its own words."""
    with _listening() as heard:
        CSS(string=css, base_url=BASE_URL, url_fetcher=BookFetcher({}))
    return tuple(dict.fromkeys(heard))


@contextmanager
def _styled(sheet: _Sheet) -> Iterator[None]:
    """Let the next document have this sheet as its own.

    WeasyPrint 70 looks for a document's sheets in its markup only and reads each anew; sheets given to ``render()`` are
    of a later origin, which is kept for the rules that suppress margin boxes.
    """

    def own_sheets(*arguments: Any) -> Iterator[Any]:
        counter_style, color_profiles = arguments[5], arguments[6]
        counter_style.update(sheet.counter_styles)
        color_profiles.update(sheet.color_profiles)
        yield sheet.css

    found, weasyprint.css.find_stylesheets = weasyprint.css.find_stylesheets, own_sheets
    try:
        yield
    finally:
        weasyprint.css.find_stylesheets = found


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Collect what WeasyPrint logs: it logs a missing picture and writes the PDF without it."""
    heard: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    logger = logging.getLogger("weasyprint")
    ear = Ear(logging.WARNING)
    before = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [ear], False
    try:
        yield heard
    finally:
        logger.handlers, logger.propagate = before


def write_tagged(document: Any, name: str, cuts: frozenset[Cut] = frozenset()) -> bytes:
    """A galley of the screen edition; ``name`` makes the ids in its tags unique in the book."""
    for page in document.pages:
        page.links = outermost(page.links)

    def finish(pdf: Any) -> None:
        write_tags(pdf, document.pages, name)
        print_links(pdf)

    with screen_streams():
        return write_laid_out(document, cuts, finish, tagged=True)


def _write_separated(document: Any, cuts: frozenset[Cut], separation: Separation) -> bytes:
    """A galley of the print edition."""
    from postbook.pdf.print_edition.separate import separate

    for page in document.pages:
        page.links = []
    return write_laid_out(document, cuts, lambda pdf: separate(pdf, separation), tagged=False)
