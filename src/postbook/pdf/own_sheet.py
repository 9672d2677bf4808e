"""A book's own stylesheet, made ready for the layout engine."""

from __future__ import annotations

import json
import re
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
from postbook.pdf.refused_css import refused_css
from postbook.sheet_files import address_in, is_file_address, set_address, sheet_file, walk, without_namespaces
from postbook.utf8 import NotUTF8, decode

_TYPES = MimeTypes()


def own_sheet(path: Path, config: Config, cache: Cache, pictures: dict[str, Picture], report: Report) -> str:
    """A sheet's text, the files that it names taken into ``pictures``.

    Reports: not-utf8, refused-css, layout, outside-roots, missing-file.
    """
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
    for token in without_namespaces(walk(tokens)):
        address = address_in(token)
        if address is not None and is_file_address(address.value):
            file = sheet_file(address.value, token, path, config, report)
            if file:
                _name_file(address, file, pictures)
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


def _name_file(address: Any, file: Path, pictures: dict[str, Picture]) -> None:
    """Give a file the name under which the layout engine finds it."""
    href = f"styles/{sha256(file.read_bytes()).hexdigest()[:16]}{file.suffix.lower()}"
    media_type = _TYPES.guess_type(file.name)[0] or "application/octet-stream"
    pictures[href] = Picture(href=href, media_type=media_type, width=0, height=0, path=file)
    set_address(address, href)
