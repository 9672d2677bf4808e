"""``book.toml`` as frozen tables: each field carries its default and one sentence of help.

The reader, the JSON Schema and the reference page (all in ``book_toml/``) walk these fields, so a key is written once.
Behind this module no code meets a raw string for a length, a date or a path.
"""

# `key` is a call in a default by design: it returns a dataclass field.
# ruff: noqa: RUF009

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path, PurePosixPath
from typing import Any

from postbook.book_toml.lines import TomlLines
from postbook.diagnostics import ALLOWABLE, WARNINGS, Code, Span
from postbook.lengths import TRIMS, Length, PageSize
from postbook.printers import printers


def key(doc: str, default: Any = ..., **more: Any) -> Any:
    """Declare a key: its help, its default, and what else the reader and the schema should know.

    Without a default a book can't do without it. ``choices``: the values it takes; ``exists``: what its path must be, a
    ``file`` or a ``folder``.
    """
    metadata = {"doc": doc, **more}
    if default is ...:
        return field(metadata={"required": True, **metadata})
    return field(default=default, metadata=metadata)


class Order(Enum):
    """How the posts of a part follow each other."""

    LISTED = "listed"
    OLDEST = "oldest"
    NEWEST = "newest"
    NAME = "name"


class Opens(Enum):
    """Where a chapter or a part may begin."""

    RECTO = "recto"
    NEXT = "next"


class Flavor(Enum):
    """Which Markdown the posts are written in."""

    MARKDOWN = "markdown"
    COMMONMARK = "commonmark"


class Edition(Enum):
    """Whom the PDF is for."""

    SCREEN = "screen"
    PRINT = "print"


class PrintColor(Enum):
    """With which inks the print edition is printed."""

    GRAY = "gray"
    CMYK = "cmyk"


class LinkAddresses(Enum):
    """Where the print edition says to what a link leads."""

    LIST = "list"
    NOTES = "notes"
    NONE = "none"


class Format(Enum):
    """What a build can make."""

    PDF = "pdf"
    EPUB = "epub"


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A ``[[book.authors]]`` table: someone who made the book."""

    name: str = key("as it stands on the title page")
    role: str = key(
        "what they did, a MARC relator term: `author`, `editor`, `translator`, `illustrator`, `photographer`, "
        "`foreword` (author of the foreword), `antecedent` (author of what the book is based on), `contributor`",
        "author",
        choices=(
            *("author", "editor", "translator", "illustrator", "photographer"),
            *("foreword", "antecedent", "contributor"),
        ),
    )
    sort_name: str = key("as catalogues file it: `Woolf, Virginia`", "")
    bio: str = key("a paragraph or more for “about the author”, in Markdown, or the path of a `.md` file", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The ``[book.series]`` table."""

    name: str = key("the name of the series")
    number: str = key("the book's place in it", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The ``[book]`` table: what the book is."""

    title: str = key("the title")
    subtitle: str = key("the subtitle", "")
    authors: tuple[Author, ...] = key("who made it: names, or `[[book.authors]]` tables", ())
    language: str = key("BCP 47 tag of the language it is written in", "en")
    identifier: str = key("a URN or URL that stays the same through all editions of the files; `init` writes one", "")
    isbn: str = key("ISBN of the printed book", "")
    ebook_isbn: str = key("ISBN of the EPUB", "")
    publisher: str = key("the publisher", "")
    edition: str = key("`Second edition`", "")
    rights: str = key("the copyright line: `© 2026 Ann Author`", "")
    license: str = key("name, SPDX identifier or address of the licence", "")
    description: str = key("a paragraph for catalogues", "")
    subjects: tuple[str, ...] = key("subject headings or keywords", ())
    series: Series | None = key("the series it belongs to", None)
    date: datetime.date | None = key("day of publication; else `SOURCE_DATE_EPOCH`, else the newest post", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The ``[chapters]`` table: which posts, in which order. ``[[parts]]`` take the same keys and inherit these."""

    posts: tuple[str, ...] = key(
        "files or patterns (`*`, `**`), from the book's folder or a source root", ("chapters/*.md",)
    )
    exclude: tuple[str, ...] = key("files or patterns to leave out", ())
    order: Order = key("`listed`, `oldest` first, `newest` first, or by file `name`", Order.LISTED)
    tags: tuple[str, ...] = key("only posts with one of these tags", ())
    without_tags: tuple[str, ...] = key("no posts with one of these tags", ())
    since: datetime.date | None = key("only posts of this day or later", None)
    until: datetime.date | None = key("only posts of this day or earlier", None)
    drafts: bool = key("take posts whose header says `draft`", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartTable:
    """A ``[[parts]]`` table: a run of chapters under a title. What it leaves out it takes from ``[chapters]``."""

    title: str = key("the part's title")
    posts: tuple[str, ...] | None = key("files or patterns", None)
    exclude: tuple[str, ...] | None = key("files or patterns to leave out", None)
    order: Order | None = key("as in `[chapters]`", None)
    tags: tuple[str, ...] | None = key("only posts with one of these tags", None)
    without_tags: tuple[str, ...] | None = key("no posts with one of these tags", None)
    since: datetime.date | None = key("only posts of this day or later", None)
    until: datetime.date | None = key("only posts of this day or earlier", None)
    drafts: bool | None = key("take posts whose header says `draft`", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The ``[sources]`` table: what a build may read beside the book's own folder."""

    roots: tuple[Path, ...] = key(
        "folders, from the book's folder; patterns in `posts` are looked for in them too", (), exists="folder"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The ``[site]`` table: the blog that the posts come from."""

    url: str = key("its address: links to it become links in the book, or full addresses", "")
    root: Path | None = key("the folder in which `/img/x.png` is looked for", None, exists="folder")
    permalink: str = key(
        "how an address is made where the header gives none: `/:year/:month/:day/:slug/`, also "
        "`:title` (the slug as the file writes it), `:name` (the file's name with its date), `:path`, `:categories`",
        "",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The ``[markdown]`` table: how posts are read."""

    flavor: Flavor = key(
        "`markdown` (Python-Markdown with extensions) or `commonmark` (CommonMark and GFM)", Flavor.MARKDOWN
    )
    smart: bool = key("curl quotes and set dashes, by language", True)
    math: bool = key("read `$…$` and `$$…$$` as formulas", True)
    wrap: bool = key("a line break in the post is a space (`false`: a line break)", True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The ``[pages]`` table: the pages before and after the chapters. A text is Markdown, or the path of a file."""

    half_title: bool = key("a half-title page", True)
    title_page: bool = key("a title page", True)
    copyright: bool = key("a copyright page, made from `[book]`", True)
    copyright_text: str = key("more for the copyright page", "")
    dedication: str = key("a dedication", "")
    epigraph: str = key("an epigraph", "")
    contents: bool = key("a table of contents", True)
    contents_depth: int = key("1: parts and chapters; 2: first headings of the chapters too", 1, choices=(1, 2))
    foreword: str = key("a foreword", "")
    preface: str = key("a preface", "")
    acknowledgments: str = key("acknowledgments", "")
    introduction: str = key("an introduction", "")
    afterword: str = key("an afterword", "")
    appendices: tuple[str, ...] = key("appendices, each a file", ())
    first_appeared: bool = key("“where these posts first appeared”, if any post has an address or a date", True)
    about_authors: bool = key("about the authors, if any has a `bio`", True)
    colophon: bool = key("a colophon that says how the book was made", True)
    colophon_text: str = key("more for the colophon", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """The ``[numbering]`` table."""

    chapters: bool = key("number the chapters", True)
    parts: bool = key("number the parts", True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """The ``[print.margins]`` table. What is left out is the theme's."""

    inner: Length | None = key("at the spine", None)
    outer: Length | None = key("at the fore edge", None)
    top: Length | None = key("above the text, running head included", None)
    bottom: Length | None = key("below the text, folio included", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """The ``[print]`` table."""

    trim: PageSize = key("the page after cutting: a name (`A5`, `us-trade`) or `6in x 9in`", TRIMS["a5"])
    margins: Margins = key("margins", Margins())
    chapters_open: Opens = key("on a `recto`, or on the `next` page", Opens.RECTO)
    parts_open: Opens = key("on a `recto`, or on the `next` page", Opens.RECTO)
    picture_resolution: int = key(
        "pixels an inch that a picture needs on the page; with more than half as many again it is scaled down, once "
        "(`0`: no picture is)",
        300,
    )
    page_references: bool = key("links from post to post are followed by their page", True)
    link_addresses: LinkAddresses = key(
        "where the print edition says what a link to the web leads to: in a `list` at the end of its chapter, in "
        "`notes` at the foot of the page, or nowhere (`none`)",
        LinkAddresses.LIST,
    )
    printer: str = key(
        "who prints the print edition; decides its bleed, its last page and what it is warned of",
        "",
        choices=tuple(printers()),
    )
    bleed: Length | None = key(
        "how far the print edition's pages go on beyond the cut; else as the printer wants it", None
    )
    color: PrintColor = key(
        "the print edition's inks: `gray` (black alone) or `cmyk` (four, as PDF/X-4)", PrintColor.GRAY
    )
    profile: Path | None = key(
        "ICC profile of the press and paper, for `cmyk`; else FOGRA39 (offset, coated paper)", None, exists="file"
    )
    condition: str = key(
        "the profile's printing condition, as ICC's registry calls it (`FOGRA51`); else what the profile's name says",
        "",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """The ``[style]`` table: how the book looks."""

    theme: str = key("`classic` or `technical`", "classic")
    print_stylesheets: tuple[Path, ...] = key("stylesheets for the PDF, after the theme's", (), exists="file")
    epub_stylesheets: tuple[Path, ...] = key("stylesheets for the EPUB, after the theme's", (), exists="file")
    templates: Path | None = key(
        "a folder with templates that replace the built-in ones of the same name", None, exists="folder"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fonts:
    """The ``[fonts]`` table."""

    folder: Path | None = key("a folder with fonts (.ttf, .otf) of the book's own", None, exists="folder")
    system: bool = key("let the book use the fonts that are installed on this machine", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The ``[cover]`` table."""

    image: Path | None = key("a picture for the EPUB's cover; else one is set from the title", None, exists="file")
    alt: str = key("what the picture shows, for readers who can't see it", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Accessibility:
    """The ``[accessibility]`` table: what the EPUB says of itself beyond what postbook finds out."""

    claim: bool = key(
        "say that the EPUB conforms to EPUB Accessibility 1.1 and WCAG 2.2 AA; refused if a check finds otherwise",
        False,
    )
    certified_by: str = key("who has evaluated the EPUB; a claim needs a name", "")
    credential: str = key("what entitles them to do so: a certificate, or its address", "")
    report: str = key("the address of their report", "")
    summary: str = key("the summary for catalogues; else one is made of what postbook finds out", "")
    exemption: str = key(
        "the exemption of the European Accessibility Act that the book falls under",
        "",
        choices=("eaa-microenterprise", "eaa-disproportionate-burden", "eaa-fundamental-alteration"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """The ``[output]`` table."""

    folder: Path = key("where the files are written", Path("build"))
    name: str = key("their name without ending; else made from the title", "")
    formats: tuple[Format, ...] = key("what `postbook build` makes", (Format.PDF, Format.EPUB))
    edition: Edition = key(
        "which PDF: for the `screen` (links, outline, tags), or in `print`, for a printer", Edition.SCREEN
    )
    attach_sources: bool = key("attach the files of the posts to the PDF for the screen", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Messages:
    """The ``[messages]`` table."""

    allow: tuple[Code, ...] = key(
        "errors that the book may be made in spite of; they become warnings",
        (),
        choices=tuple(code.value for code in Code if code in ALLOWABLE),
    )
    silence: tuple[Code, ...] = key(
        "warnings not to show", (), choices=tuple(code.value for code in Code if code in WARNINGS)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The whole of ``book.toml``. Paths in it are absolute once it has been read."""

    folder: Path = field(default=Path(), metadata={"skip": True})
    """The book's folder, absolute: where ``book.toml`` lies."""
    source_path: PurePosixPath = field(default=PurePosixPath("book.toml"), metadata={"skip": True})
    """``book.toml``, as messages show it."""
    lines: TomlLines = field(default=TomlLines(keys={}, texts={}), compare=False, repr=False, metadata={"skip": True})
    """Where its keys stand."""
    source_date: datetime.date | None = field(default=None, metadata={"skip": True})
    """The day of ``SOURCE_DATE_EPOCH`` (UTC), which the command line reads."""
    book: About = key("what the book is")
    chapters: Selection = key("which posts, in which order", Selection())
    parts: tuple[PartTable, ...] = key("parts, each a run of chapters", ())
    sources: Sources = key("what a build may read beside the book's own folder", Sources())
    site: Site = key("the blog that the posts come from", Site())
    markdown: Reading = key("how posts are read", Reading())
    pages: Pages = key("the pages before and after the chapters", Pages())
    numbering: Numbering = key("chapter and part numbers", Numbering())
    print: Print = key("the printed page", Print())
    style: Style = key("how the book looks", Style())
    fonts: Fonts = key("which fonts the book may use", Fonts())
    cover: Cover = key("the cover", Cover())
    accessibility: Accessibility = key("what the EPUB says of its accessibility", Accessibility())
    output: Output = key("what is made, and where", Output())
    messages: Messages = key("which messages count", Messages())

    def span(self, name: str = "") -> Span:
        """The place of a key, by its dotted name: ``chapters.posts[0]``, ``pages.preface``."""
        return Span(path=self.source_path, line=self.lines.keys.get(name))

    def shown(self, path: Path) -> PurePosixPath:
        """A file as messages show it: from the book's folder, if it lies there."""
        return PurePosixPath(path.relative_to(self.folder) if path.is_relative_to(self.folder) else path)

    @property
    def roots(self) -> tuple[Path, ...]:
        """The folders a build may read: the book's own first."""
        site = (self.site.root,) if self.site.root else ()
        return (self.folder, *self.sources.roots, *site)
