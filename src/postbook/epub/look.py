"""How an EPUB looks: the theme's sheets, the book's own, and the fonts that both name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from postbook.book.book import Book
from postbook.config import Config
from postbook.diagnostics import Report
from postbook.epub.contents import Entry
from postbook.epub.document import Document
from postbook.epub.fonts import Fonts, embed_fonts, fonts_css, name_fonts
from postbook.epub.navigation import contents_section
from postbook.epub.resource import Resource
from postbook.epub.stylesheets import own_stylesheets
from postbook.themes.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Stylesheets and fonts."""

    sheets: tuple[Resource, ...]
    """In the order in which they apply."""
    named: tuple[Resource, ...]
    """Files that the sheets name."""
    fonts: Fonts


def look_of(
    documents: Sequence[Document], entries: Sequence[Entry], theme: Theme, book: Book, config: Config, report: Report
) -> Look:
    """The theme's sheets, then the book's own; the fonts that both name."""
    own, named = own_stylesheets(config, report)
    styles = Resource(href="styles/theme.css", media_type="text/css", data="\n".join(theme.epub_stylesheets).encode())
    css = [sheet.data.decode() for sheet in (styles, *own)]
    contents = contents_section(entries, book.words, config.book.language)
    labels = [config.book.title, book.words.notes]
    fonts = embed_fonts(documents, contents, labels, css, theme, config)
    name_fonts(documents, fonts, book.words)
    faces = [fonts_css(fonts)] if fonts else []
    return Look(sheets=(*faces, styles, *own), named=tuple(named), fonts=fonts)
