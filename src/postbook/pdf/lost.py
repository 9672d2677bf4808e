"""What could not be set, told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import PurePosixPath

from postbook.diagnostics import BuildFailed, Code, Diagnostic, Report, Span
from postbook.pdf.press import SettingFailed
from postbook.render.section import Section


@contextmanager
def telling_of_lost(sections: Sequence[Section], report: Report) -> Iterator[None]:
    """Tell what could not be set: sections, or pictures. Reports: layout-failed, broken-image. Raises: BuildFailed."""
    try:
        yield
    except SettingFailed as failure:
        lost = failure.lost
        report.add(*(_failed(section, lost) for section in sections if section.name in lost))
        report.add(*(_unread(href, section, lost) for section in sections for href in section.pictures if href in lost))
        raise BuildFailed from None


def _failed(section: Section, lost: Mapping[str, str]) -> Diagnostic:
    return Diagnostic(
        code=Code.LAYOUT_FAILED,
        message=f"`{section.title}` can't be laid out: {lost[section.name]}",
        span=Span(path=section.source_path) if section.source_path else None,
        hint="take out what is unusual in it (deep nesting, huge tables, long code), piece by piece, until it can",
    )


def _unread(href: str, section: Section, lost: Mapping[str, str]) -> Diagnostic:
    return Diagnostic(
        code=Code.BROKEN_IMAGE,
        message=f"`{PurePosixPath(href).name}` in `{section.title}` can't be made ready: {lost[href]}",
        span=Span(path=section.source_path) if section.source_path else None,
        hint="build again; if it is the same, save the picture anew from its source",
    )
