"""Generated pages after the text: where the posts first appeared, about the authors, colophon."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from postbook import __version__
from postbook.book.book import Appearance, Book
from postbook.config import Config, Opens
from postbook.manuscript.post import Markup, Role
from postbook.render.frame import Frame
from postbook.render.section import Matter
from postbook.render.titles import quoted_title

MARKUP_NAMES = {Markup.MARKDOWN: "Markdown", Markup.HTML: "HTML"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """A post with the day and the address of its first appearance."""

    anchor: str
    title: etree._Element
    language: str
    date: datetime.date | None
    address: str
    shown_address: str
    """Without what every address has."""


def first_appeared_frame(book: Book, config: Config) -> Frame:
    """Title, date and address of every post that has them."""
    provenances = tuple(_provenance(each, config) for each in book.first_appeared)
    return _back_frame(Role.FIRST_APPEARED, book.words.first_appeared, config, {"provenances": provenances})


def _provenance(appearance: Appearance, config: Config) -> Provenance:
    chapter = appearance.chapter
    return Provenance(
        anchor=chapter.post.slug,
        title=quoted_title(chapter.title),
        language=chapter.language if chapter.language != config.book.language else "",
        date=appearance.date,
        address=appearance.address,
        shown_address=_shown(appearance.address),
    )


def about_authors_frame(book: Book, config: Config) -> Frame:
    """A biography for each author who has one; where the book has but one author, nobody asks whose it is."""
    bios = book.of_role(Role.ABOUT_AUTHORS)
    title = book.words.about_author if len(bios) == 1 else book.words.about_authors
    pictures = {href: picture for bio in bios for href, picture in bio.pictures.items()}
    values = {"bios": bios, "show_names": len(config.book.authors) > 1}
    return replace(_back_frame(Role.ABOUT_AUTHORS, title, config, values), pictures=pictures)


def colophon_frame(book: Book, config: Config) -> Frame:
    """How the book was made. The fonts are filled in by the format, which knows what it embeds."""
    extra = book.extras.get("colophon_text")
    used = {chapter.post.markup for chapter in book.chapters}
    values = {
        "version": __version__,
        "markups": book.words.listed([MARKUP_NAMES[markup] for markup in Markup if markup in used]),
        "extra": extra.body if extra else None,
    }
    frame = _back_frame(Role.COLOPHON, book.words.colophon, config, values)
    return replace(frame, pictures=extra.pictures if extra else {})


def _back_frame(role: Role, title: str, config: Config, values: Mapping[str, object]) -> Frame:
    return Frame(
        name=role.value,
        role=role,
        matter=Matter.BACK,
        title=title,
        title_id=f"{role.value}--title",
        label=title,
        opens=Opens.NEXT,
        language=config.book.language,
        values=values,
    )


def _shown(address: str) -> str:
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")
