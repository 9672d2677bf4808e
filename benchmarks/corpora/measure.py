"""Build one real blog and compare what went in with what came out."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

from tests.run_epubcheck import epubcheck_is_missing, run_epubcheck

from benchmarks.corpora.books import Corpus
from benchmarks.corpora.doctor import blind_spots
from benchmarks.corpora.epub_file import EpubDocument, epub_documents
from benchmarks.corpora.judge import Losses, Told, judge_epub, judge_pdf, told_of
from benchmarks.corpora.outcome import Outcome
from benchmarks.corpora.pdf_file import PdfFile
from benchmarks.corpora.sources import Source, read_source
from benchmarks.corpora.words import squeezed, words
from postbook.book_toml.reader import read_config
from postbook.build import build_book, read_book
from postbook.chapter.chapter import Chapter
from postbook.config import Config, Format
from postbook.diagnostics import BuildFailed, Report
from postbook.formats import Made


def measure(corpus: Corpus, root: Path, out: Path, *, epubcheck: bool, pdf: bool) -> Outcome:
    """Build a blog's PDF and EPUB into a folder, and look at them."""
    out.mkdir(parents=True, exist_ok=True)
    folder = corpus.folder(root).resolve()
    (out / "book.toml").write_text(corpus.config(folder), encoding="utf-8")
    outcome = Outcome(name=corpus.name)
    report = Report()
    try:
        with report.stage():
            config = read_config(out / "book.toml", report)
        assert config is not None
        made = _build(config, report, outcome, out, pdf=pdf)
        _compare(corpus, folder, config, made, outcome, report)
    except BuildFailed:
        outcome.problems.append("the build failed")
    outcome.diagnostics = Counter(each.code.value for each in report.diagnostics)
    outcome.messages = [str(each) for each in report.diagnostics]
    if epubcheck and (out / "book.epub").exists():
        _epubcheck(out, outcome)
    return outcome


def _epubcheck(out: Path, outcome: Outcome) -> None:
    if missing := epubcheck_is_missing():
        outcome.epubcheck, outcome.epubcheck_messages = "not installed", [missing]
        return
    remarks = run_epubcheck(out / "book.epub", out)
    counts = Counter[str]()
    for remark in remarks:
        counts[remark.severity] += remark.count
    outcome.epubcheck = f"{counts['FATAL']}/{counts['ERROR']}/{counts['WARNING']}"
    outcome.epubcheck_messages = [str(remark) for remark in remarks]


def _build(config: Config, report: Report, outcome: Outcome, out: Path, *, pdf: bool) -> Mapping[Format, Made]:
    made: dict[Format, Made] = {}
    begun = time.perf_counter()
    made |= build_book(config, (Format.EPUB,), report)
    outcome.epub_seconds = time.perf_counter() - begun
    (out / "book.epub").write_bytes(made[Format.EPUB].content)
    if pdf:
        begun = time.perf_counter()
        made |= build_book(config, (Format.PDF,), report)
        outcome.pdf_seconds = time.perf_counter() - begun
        outcome.pages = made[Format.PDF].page_count or 0
        (out / "book.pdf").write_bytes(made[Format.PDF].content)
    return made


def _compare(
    corpus: Corpus, folder: Path, config: Config, made: Mapping[Format, Made], outcome: Outcome, report: Report
) -> None:
    chapters = _chapters(config)
    told = _told(config, report)
    documents = epub_documents(made[Format.EPUB].content)
    pdf = PdfFile(made[Format.PDF].content) if Format.PDF in made else None
    files = corpus.files(folder)
    outcome.files, outcome.posts = len(files), len(chapters)
    outcome.in_spine = f"{sum(each.post.slug in documents for each in chapters.values())}/{len(chapters)}"
    if pdf:
        outcome.pages, outcome.in_outline = len(pdf), _in_outline(chapters, pdf)
    pairs: list[tuple[Source, EpubDocument, Told, Losses]] = []
    for path in files:
        source = read_source(path)
        outcome.words += words(source.said.text).total()
        chapter = chapters.get(path)
        if chapter is None:
            if path not in told and words(source.said.text):
                outcome.problems.append(f"`{path.relative_to(folder)}` is not in the book, and no message says so")
            continue
        document = documents.get(chapter.post.slug)
        losses = judge_epub(source, document, told[path], corpus.site)
        if document:
            pairs.append((source, document, told[path], losses))
            if pdf:
                pages = pdf.pages_of(chapter.post.slug, list(documents))
                judge_pdf(source, document, pdf, pages, told[path], losses)
        _note(outcome, str(path.relative_to(folder)), losses)
    outcome.problems += [f"the judge does not miss {each}" for each in blind_spots(pairs)]


def _chapters(config: Config) -> dict[Path, Chapter]:
    """Which post became which chapter: the slug names its document."""
    book, _ = read_book(config, Report(allow=config.messages.allow))
    return {(config.folder / each.post.source_path).resolve(): each for each in book.chapters}


def _told(config: Config, report: Report) -> dict[Path, Told]:
    """What the messages name, by the post that they are about."""
    messages: dict[Path, list[tuple[str, str]]] = defaultdict(list)
    for each in report.diagnostics:
        if each.span:
            messages[(config.folder / each.span.path).resolve()].append((each.code.value, each.message))
    return defaultdict(Told, {path: told_of(said) for path, said in messages.items()})


def _in_outline(chapters: Mapping[Path, Chapter], pdf: PdfFile) -> str:
    outline = "\n".join(pdf.outline())
    return f"{sum(squeezed(each.plain_title) in outline for each in chapters.values())}/{len(chapters)}"


def _note(outcome: Outcome, path: str, losses: Losses) -> None:
    outcome.lost_in_epub += losses.in_epub
    outcome.lost_in_pdf += losses.in_pdf
    outcome.lost_links += len(losses.links)
    outcome.lost_pictures += len(losses.pictures)
    if losses:
        kinds = {
            "words lost in the EPUB": dict(losses.in_epub.most_common()),
            "words lost in the PDF": dict(losses.in_pdf.most_common()),
            "links": losses.links,
            "pictures": losses.pictures,
        }
        outcome.losses[path] = {kind: lost for kind, lost in kinds.items() if lost}
