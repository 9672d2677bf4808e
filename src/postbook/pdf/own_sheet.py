"""A book's own stylesheet, made ready for the layout engine."""

from __future__ import annotations

from hashlib import sha256
from mimetypes import MimeTypes
from pathlib import Path
from typing import Any

import tinycss2

from postbook.chapter.chapter import Picture
from postbook.config import Config
from postbook.diagnostics import Code, Diagnostic, Report, Span
from postbook.pdf.refused_css import refused_css
from postbook.pdf.sheet_complaints import OwnSheet
from postbook.sheet_files import address_in, is_file_address, set_address, sheet_file, walk, without_namespaces
from postbook.utf8 import NotUTF8, decode

_TYPES = MimeTypes()


def read_sheet(path: Path, config: Config, report: Report) -> OwnSheet:
    """A sheet as it is written. Reports: not-utf8, refused-css."""
    shown = config.shown(path)
    try:
        css = decode(path.read_bytes())
    except NotUTF8 as wrong:
        place = Span(path=shown, line=wrong.line)
        report.add(Diagnostic(code=Code.NOT_UTF8, message=wrong.message, span=place, hint=wrong.hint))
        return OwnSheet(shown, "")
    report.add(*refused_css(css, shown))
    return OwnSheet(shown, css)


def own_sheet(path: Path, css: str, config: Config, pictures: dict[str, Picture], report: Report) -> str:
    """A sheet's text as the engine is given it, the files that it names taken into ``pictures``.

    Reports: outside-roots, missing-file.
    """
    tokens = tinycss2.parse_component_value_list(css)
    for token in without_namespaces(walk(tokens)):
        address = address_in(token)
        if address is not None and is_file_address(address.value):
            file = sheet_file(address.value, token, path, config, report)
            if file:
                _name_file(address, file, pictures)
    return str(tinycss2.serialize(tokens))


def _name_file(address: Any, file: Path, pictures: dict[str, Picture]) -> None:
    """Give a file the name under which the layout engine finds it."""
    href = f"styles/{sha256(file.read_bytes()).hexdigest()[:16]}{file.suffix.lower()}"
    media_type = _TYPES.guess_type(file.name)[0] or "application/octet-stream"
    pictures[href] = Picture(href=href, media_type=media_type, width=0, height=0, path=file)
    set_address(address, href)
