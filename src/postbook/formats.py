"""The formats: what each takes from the line, and what it gives. Engines are imported when they are used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from postbook.book.book import Book
from postbook.config import Config, Format
from postbook.diagnostics import BuildFailed, Code, Diagnostic, Report
from postbook.page_breaks import PageBreaks
from postbook.render.section import Section
from postbook.run import Run
from postbook.themes.faces import book_faces
from postbook.themes.theme import Theme, load_theme
from postbook.workers import workers


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A finished file."""

    content: bytes = field(repr=False)
    page_count: int | None = None
    folios: Mapping[str, str] = field(default_factory=dict)
    """Anchor → the folio of its page, as printed; empty in a format without pages."""
    page_breaks: PageBreaks = field(default_factory=dict)
    """Where in the text its pages begin; empty in a format without pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What a format is made of."""

    book: Book
    sections: Sequence[Section]
    config: Config
    theme: Theme
    report: Report
    run: Run
    made: Mapping[Format, Made]
    """The formats made before it."""


def theme_of(config: Config, report: Report) -> Theme:
    """The theme that the book asks for, with the book's own fonts. Reports: unknown-theme, broken-font."""
    written = config.span("style.theme")
    theme = load_theme(config.style.theme, report, written if written.line else None)
    own = book_faces(config.fonts.folder, report) if config.fonts.folder else ()
    return replace(theme, faces=(*theme.faces, *own))


def make_pdf(job: Job) -> Made:
    """Typeset and bind."""
    fontconfig = open_fonts_of(job.theme, job.config)
    from postbook.pdf.make import make_pdf as make
    from postbook.pdf.press import Press

    with _executor(job, fontconfig) as executor:
        press = Press(
            executor=executor,
            cache=job.run.cache,
            fingerprint=_fingerprint(job),
            progress=job.run.progress,
            fontconfig=fontconfig,
        )
        bound = make(job.book, job.sections, job.config, job.theme, press, job.report)
    return Made(content=bound.pdf, page_count=bound.page_count, folios=bound.folios, page_breaks=bound.page_breaks)


def make_epub(job: Job) -> Made:
    """Package; a cover is drawn only for a book that has none."""
    from postbook.epub.make import make_epub as make

    cover = None if job.config.cover.image else _draw_cover(job)
    pdf = job.made.get(Format.PDF)
    content = make(
        job.book,
        tuple(job.sections),
        job.config,
        job.report,
        theme=job.theme,
        cover=cover,
        cache=job.run.cache,
        page_breaks=pdf.page_breaks if pdf else None,
    )
    job.run.progress("package", 1, 1)
    return Made(content=content)


def _draw_cover(job: Job) -> bytes:
    open_fonts_of(job.theme, job.config)
    from postbook.pdf.cover import draw_cover

    return draw_cover(job.config, job.theme, job.run.cache, _fingerprint(job))


@contextmanager
def _executor(job: Job, fontconfig: Path) -> Iterator[Executor]:
    """Where the work is done. Reports: no-cluster."""
    if not job.run.executor:
        with workers(job.run.jobs, fontconfig) as pool:
            yield pool
        return
    from postbook.pdf.cluster import NoCluster, cluster, fonts_of

    fonts = fonts_of([face.path for face in job.theme.faces], system=job.config.fonts.system)
    try:
        with cluster(job.run.executor, fonts) as pool:
            yield pool
    except NoCluster as problem:
        job.report.add(Diagnostic(code=Code.NO_CLUSTER, message=str(problem), hint=problem.hint))
        raise BuildFailed from None


def _fingerprint(job: Job) -> str:
    from postbook.pdf.fingerprint import fingerprint

    return fingerprint((face.path for face in job.theme.faces), system=job.config.fonts.system)


def open_fonts_of(theme: Theme, config: Config) -> Path:
    """Let this process see the book's fonts, before the layout engine is imported: it looks for fonts then."""
    from postbook.pdf.fontconfig import open_fonts

    folders = dict.fromkeys(face.path.parent for face in theme.faces)
    return open_fonts(folders, config.folder / ".postbook", system=config.fonts.system)
