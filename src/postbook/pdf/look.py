"""The look of a printed book: theme, stylesheets and settings, ready to go into every document."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from mimetypes import MimeTypes
from pathlib import Path, PurePosixPath
from typing import Any

import tinycss2

from postbook.cache import Cache, key_of
from postbook.chapter.chapter import Picture
from postbook.code_key import code_key
from postbook.config import Config
from postbook.diagnostics import Code, Diagnostic, Report, Span
from postbook.engines import version
from postbook.lengths import Length
from postbook.pdf.print_edition.edition import PrintEdition
from postbook.pdf.print_edition.separation import Separation
from postbook.pdf.refused_css import refused_css
from postbook.themes.theme import Theme
from postbook.utf8 import NotUTF8, decode
from postbook.words import direction_of, words_for

_TYPES = MimeTypes()

DRAWN_BEYOND = Length(60)
"""How far the print edition's pages are drawn beyond the cut, on all sides: as far as a page can bleed, and be moved
sideways when it becomes a verso. The binder lets the boxes show what is wanted of it."""


_PLAIN_LINKS = ":root{--pb-link:var(--pb-ink) !important}"
"""On paper nobody can follow a link: its colour would say nothing, and its letters want several inks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What all documents of a book share."""

    styles: tuple[str, ...] = field(repr=False)
    """Settings, theme, the book's own: in this order inside the document."""
    pictures: Mapping[str, Picture]
    """The files that the book's stylesheets name."""
    language: str
    direction: str
    separation: Separation | None = None
    """The inks of the print edition."""


def look_of(config: Config, theme: Theme, cache: Cache, report: Report, edition: PrintEdition | None = None) -> Look:
    """Read the book's stylesheets. Reports: not-utf8, refused-css, layout, outside-roots, missing-file."""
    pictures: dict[str, Picture] = {}
    own = tuple(_own_sheet(path, config, cache, pictures, report) for path in config.style.print_stylesheets)
    return Look(
        styles=(settings_css(config, edition.bleed if edition else None), *theme.print_stylesheets, *own),
        pictures=pictures,
        language=config.book.language,
        direction=direction_of(config.book.language),
        separation=edition.separation if edition else None,
    )


def settings_css(config: Config, bleed: Length | None = None) -> str:
    """What ``book.toml`` says of the page, as custom properties and counter styles.

    Margins that it leaves out are the theme's. Folios are written in ``pb-folio`` and, before the text, in
    ``pb-folio-roman``: in the digits of the book's language. ``--pb-bleed`` is how far a page goes on beyond the cut;
    ``bleed`` is given for the print edition only.
    """
    margins = config.print.margins
    lengths = {
        "trim-width": config.print.trim.width,
        "trim-height": config.print.trim.height,
        "margin-inner": margins.inner,
        "margin-outer": margins.outer,
        "margin-top": margins.top,
        "margin-bottom": margins.bottom,
        "bleed": bleed or Length(0),
    }
    said = ";".join(f"--pb-{name}:{length}" for name, length in lengths.items() if length is not None)
    digits = " ".join(f'"{digit}"' for digit in words_for(config.book.language).digits)
    drawn = "" if bleed is None else f"@page{{bleed:{DRAWN_BEYOND}}}{_PLAIN_LINKS}"
    return (
        f":root{{{said}}}{drawn}@counter-style pb-folio{{system:numeric;symbols:{digits}}}"
        "@counter-style pb-folio-roman{system:extends lower-roman}"
    )


def _own_sheet(path: Path, config: Config, cache: Cache, pictures: dict[str, Picture], report: Report) -> str:
    shown = config.shown(path)
    try:
        css = decode(path.read_bytes())
    except NotUTF8 as wrong:
        place = Span(path=shown, line=wrong.line)
        report.add(Diagnostic(code=Code.NOT_UTF8, message=wrong.message, span=place, hint=wrong.hint))
        return ""
    report.add(*refused_css(css, shown))
    report.add(*(_complaint(sentence, shown) for sentence in _complaints(css, cache)))
    tokens = tinycss2.parse_component_value_list(css)
    _name_files(tokens, path, shown, config, pictures, report)
    return str(tinycss2.serialize(tokens))


def _complaints(css: str, cache: Cache) -> tuple[str, ...]:
    """What the engine will not do of a sheet. It is asked once, and imported only then."""
    if "@color-profile" in css.lower():
        # WeasyPrint 70 raises where it can't read the profile's file, and the rule is refused.
        return ()
    key = key_of(css, code_key("pdf"), version("weasyprint"), version("tinycss2"))
    kept = cache.get("css", key)
    if kept is not None:
        return tuple(json.loads(kept))
    from postbook.pdf.galley import css_complaints

    said = css_complaints(css)
    cache.put("css", key, json.dumps(said).encode())
    return said


def _complaint(sentence: str, shown: PurePosixPath) -> Diagnostic:
    """Take the place out of a complaint: ``Ignored `x: y` at 3:5, unsupported``."""
    match = re.search(r" at (\d+):(\d+)", sentence)
    place = Span(path=shown, line=int(match[1]), column=int(match[2])) if match else Span(path=shown)
    said = sentence.replace(match[0], "") if match else sentence
    return Diagnostic(
        code=Code.LAYOUT,
        message=f"the layout engine says: {said.rstrip('.')}",
        span=place,
        hint="see which CSS the print edition knows in docs/themes.md",
    )


def _name_files(
    tokens: list[Any], sheet: Path, shown: PurePosixPath, config: Config, pictures: dict[str, Picture], report: Report
) -> None:
    """Give every ``url()`` of a stylesheet the name under which the layout engine finds the file."""
    for token in tokens:
        if token.type == "url":
            _name_file(token, sheet, shown, config, pictures, report)
        elif token.type == "function" and token.lower_name == "url":
            for argument in token.arguments:
                if argument.type == "string":
                    _name_file(argument, sheet, shown, config, pictures, report)
        for inner in (getattr(token, "arguments", None), getattr(token, "content", None)):
            if isinstance(inner, list):
                _name_files(inner, sheet, shown, config, pictures, report)


def _name_file(
    token: Any, sheet: Path, shown: PurePosixPath, config: Config, pictures: dict[str, Picture], report: Report
) -> None:
    if token.value.startswith(("data:", "#")):
        return
    place = Span(path=shown, line=token.source_line)
    file = (sheet.parent / token.value).resolve()
    if not any(file.is_relative_to(root.resolve()) for root in config.roots):
        hint = "move the file into the book's folder"
        report.add(Diagnostic(code=Code.OUTSIDE_ROOTS, message=f"can't read `{token.value}`", span=place, hint=hint))
    elif not file.is_file():
        hint = "check the name; it is looked for beside the stylesheet"
        report.add(Diagnostic(code=Code.MISSING_FILE, message=f"no file `{token.value}`", span=place, hint=hint))
    else:
        href = f"styles/{sha256(file.read_bytes()).hexdigest()[:16]}{file.suffix.lower()}"
        media_type = _TYPES.guess_type(file.name)[0] or "application/octet-stream"
        pictures[href] = Picture(href=href, media_type=media_type, width=0, height=0, path=file)
        token.representation = f'url("{href}")' if token.type == "url" else f'"{href}"'
