"""The bindery: what is bound, for a screen or for a printer. It is opened when the workers are at work."""

from __future__ import annotations

from collections.abc import Sequence

from postbook.book.book import Book
from postbook.config import Config
from postbook.pdf.attach import source_files
from postbook.pdf.bind import bind
from postbook.pdf.collate import Collator
from postbook.pdf.metadata import Metadata
from postbook.pdf.print_edition.bind_print import bind_print
from postbook.pdf.print_edition.edition import PrintEdition
from postbook.pdf.set_book import SetBook
from postbook.pdf.subsets import Subsets
from postbook.themes.faces import FontFace
from postbook.words import direction_of


def bind_edition(
    book: Book,
    config: Config,
    edition: PrintEdition | None,
    made: SetBook,
    faces: Sequence[FontFace],
    subsets: Subsets,
    collator: Collator,
) -> tuple[bytes, int]:
    """One PDF of all galleys, and how many pages it has."""
    metadata = _metadata(book, config)
    if edition:
        return bind_print(made.placements, made.furniture, made.pictures, faces, subsets, metadata, edition)
    sources = source_files(book, config) if config.output.attach_sources else ()
    content = bind(made.placements, made.furniture, made.pictures, faces, subsets, metadata, collator, sources)
    return content, sum(placement.page_count for placement in made.placements)


def _metadata(book: Book, config: Config) -> Metadata:
    about = config.book
    subtitle = f": {about.subtitle}" if about.subtitle else ""
    return Metadata(
        title=about.title + subtitle,
        authors=tuple(author.name for author in about.authors if author.role == "author"),
        language=about.language,
        direction=direction_of(about.language),
        description=about.description,
        subjects=about.subjects,
        publisher=about.publisher,
        rights=about.rights,
        identifier=book.identifier,
        date=book.date,
    )
