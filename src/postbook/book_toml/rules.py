"""What a well-typed ``book.toml`` can still have wrong: one rule a function, all of them in ``RULES``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from postbook.config import Config, PrintColor
from postbook.diagnostics import Code
from postbook.icc import read_icc_head
from postbook.lengths import Length
from postbook.words import LANGUAGE_TAG, words_for

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)

LEAST_TRIM, MOST_TRIM = Length(50), Length(1000)
"""Smaller than a miniature book and larger than any press takes is a slip of the unit."""
LEAST_RESOLUTION = 72
"""Coarser pictures than those of the first screens are a slip of the unit."""
MOST_BLEED = Length(20)
"""More than that is a margin."""
LEAST_MEASURE = Length(25)
"""The narrowest text that margins may leave."""

PERMALINK_TOKENS = frozenset(
    {"year", "month", "day", "short_year", "i_month", "i_day", "slug", "title", "name", "path", "categories"}
)
"""What ``site.permalink`` may hold after a colon."""
PERMALINK_TOKEN = re.compile(r":([a-z][a-z_]*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A rule that the book breaks."""

    key: str
    """The dotted name of the key."""
    message: str
    hint: str
    code: Code = Code.INVALID_VALUE


Rule = Callable[[Config], Iterator[Broken]]
"""Looks at a whole configuration and tells what is wrong with it."""


def book_title(config: Config) -> Iterator[Broken]:
    """A book has a title."""
    if not config.book.title.strip() and "book.title" in config.lines.texts:
        yield Broken(key="book.title", message="`book.title` is empty", hint="give the book a title")


def some_format(config: Config) -> Iterator[Broken]:
    """A build makes something."""
    if not config.output.formats:
        yield Broken(key="output.formats", message="`output.formats` names nothing", hint='write `["pdf", "epub"]`')


def language_tag(config: Config) -> Iterator[Broken]:
    """The language is a BCP 47 tag, and one that postbook has words for."""
    language = config.book.language
    if not LANGUAGE_TAG.fullmatch(language):
        dashed = language.replace("_", "-")
        hint = f"write `{dashed}`" if LANGUAGE_TAG.fullmatch(dashed) else "write a BCP 47 tag: `en`, `pt-BR`, `zh-Hant`"
        yield Broken(key="book.language", message=f"`{language}` is not a language tag", hint=hint)
    elif words_for(language).language == "en" and language.lower().split("-")[0] != "en":
        yield Broken(
            key="book.language",
            message=f"no words for the language `{language}`: `Contents`, `Chapter` and the like will be in English",
            hint="silence `unknown-language` if that is meant",
            code=Code.UNKNOWN_LANGUAGE,
        )


def isbn_digits(config: Config) -> Iterator[Broken]:
    """An ISBN has its check digit. https://www.isbn-international.org/content/isbn-users-manual"""
    for key, isbn in (("book.isbn", config.book.isbn), ("book.ebook-isbn", config.book.ebook_isbn)):
        digits = re.sub(r"[\s‐‑–-]", "", isbn.upper().removeprefix("ISBN").lstrip(" :"))
        if not isbn or (_is_isbn13(digits) or _is_isbn10(digits)):
            continue
        wrong = "has a wrong check digit" if re.fullmatch(r"\d{9}[\dX]|97[89]\d{10}", digits) else "is not an ISBN"
        yield Broken(key=key, message=f"`{isbn}` {wrong}", hint="copy its 13 digits again, or leave it out")


def _is_isbn13(digits: str) -> bool:
    if not re.fullmatch(r"97[89][0-9]{10}", digits):
        return False
    return sum(int(digit) * (1, 3)[index % 2] for index, digit in enumerate(digits)) % 10 == 0


def _is_isbn10(digits: str) -> bool:
    if not re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        return False
    values = (10 if digit == "X" else int(digit) for digit in digits)
    return sum(value * (10 - index) for index, value in enumerate(values)) % 11 == 0


def uuid_digits(config: Config) -> Iterator[Broken]:
    """An identifier that calls itself a UUID is one. https://www.rfc-editor.org/rfc/rfc9562#section-4"""
    identifier = config.book.identifier
    if identifier.lower().startswith("urn:uuid:") and not UUID.fullmatch(identifier[9:]):
        hint = "copy it again, or leave it out: one is then made from title, authors and language"
        yield Broken(key="book.identifier", message=f"`{identifier}` is not a UUID", hint=hint)


def site_address(config: Config) -> Iterator[Broken]:
    """The site's address is a full one."""
    url = config.site.url
    if url and not _is_web_address(url):
        hint = (
            f"write `https://{url}`" if _is_web_address(f"https://{url}") else "write it whole: `https://example.org`"
        )
        yield Broken(key="site.url", message=f"`{url}` is not a web address", hint=hint)


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"\s", url)
    except ValueError:
        return False


def permalink_pattern(config: Config) -> Iterator[Broken]:
    """The pattern of addresses holds only what a post can fill in."""
    for token in PERMALINK_TOKEN.findall(config.site.permalink):
        if token not in PERMALINK_TOKENS:
            names = ", ".join(f":{name}" for name in sorted(PERMALINK_TOKENS))
            yield Broken(
                key="site.permalink", message=f"unknown `:{token}` in the pattern", hint=f"choose from {names}"
            )


def trim_size(config: Config) -> Iterator[Broken]:
    """A page can be held in the hand."""
    trim = config.print.trim
    if not all(LEAST_TRIM <= side <= MOST_TRIM for side in (trim.width, trim.height)):
        message = f"a page of {trim} can't be printed"
        yield Broken(key="print.trim", message=message, hint=f"choose sides from {LEAST_TRIM} to {MOST_TRIM}")


def margins_leave_text(config: Config) -> Iterator[Broken]:
    """Margins leave room for text."""
    trim, margins = config.print.trim, config.print.margins
    for first, second, side, word in (
        ("inner", "outer", trim.width, "wide"),
        ("top", "bottom", trim.height, "high"),
    ):
        given = [margin.mm for name in (first, second) if (margin := getattr(margins, name)) is not None]
        if given and side.mm - sum(given) < LEAST_MEASURE.mm:
            name = first if getattr(margins, first) is not None else second
            yield Broken(
                key=f"print.margins.{name}",
                message=f"margins `{first}` and `{second}` leave less than {LEAST_MEASURE} of a page {side} {word}",
                hint="make them smaller, or the page larger",
            )


def fine_enough(config: Config) -> Iterator[Broken]:
    """Pictures stay sharp enough to be seen."""
    resolution = config.print.picture_resolution
    if resolution and resolution < LEAST_RESOLUTION:
        yield Broken(
            key="print.picture-resolution",
            message=f"pictures with {resolution} pixels an inch are blurred",
            hint=f"write {LEAST_RESOLUTION} or more, 300 for print, or 0 for pictures as they are",
        )


def bleed_size(config: Config) -> Iterator[Broken]:
    """A bleed is a few millimetres."""
    bleed = config.print.bleed
    if bleed is not None and bleed > MOST_BLEED:
        hint = "choose `3mm` or `0.125in`, which most printers want"
        yield Broken(key="print.bleed", message=f"a bleed of {bleed} is more than {MOST_BLEED}", hint=hint)


def printing_profile(config: Config) -> Iterator[Broken]:
    """An ICC profile for four inks says how they print."""
    path = config.print.profile
    if path is None or config.print.color is not PrintColor.CMYK:
        return
    if not any(path.is_relative_to(root) for root in config.roots):
        hint = "move the file into the book's folder"
        yield Broken(key="print.profile", message=f"can't read `{path}`", hint=hint, code=Code.OUTSIDE_ROOTS)
        return
    try:
        head = read_icc_head(path.read_bytes())
    except OSError as problem:
        message = f"`{config.shown(path)}` can't be read: {(problem.strerror or 'unknown reason').lower()}"
        yield Broken(key="print.profile", message=message, hint="name an ICC profile", code=Code.MISSING_FILE)
        return
    if head is None or not head.is_for_print:
        wrong = f"is for {head.space}" if head else "is no ICC profile"
        hint = "name the CMYK profile that the printer gives, or leave it out"
        yield Broken(key="print.profile", message=f"`{config.shown(path)}` {wrong}", hint=hint)


def claim_has_a_certifier(config: Config) -> Iterator[Broken]:
    """A claim says who makes it. https://www.w3.org/TR/epub-a11y-11/#sec-evaluator"""
    told = config.accessibility
    if told.claim and not told.certified_by.strip():
        message = "a claim of accessibility without the name of who makes it"
        hint = "set `accessibility.certified-by`, or make no claim"
        yield Broken(key="accessibility.claim", message=message, hint=hint, code=Code.MISSING_KEY)
    if told.report and not _is_web_address(told.report):
        hint = "write it whole: `https://example.org/report.html`"
        yield Broken(key="accessibility.report", message=f"`{told.report}` is not a web address", hint=hint)


RULES: tuple[Rule, ...] = (
    book_title,
    some_format,
    language_tag,
    isbn_digits,
    uuid_digits,
    site_address,
    permalink_pattern,
    trim_size,
    margins_leave_text,
    claim_has_a_certifier,
    bleed_size,
    printing_profile,
    fine_enough,
)
