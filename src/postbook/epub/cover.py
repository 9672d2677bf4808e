"""The cover: the author's picture or the theme's, and the page that shows it."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from postbook.config import Config
from postbook.diagnostics import Code, Diagnostic, Report, Span
from postbook.epub.documents import MEDIA_TYPE, page_of, serialize_page
from postbook.epub.resource import Resource
from postbook.whole_pictures import whole_pictures_only
from postbook.words import Words, direction_of
from postbook.xhtml import EPUB_TYPE, element

if TYPE_CHECKING:
    from PIL.Image import Image

COVER_HREF = "cover.xhtml"

KEPT = {"JPEG": ("image/jpeg", "jpg"), "PNG": ("image/png", "png")}
"""Formats that every shop and every reading system takes, as Pillow calls them."""
KEPT_MODES = frozenset({"RGB", "L", "1", "P", "RGBA", "LA"})
"""Colours that screens show as they are; CMYK is turned into RGB."""

SHORTEST, NARROWEST = 1000, 625
"""Pixels that the Kindle shop wants at least: KDP help, topic G200645690, read in November 2026."""

JPEG_QUALITY = 90

KEY = "cover.image"
"""The key of `book.toml` that names the file."""


def cover_picture(config: Config, drawn: bytes | None, report: Report) -> Resource | None:
    """The picture of the cover. ``drawn``: a JPEG of the theme's, for a book that has none of its own.

    Reports: missing-file, outside-roots, invalid-cover, small-cover.
    """
    path = config.cover.image
    if path is None:
        return picture("jpg", "image/jpeg", drawn) if drawn else None
    problem = unreadable(path, config)
    if problem:
        report.add(problem)
        return None
    return read_cover(path, config.span(KEY), report)


def unreadable(path: Path, config: Config) -> Diagnostic | None:
    """Why a file can't be read, if it can't."""
    if not path.is_file():
        return Diagnostic(
            code=Code.MISSING_FILE,
            message=f"no file `{path.name}` for the cover",
            span=config.span(KEY),
            hint="correct `cover.image`, or leave it out: the cover is then set from the title",
        )
    if not any(path.resolve().is_relative_to(root.resolve()) for root in config.roots):
        return Diagnostic(
            code=Code.OUTSIDE_ROOTS,
            message=f"the cover `{path.name}` lies outside the book's folder",
            span=config.span(KEY),
            hint="move it into the book's folder, or add its folder to `sources.roots`",
        )
    return None


def read_cover(path: Path, span: Span, report: Report) -> Resource | None:
    """Open a picture by what it is, not by its name; make of it what shops take."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings(), whole_pictures_only():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return usable(path, span, report)
    except UnidentifiedImageError:
        report.add(invalid(path, span, "is no picture that can be used"))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        report.add(invalid(path, span, "has more pixels than a cover can have"))
    except (OSError, SyntaxError, ValueError):
        # What Pillow's decoders raise for broken files.
        report.add(invalid(path, span, "is damaged"))
    return None


def usable(path: Path, span: Span, report: Report) -> Resource:
    """The picture, as it is if it can be. Raises: what Pillow raises for files that it can't read."""
    from PIL import Image

    data = path.read_bytes()
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        if min(image.size) < NARROWEST or max(image.size) < SHORTEST:
            report.add(too_small(path, span, image.size))
        media_type, ending = KEPT.get(image.format or "", ("", ""))
        if ending and image.mode in KEPT_MODES:
            return picture(ending, media_type, data)
        return picture("jpg", "image/jpeg", as_jpeg(image))


def picture(ending: str, media_type: str, data: bytes) -> Resource:
    """The cover's file."""
    return Resource(href=f"media/cover.{ending}", media_type=media_type, data=data, properties=("cover-image",))


def as_jpeg(image: Image) -> bytes:
    """The first frame on white, in RGB."""
    from PIL.Image import alpha_composite, new

    out = io.BytesIO()
    if "A" in image.getbands() or "transparency" in image.info:
        image = alpha_composite(new("RGBA", image.size, "white"), image.convert("RGBA"))
    image.convert("RGB").save(out, "JPEG", quality=JPEG_QUALITY)
    return out.getvalue()


def invalid(path: Path, span: Span, why: str) -> Diagnostic:
    """A cover that can't be used."""
    return Diagnostic(
        code=Code.INVALID_COVER,
        message=f"the cover `{path.name}` {why}",
        span=span,
        hint="save it as JPEG or PNG, 1600 x 2560 pixels",
    )


def too_small(path: Path, span: Span, size: tuple[int, int]) -> Diagnostic:
    """A cover that shops refuse."""
    return Diagnostic(
        code=Code.SMALL_COVER,
        message=f"the cover `{path.name}` has only {size[0]} x {size[1]} pixels",
        span=span,
        hint=f"use one of at least {NARROWEST} x {SHORTEST}; 1600 x 2560 is best",
    )


def cover_page(picture: Resource, config: Config, words: Words) -> Resource:
    """The page that shows the cover: a plain picture, as Kobo wants it."""
    image = element("img", src=picture.href, alt=cover_alt(config), role="doc-cover")
    section = element("section", "", image, class_="pb-section pb-cover", aria_label=words.cover)
    section.set(EPUB_TYPE, "cover")
    language = config.book.language
    page = page_of(
        section,
        title=words.cover,
        semantics="cover",
        language=language,
        direction=direction_of(language),
        stylesheets=["styles/cover.css"],
    )
    return Resource(href=COVER_HREF, media_type=MEDIA_TYPE, data=serialize_page(page))


def cover_alt(config: Config) -> str:
    """What the cover shows: the author's words, else the words that stand on it."""
    names = ", ".join(author.name for author in config.book.authors if author.role == "author")
    shown = ", ".join(text for text in (config.book.title, config.book.subtitle, names) if text)
    return config.cover.alt or shown


COVER_CSS = Resource(
    href="styles/cover.css",
    media_type="text/css",
    data=b"html, body, section { height: 100%; margin: 0; padding: 0; text-align: center }\n"
    b"img { max-width: 100%; max-height: 100%; object-fit: contain }\n",
)
"""Kept apart: the theme's sheets set margins for text."""
