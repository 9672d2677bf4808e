"""Stylesheets: the theme's, the book's own, and the files that those name."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import tinycss2

from postbook.config import Config
from postbook.diagnostics import Code, Diagnostic, Report, Span
from postbook.epub.resource import Resource
from postbook.sheet_files import address_in, is_file_address, set_address, sheet_file, walk, without_namespaces
from postbook.utf8 import NotUTF8, decode

MEDIA_TYPES = {
    ".css": "text/css",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
"""What a stylesheet may name: core media types, https://www.w3.org/TR/epub-33/#sec-core-media-types."""

REFUSED = frozenset({"direction", "unicode-bidi"})
"""EPUB 3.3 forbids these, https://www.w3.org/TR/epub-33/#sec-css-prefixed; the markup says the direction."""


@dataclass(slots=True, kw_only=True)
class Sheet:
    """A stylesheet of the book's own, on its way into the EPUB."""

    path: Path
    config: Config
    report: Report
    named: dict[str, Resource] = field(default_factory=dict)
    """The files it names, by ``href``."""

    def tell(self, code: Code, message: str, token: Any = None, hint: str = "", *, line: int | None = None) -> None:
        """Report a problem at a token of the sheet, or on a line."""
        line, column = (token.source_line, token.source_column) if token else (line, None)
        span = Span(path=self.config.shown(self.path), line=line, column=column)
        self.report.add(Diagnostic(code=code, message=message, span=span, hint=hint))


def own_stylesheets(config: Config, report: Report) -> tuple[list[Resource], list[Resource]]:
    """The book's stylesheets in their order, and the files they name.

    Reports: missing-file, outside-roots, not-utf8, refused-css.
    """
    sheets: list[Resource] = []
    named: dict[str, Resource] = {}
    for place, path in enumerate(config.style.epub_stylesheets, 1):
        sheet = Sheet(path=path, config=config, report=report)
        css = read_css(sheet)
        if css is not None:
            href = f"styles/{place}-{ascii_name(path.stem)}.css"
            sheets.append(Resource(href=href, media_type="text/css", data=rewrite(css, sheet).encode()))
            named |= sheet.named
    return sheets, list(named.values())


def read_css(sheet: Sheet) -> str | None:
    """A stylesheet's text."""
    try:
        return decode(sheet.path.read_bytes())
    except NotUTF8 as problem:
        sheet.tell(Code.NOT_UTF8, problem.message, hint=problem.hint, line=problem.line)
    except OSError:
        sheet.tell(Code.MISSING_FILE, f"no stylesheet `{sheet.path.name}`", hint="correct `style.epub-stylesheets`")
    return None


def rewrite(css: str, sheet: Sheet) -> str:
    """Take the files that a sheet names into the EPUB, and report what an EPUB can't hold."""
    values = tinycss2.parse_component_value_list(css)
    for token in without_namespaces(walk(values)):
        if token.type == "error":
            sheet.tell(Code.REFUSED_CSS, f"the stylesheet can't be read: {token.message.lower()}", token)
        elif token.type == "at-keyword" and token.lower_value == "import":
            hint = "list the imported stylesheet in `style.epub-stylesheets`, before this one"
            sheet.tell(Code.REFUSED_CSS, "`@import` can't be used in an EPUB's stylesheet", token, hint)
        elif (address := address_in(token)) is not None:
            set_address(address, take_file(address.value, token, sheet))
    refuse_properties(values, sheet)
    return str(tinycss2.serialize(values))


def refuse_properties(values: list[Any], sheet: Sheet) -> None:
    """Report properties that EPUB forbids: an identifier at the head of a declaration."""
    before = None
    for token, after in pairs(values):
        if token.type == "ident" and token.lower_value in REFUSED and before in {None, ";", "{"} and after == ":":
            hint = "take it out: the language of the book says in which direction it runs"
            sheet.tell(Code.REFUSED_CSS, f"`{token.value}` can't be used in an EPUB's stylesheet", token, hint)
        if token.type == "{} block":
            refuse_properties(token.content, sheet)
        before = getattr(token, "value", "") if token.type == "literal" else token.type


def pairs(values: list[Any]) -> Iterator[tuple[Any, str]]:
    """Each token that is not white space, with the sign that follows it."""
    seen = [value for value in values if value.type not in {"whitespace", "comment"}]
    for token, after in zip_longest(seen, seen[1:]):
        yield token, after.value if after is not None and after.type == "literal" else ""


def take_file(url: str, token: Any, sheet: Sheet) -> str:
    """Where a file is in the EPUB, from the folder of the stylesheets; the address as it was if it can't be taken."""
    path = sheet_file(url, token, sheet.path, sheet.config, sheet.report) if is_file_address(url) else None
    if path is None or not can_be_held(path, url, token, sheet):
        return url
    resource = resource_of(path)
    sheet.named[resource.href] = resource
    fragment = urlsplit(url).fragment
    return f"../{resource.href}" + (f"#{fragment}" if fragment else "")


def can_be_held(path: Path, url: str, token: Any, sheet: Sheet) -> bool:
    """Whether a file that a sheet names is of a kind that an EPUB can hold; if not, say so."""
    if path.suffix.lower() in MEDIA_TYPES and path.suffix.lower() != ".css":
        return True
    hint = f"use one of {', '.join(sorted(set(MEDIA_TYPES) - {'.css'}))}"
    sheet.tell(Code.REFUSED_CSS, f"`{url}` is no picture or font that an EPUB can hold", token, hint)
    return False


def resource_of(path: Path) -> Resource:
    """A file, named by its content, so that equal names in two folders don't meet."""
    data = path.read_bytes()
    media_type = MEDIA_TYPES[path.suffix.lower()]
    folder = "fonts" if media_type.startswith("font/") else "media"
    name = f"{ascii_name(path.stem)}-{hashlib.sha256(data).hexdigest()[:8]}{path.suffix.lower()}"
    return Resource(href=f"{folder}/{name}", media_type=media_type, data=data)


def ascii_name(name: str) -> str:
    """A name that every file system takes."""
    return re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-").lower() or "file"
