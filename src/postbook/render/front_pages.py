"""Generated pages before the text: half-title, title page, copyright page."""

from __future__ import annotations

from collections.abc import Sequence

from postbook.book.book import Book
from postbook.chapter.chapter import Chapter
from postbook.config import About, Config, Opens
from postbook.licenses import license_name_and_address, reserves_all_rights
from postbook.manuscript.post import Role
from postbook.render.frame import PRINT_ONLY, Frame
from postbook.render.section import Matter
from postbook.words import Words


def half_title_frame(book: Book, config: Config) -> Frame:
    """The title alone. A screen has no leaf to protect, so the ebook goes without."""
    return Frame(
        name=Role.HALF_TITLE.value,
        role=Role.HALF_TITLE,
        matter=Matter.FRONT,
        title=book.words.half_title,
        language=config.book.language,
        media=PRINT_ONLY,
    )


def title_page_frame(book: Book, config: Config) -> Frame:
    """Title, subtitle, those who made the book, edition, series, publisher."""
    about = config.book
    return Frame(
        name=Role.TITLE_PAGE.value,
        role=Role.TITLE_PAGE,
        matter=Matter.FRONT,
        title=book.words.title_page,
        title_id=f"{Role.TITLE_PAGE.value}--title",
        language=about.language,
        values={
            "authors": tuple(author.name for author in about.authors if author.role == "author"),
            "contributors": _contributors(about, book.words),
            "series": _series(about, book.words),
        },
    )


def copyright_frame(book: Book, config: Config) -> Frame:
    """What the law and librarians look for, of what `book.toml` says."""
    about, extra = config.book, book.extras.get("copyright_text")
    license_name, license_address = license_name_and_address(about.license)
    return Frame(
        name=Role.COPYRIGHT.value,
        role=Role.COPYRIGHT,
        matter=Matter.FRONT,
        title=book.words.copyright_page,
        opens=Opens.NEXT,
        language=about.language,
        pictures=extra.pictures if extra else {},
        values={
            "license": "" if reserves_all_rights(about.license) else license_name,
            "license_address": license_address,
            "all_rights_reserved": reserves_all_rights(about.license),
            "series": _series(about, book.words),
            "identifier": _printable_identifier(about),
            "extra": _body(extra),
        },
    )


def _body(extra: Chapter | None) -> object:
    return extra.body if extra else None


def _contributors(about: About, words: Words) -> tuple[tuple[str, Sequence[str]], ...]:
    """(`Edited by {}`, names), a line for each role that someone has."""
    patterns = {
        "antecedent": words.antecedent,
        "editor": words.editor,
        "translator": words.translator,
        "illustrator": words.illustrator,
        "photographer": words.photographer,
        "foreword": words.foreword_by,
        "contributor": words.contributor,
    }
    named = {role: tuple(each.name for each in about.authors if each.role == role) for role in patterns}
    return tuple((patterns[role], names) for role, names in named.items() if names)


def _series(about: About, words: Words) -> str:
    if not about.series:
        return ""
    name, number = about.series.name, about.series.number
    return words.series_number.format(name, number) if number else name


def _printable_identifier(about: About) -> str:
    """The identifier, where it says something to people: a UUID does not, and an ISBN has its own line."""
    return "" if about.identifier.lower().startswith(("urn:uuid:", "urn:isbn:", "isbn:")) else about.identifier
