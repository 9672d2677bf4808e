"""What the layout engine will not do of the book's own sheets. A worker is asked: here nobody needs the engine."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from postbook.cache import key_of
from postbook.code_key import code_key
from postbook.diagnostics import BuildFailed, Code, Diagnostic, Report, Span
from postbook.engines import version
from postbook.pdf.press import Press, SettingFailed, Work


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A sheet of the book, as it was written."""

    path: PurePosixPath
    """As messages show it."""
    css: str = field(repr=False)

    @property
    def name(self) -> str:
        """What it is called where it could not be read."""
        return str(self.path)


def _complaints(sheet: OwnSheet) -> tuple[str, ...]:
    if "@color-profile" in sheet.css.lower():
        # WeasyPrint 70 raises where it can't read the profile's file, and the rule is refused.
        return ()
    from postbook.pdf.galley import css_complaints

    return css_complaints(sheet.css)


def _key(sheet: OwnSheet, _fingerprint: str) -> str:
    return key_of(sheet.css, code_key("pdf"), version("weasyprint"), version("tinycss2"))


SHEETS = Work(
    stage="css",
    do=_complaints,
    pack=lambda said: json.dumps(said).encode(),
    unpack=lambda kept: tuple(json.loads(kept)),
    key=_key,
    weight=lambda sheet: len(sheet.css),
)


@contextmanager
def telling_of_sheets(sheets: Sequence[OwnSheet], press: Press, report: Report) -> Iterator[None]:
    """Tell afterwards what the engine says of each sheet; also where a book can't be set, for it may be why.

    Reports: layout.
    """
    try:
        yield
    except BuildFailed:
        _tell(sheets, press, report)
        raise
    _tell(sheets, press, report)


def _tell(sheets: Sequence[OwnSheet], press: Press, report: Report) -> None:
    silently = replace(press, progress=lambda *_: None)
    for sheet in sheets:
        try:
            (said,) = silently.set_all(SHEETS, [sheet])
        except SettingFailed as failure:
            said = (failure.lost[sheet.name],)
        report.add(*(_complaint(sentence, sheet.path) for sentence in said))


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
