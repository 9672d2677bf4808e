"""Books and sections made by hand, as assemble and render give them (docs/chapter-tree.md)."""

from __future__ import annotations

import datetime
import io
from pathlib import Path, PurePosixPath
from typing import Any

from PIL import Image

from epub_inspector import EpubInspector, xhtml
from postbook.book.book import Book
from postbook.chapter.chapter import Heading, Picture
from postbook.config import About, Author, Config
from postbook.diagnostics import Report
from postbook.epub.make import make_epub
from postbook.manuscript.post import Role
from postbook.render.roles import SEMANTICS
from postbook.render.section import Matter, Section
from postbook.themes.theme import load_theme
from postbook.words import words_for

IDENTIFIER = "urn:uuid:6f3e9fd2-3a2b-4c88-9f35-2a4f1c7a0b11"


def picture(name: str, colour: str = "navy", kind: str = "PNG", **options: Any) -> Picture:
    """A small picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, kind, **options)
    media_type = f"image/{kind.lower()}"
    return Picture(href=f"media/{name}", media_type=media_type, width=40, height=30, data=out.getvalue())


def section(name: str, markup: str = "<p>Words.</p>", **fields: Any) -> Section:
    """A section with an opener and this body; a chapter unless ``role`` says otherwise."""
    role, title = fields.pop("role", Role.CHAPTER), fields.pop("title", name.title())
    semantics = SEMANTICS[role]
    named = (("epub:type", semantics.epub_type), ("role", semantics.aria_role))
    marks = " ".join(f'{attribute}="{value}"' for attribute, value in named if value)
    tree = (
        f'<section id="{name}" class="pb-section pb-{role.value}" data-chapter-title="{title}" {marks} '
        f'aria-labelledby="{name}--title"><header class="pb-opener">'
        f'<h1 class="pb-title" id="{name}--title">{title}</h1></header>\n<div class="pb-body">{markup}</div></section>'
    )
    defaults = {
        "matter": Matter.BODY,
        "label": title,
        "language": "en",
        "source_path": PurePosixPath(f"chapters/{name}.md"),
    }
    return Section(name=name, role=role, title=title, body=xhtml(tree), **{**defaults, **fields})


def heading(name: str, anchor: str, text: str, level: int = 2) -> Heading:
    """A heading of a section."""
    return Heading(level=level, anchor=f"{name}--{anchor}", plain_text=text)


def config(folder: Path = Path("/nowhere"), **fields: Any) -> Config:
    """A configuration with a title and an author; ``about`` adds to ``[book]``."""
    about = {"title": "A Small Book", "authors": (Author(name="Ann Author"),), **fields.pop("about", {})}
    return Config(folder=folder, book=About(**about), **fields)


def book(language: str = "en", **fields: Any) -> Book:
    """A book, as far as packaging looks at it."""
    defaults = {"identifier": IDENTIFIER, "date": datetime.date(2026, 1, 31)}
    return Book(parts=(), front=(), back=(), words=words_for(language), **{**defaults, **fields})


def cover() -> bytes:
    """A cover as a theme draws it."""
    out = io.BytesIO()
    Image.new("RGB", (625, 1000), "navy").save(out, "JPEG")
    return out.getvalue()


def packaged(
    *sections: Section, settings: Config | None = None, report: Report | None = None, **options: Any
) -> EpubInspector:
    """The EPUB of these sections."""
    settings = settings or config()
    report = report or Report()
    theme = load_theme(settings.style.theme, report)
    about = options.pop("book", book(settings.book.language))
    return EpubInspector(make_epub(about, sections, settings, report, theme=theme, **options))
