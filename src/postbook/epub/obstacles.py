"""What stands in the way of a claim of conformance: everything that can be checked, and is not as WCAG 2.2 AA wants it.

A check that finds nothing proves nothing; so nothing is claimed unless the author asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from postbook.book.book import Book
from postbook.chapter.chapter import Chapter
from postbook.config import Config
from postbook.diagnostics import Code, Diagnostic, Span
from postbook.epub.document import Document
from postbook.epub.moving_pictures import moves
from postbook.epub.resource import Resource
from postbook.epub.text_alternatives import decorates, is_described, pictures_in
from postbook.themes.contrast import LEAST, inks_in
from postbook.xhtml import elements, plain_text

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LONGEST_TEXT = 60
"""Characters of a text that a message shows."""


def obstacles(documents: Sequence[Document], book: Book, config: Config) -> Iterator[Diagnostic]:
    """Every obstacle, in book order; none where nothing is claimed. Reports: unmet-claim."""
    if not config.accessibility.claim:
        return
    asked = {chapter.post.source_path: missing_words(chapter) for chapter in chapters_of(book)}
    for document in documents:
        path = document.section.source_path
        told = asked.pop(path, []) if path else []
        yield from told
        for message, hint in in_document(document, words_were_asked=bool(told)):
            span = Span(path=path) if path else config.span("accessibility.claim")
            yield Diagnostic(code=Code.UNMET_CLAIM, message=message, span=span, hint=hint)
    yield from pale_colours(config)
    yield from strange_words(book, config)


def chapters_of(book: Book) -> Iterator[Chapter]:
    """Everything that was written."""
    yield from (*book.front, *book.chapters, *book.back, *book.extras.values())


def missing_words(chapter: Chapter) -> list[Diagnostic]:
    """Pictures without words, where parse has found them."""
    found = [each for each in chapter.diagnostics if each.code is Code.MISSING_ALT]
    return [Diagnostic(code=Code.UNMET_CLAIM, message=each.message, span=each.span, hint=each.hint) for each in found]


Obstacle = tuple[str, str]
"""Message and hint."""


def in_document(document: Document, *, words_were_asked: bool) -> Iterator[Obstacle]:
    """The obstacles in one document, most of them of a template's or a stranger's making."""
    body = document.body
    if not words_were_asked:
        yield from bare_pictures(body)
    yield from irregular_headings(body)
    yield from headless_tables(body)
    yield from moving_pictures(document)


def bare_pictures(body: etree._Element) -> Iterator[Obstacle]:
    """1.1.1 Non-text Content."""
    for picture in pictures_in(body):
        if not decorates(picture) and not is_described(picture):
            name = picture.get("src", "drawing").rpartition("/")[2]
            yield f"`{name}` has no alternative text", "write what it shows as its alternative text"


def irregular_headings(body: etree._Element) -> Iterator[Obstacle]:
    """1.3.1 Info and Relationships: headings have words and skip no level."""
    before = 1
    for heading in elements(body, *HEADINGS):
        level = int(heading.tag[-1])
        words = shortened(plain_text(heading))
        if not words:
            yield f"a heading of level {level} without words", "remove it, or write its words"
        elif level > before + 1:
            yield f"the heading `{words}` skips a level", f"make it one of level {before + 1}"
        before = level


def headless_tables(body: etree._Element) -> Iterator[Obstacle]:
    """1.3.1 Info and Relationships: cells have headers."""
    for table in elements(body, "table"):
        if table.get("role") != "presentation" and next(elements(table, "th"), None) is None:
            hint = "give it a row of headers"
            yield f"the table that begins with `{shortened(plain_text(table))}` has no header cells", hint


def moving_pictures(document: Document) -> Iterator[Obstacle]:
    """2.2.2 Pause, Stop, Hide, and 2.3.1 Three Flashes."""
    for href, picture in document.section.pictures.items():
        if moves(Resource(href=href, media_type=picture.media_type, data=picture.read())):
            yield f"`{href.rpartition('/')[2]}` moves, and may flash", "use a picture that does not move"


def pale_colours(config: Config) -> Iterator[Diagnostic]:
    """1.4.3 Contrast (Minimum), in the book's own stylesheets; the themes have been looked at."""
    for path in config.style.epub_stylesheets:
        for ink in inks_in(path.read_text(encoding="utf-8", errors="replace")) if path.is_file() else ():
            if ink.contrast() < LEAST:
                # Cut off, not rounded: 4.48 is not 4.5.
                contrast = int(ink.contrast() * 10) / 10
                yield Diagnostic(
                    code=Code.UNMET_CLAIM,
                    message=f"the contrast of text and ground in `{shortened(ink.selector)}` is {contrast}:1",
                    span=Span(path=config.shown(path), line=ink.line),
                    hint=f"choose colours of at least {LEAST}:1",
                )


def strange_words(book: Book, config: Config) -> Iterator[Diagnostic]:
    """3.1.2 Language of Parts: what postbook writes is in the language of the book."""
    language = config.book.language
    if language.lower().split("-")[0] != book.words.language.split("-")[0]:
        yield Diagnostic(
            code=Code.UNMET_CLAIM,
            message=f"postbook has no words in `{language}`, and writes `{book.words.contents}` and the like",
            span=config.span("book.language"),
            hint="make no claim for this book",
        )


def shortened(text: str) -> str:
    """The beginning of a text."""
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"
