"""Whatever a book is made of: a change of it changes the book as it must, and nothing else is built anew.

Changed back, the book has its first bytes again, and nothing at all is built.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import requires, version
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from packaging.requirements import Requirement
from PIL import Image

from booktest import BookTest
from epub_inspector import EpubInspector
from pdf_inspector import PdfInspector
from postbook.chapter import standing
from postbook.code_key import COMMON_ROOMS
from postbook.pdf import fingerprint
from postbook.themes.theme import THEMES
from test_architecture import SOURCE, TYPE_MODULES, rooms_imported

pytestmark = pytest.mark.xdist_group("cached inputs")

BOOK = """\
[book]
title = "A Small Book"
authors = ["Ann Author"]
identifier = "urn:uuid:6f3e9fd2-3a2b-4c88-9f35-2a4f1c7a0b11"
date = 2026-01-31

[chapters]
posts = ["chapters/harbour.md", "chapters/pier.md", "chapters/tide.md"]

[pages]
half-title = false
copyright = false
first-appeared = false
colophon = false

[cover]
image = "cover.png"
alt = "The sea"

[style]
print-stylesheets = ["styles/print.css"]
epub-stylesheets = ["styles/epub.css"]
templates = "templates"

[fonts]
folder = "fonts"

[output]
name = "book"
"""

TEXT = "The harbour lay quiet, and the boats lay still on the water until the bell had rung.\n\n"

FILES = {
    "book.toml": BOOK,
    "chapters/harbour.md": f"---\ntitle: The Harbour\n---\n![A boat](boat.png)\n\n{TEXT}",
    "chapters/pier.md": f'---\ntitle: The Pier\n---\nSee [there](tide.md): "$x^2$".\n\n{TEXT}',
    "chapters/tide.md": f"---\ntitle: The Tide\n---\n## Ebb\n\n{TEXT}",
    "styles/print.css": '.pb-body h2 { font-family: "Own Mono" }\n',
    "styles/epub.css": '.pb-body h2 { font-family: "Own Mono" }\n',
    "templates/part.xhtml.jinja": '{% include "postbook/part.xhtml.jinja" %}\n',
}
ALL = 7
"""Title page, contents, three chapters; the contents and a reference to a page once more when the folios are known."""


def picture(colour: str, size: tuple[int, int] = (40, 30)) -> bytes:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def font(width: int) -> bytes:
    """A font called Own Mono whose letters are so wide."""
    out = io.BytesIO()
    with TTFont(THEMES / "fonts" / "jetbrains-mono" / "JetBrainsMono_400Regular.ttf", recalcTimestamp=False) as made:
        for record in made["name"].names:
            if record.nameID in {1, 3, 4, 6, 16}:
                record.string = "Own Mono"
        made["hmtx"].metrics = {glyph: (width, left) for glyph, (_, left) in made["hmtx"].metrics.items()}
        made.save(out)
    return out.getvalue()


@dataclass(frozen=True)
class Built:
    """A build's files, and how much of it was made anew."""

    pdf: bytes
    epub: bytes
    anew: dict[str, int]
    """Stage → pieces that were not found."""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> BookTest:
    """The book, built once; every test gives it back as it was."""
    made = BookTest(tmp_path_factory.mktemp("inputs")).write(FILES)
    made.write({"chapters/boat.png": picture("navy"), "cover.png": picture("teal", (1600, 2560))})
    return made.write({"fonts/own.ttf": font(600)})


@pytest.fixture(scope="module")
def first(book: BookTest) -> Built:
    """The first build, cold."""
    return build(book)


def build(book: BookTest, *options: str) -> Built:
    """Make both files, here."""
    book.run("build", "-j1", *options)
    assert 0 == book.status, book.errors
    record = book.folder / ".postbook" / "cache" / "last-build.json"
    told = json.loads(record.read_bytes()) if record.exists() else {}
    anew = {stage: asked - found for stage, (found, asked) in told.items() if asked > found and stage != "book"}
    return Built(book.pdf.read_bytes(), book.epub.read_bytes(), anew)


Change = Callable[[BookTest], object]


@dataclass(frozen=True)
class Input:
    """Something that a book is made of, and what depends on it."""

    name: str
    change: Change
    parsed: int = 0
    """How many posts are parsed anew."""
    typeset: int = 0
    """How often sections are typeset anew, at most: once, and again when the folios that they print are known."""
    pdf: Callable[[PdfInspector], Any] | None = None
    """What in the PDF is another thing then; without it, the PDF is the same byte for byte."""
    epub: Callable[[EpubInspector], Any] | None = None
    """The same of the EPUB."""
    slow: bool = False


def text(pdf: PdfInspector) -> str:
    """All words, without furniture."""
    return pdf.text


def page_sizes(pdf: PdfInspector) -> list[tuple[float, float]]:
    """Every page's size."""
    return [pdf.size(page) for page in range(1, pdf.page_count + 1)]


def places(pdf: PdfInspector) -> float:
    """How far from the edge the text begins."""
    return pdf.left_of(pdf.page_labelled("1"), "The harbour lay quiet")


def heading_width(pdf: PdfInspector) -> list[float]:
    """How wide a heading in the book's own font is."""
    return pdf.widths_of(next(page for _, title, page in pdf.outline if title == "Ebb"), "Ebb")


def document_languages(pdf: PdfInspector) -> list[str]:
    """The languages of its passages."""
    return sorted(str(item.Lang) for item in pdf.pdf.objects if hasattr(item, "keys") and "/Lang" in item)


def drawn(pdf: PdfInspector) -> list[bytes]:
    """The pictures on its pages."""
    streams = [item for item in pdf.pdf.objects if hasattr(item, "keys") and item.get("/Subtype") == "/Image"]
    return sorted(stream.read_bytes() for stream in streams)


def chapters(epub: EpubInspector) -> list[str]:
    """The words of every document."""
    return [epub.text(href) for href in epub.spine]


def names(epub: EpubInspector) -> list[str]:
    """The files in it; pictures are named by their content."""
    return sorted(epub.names)


def opf(epub: EpubInspector) -> bytes:
    """What it says of itself."""
    return epub.read("content.opf")


def everything(epub: EpubInspector) -> dict[str, bytes]:
    """All files in it."""
    return {name: epub.archive.read(name) for name in epub.names}


def edit(name: str, old: str, new: str) -> Change:
    """Save another version of a file."""
    return lambda book: book.replace(name, old, new)


def toml(old: str, new: str) -> Change:
    """Change a line of book.toml."""
    return edit("book.toml", old, new)


def table(lines: str) -> Change:
    """Add a table to book.toml."""
    return lambda book: book.write({"book.toml": BOOK + lines})


def file(name: str, content: bytes) -> Change:
    """Save another file under the same name."""
    return lambda book: book.write({name: content})


INPUTS = (
    Input("a word of a post", edit("chapters/tide.md", "quiet", "loud"), 1, 1, text, chapters),
    Input("a post's title", edit("chapters/tide.md", "The Tide", "The Flood"), 1, 3, text, chapters),
    Input(
        "a post's language",
        edit("chapters/tide.md", "title:", "lang: en-GB\ntitle:"),
        1,
        1,
        document_languages,
        everything,
        slow=True,
    ),
    Input("a picture", file("chapters/boat.png", picture("red")), 1, 1, drawn, names),
    Input("a picture's size", file("chapters/boat.png", picture("navy", (41, 30))), 1, 1, drawn, names, slow=True),
    Input("the posts", toml('tide.md"]', 'tide.md", "chapters/new.md"]'), 1, 3, text, chapters, slow=True),
    Input("the book's title", toml("A Small Book", "A Tall Book"), 0, ALL, lambda pdf: pdf.info["Title"], opf),
    Input("the book's author", toml("Ann Author", "Bea Author"), 0, 1, text, opf),
    Input("the date", toml("2026-01-31", "2025-01-31"), 0, 0, lambda pdf: pdf.info["CreationDate"], opf),
    Input("the page's size", table('[print]\ntrim = "B6"\n'), 0, ALL, page_sizes),
    Input("a margin", table('[print.margins]\ninner = "30mm"\n'), 0, ALL, places),
    Input(
        "the side of opening", table('[print]\nchapters-open = "next"\n'), 0, 2, lambda pdf: pdf.page_count, everything
    ),
    Input("page references", table("[print]\npage-references = false\n"), 0, 1, text, slow=True),
    Input("numbers of chapters", table("[numbering]\nchapters = false\n"), 0, 6, text, chapters, slow=True),
    Input("curly quotes", table("[markdown]\nsmart = false\n"), 3, 2, text, chapters),
    Input("the theme", toml("[style]", '[style]\ntheme = "technical"'), 0, ALL, places, everything),
    Input("a print stylesheet", edit("styles/print.css", "{", "{ letter-spacing: 1em;"), 0, ALL, heading_width),
    Input("an EPUB stylesheet", edit("styles/epub.css", "{", "{ color: red;"), 0, 0, None, everything),
    Input("a font", lambda book: book.write({"fonts/own.ttf": font(700)}), 0, ALL, heading_width, everything),
    Input(
        "a template",
        lambda book: book.write(
            {"templates/chapter.xhtml.jinja": '{% include "postbook/chapter.xhtml.jinja" %}<p class="pb-end">Fin.</p>'}
        ),
        0,
        4,
        text,
        chapters,
    ),
    Input("the cover", file("cover.png", picture("red", (1600, 2560))), 0, 0, None, everything),
    Input("what the cover shows", toml("The sea", "The shore"), 0, 0, None, everything, slow=True),
    Input("a preface", toml("[pages]", '[pages]\npreface = "*In the beginning.*"'), 1, 3, text, chapters),
    Input(
        "a folio in another chapter",
        lambda book: book.write({"chapters/harbour.md": FILES["chapters/harbour.md"] + TEXT * 40}),
        1,
        3,
        lambda pdf: [line for line in pdf.text.splitlines() if "(page" in line],
        chapters,
    ),
)


@pytest.fixture
def restored(book: BookTest) -> Iterator[BookTest]:
    """The book, put back as it was when the test has ended."""
    before = {path: path.read_bytes() for path in sources(book)}
    yield book
    put_back(book, before)


def sources(book: BookTest) -> list[Path]:
    """All files that the book is made of."""
    inside = (path for path in book.folder.rglob("*") if path.is_file())
    return [path for path in inside if path.relative_to(book.folder).parts[0] not in {".postbook", "build"}]


def put_back(book: BookTest, before: dict[Path, bytes]) -> None:
    """Make the folder what it was; files that are written anew have a new time."""
    for path in set(sources(book)) - before.keys():
        path.unlink()
    for path, content in before.items():
        if path.read_bytes() != content:
            path.write_bytes(content)


CASES = [pytest.param(each, id=each.name, marks=[pytest.mark.slow] if each.slow else []) for each in INPUTS]


@pytest.mark.parametrize("changed", CASES)
def test_what_depends_on_an_input_and_nothing_else_is_built_anew(
    changed: Input, restored: BookTest, first: Built
) -> None:
    """The book changes where it must, and has its first bytes again when the change is taken back."""
    before = {path: path.read_bytes() for path in sources(restored)}
    restored.write({"chapters/new.md": "# New\n"}) if "posts" in changed.name else None
    changed.change(restored)
    after = build(restored)
    put_back(restored, before)
    os.utime(restored.folder / "book.toml")
    back = build(restored)

    check_changed(changed.pdf, first.pdf, after.pdf, PdfInspector)
    check_changed(changed.epub, first.epub, after.epub, EpubInspector)
    assert changed.parsed == after.anew.get("parse", 0)
    assert bool(changed.typeset) <= after.anew.get("typeset", 0) <= changed.typeset
    assert (first.pdf, first.epub) == (back.pdf, back.epub)
    # Which pictures a post shows is known only when it has been parsed: the last that it showed are remembered.
    assert {} == {
        stage: count for stage, count in back.anew.items() if stage != "parse" or "picture" not in changed.name
    }


def check_changed(seen: Callable[[Any], Any] | None, first: bytes, after: bytes, inspector: Any) -> None:
    """A file that depends on the change shows it where it must; one that does not is the same."""
    if seen is None:
        assert first == after
    else:
        assert seen(inspector(first)) != seen(inspector(after))


def test_a_book_that_moves_takes_its_cache_with_it(book: BookTest, first: Built, tmp_path: Path) -> None:
    """In another folder, under another path, as on a CI machine: nothing is parsed or typeset anew."""
    moved = BookTest(tmp_path / "elsewhere" / "deeper").copy_folder(book.folder)
    again = build(moved)

    assert (first.pdf, first.epub) == (again.pdf, again.epub)
    assert {} == again.anew


@pytest.mark.slow
@pytest.mark.parametrize("changed", [pytest.param(each, id=each.name) for each in INPUTS])
def test_a_warm_build_is_the_cold_build(changed: Input, restored: BookTest, first: Built) -> None:
    """What is made of kept pieces after a change is what is made of none."""
    restored.write({"chapters/new.md": "# New\n"}) if "posts" in changed.name else None
    changed.change(restored)
    warm, cold = build(restored), build(restored, "--no-cache")

    assert (cold.pdf, cold.epub) == (warm.pdf, warm.epub)


def test_source_date_epoch_is_an_input(book: BookTest, first: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another day in SOURCE_DATE_EPOCH is another date in both files; without it they are the first again."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    after = build(book)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    back = build(book)

    assert "D:20010909000000Z" == PdfInspector(after.pdf).info["CreationDate"]
    assert ["2001-09-09"] == EpubInspector(after.epub).metadata("dc:date")
    assert (first.pdf, first.epub) == (back.pdf, back.epub)


def test_every_version_is_an_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A newer engine, a newer library beneath it, a newer postbook: what was kept does not serve any more."""

    def keys() -> tuple[str, ...]:
        standing._engines.cache_clear()
        return fingerprint.fingerprint([], system=False), standing._engines()

    before = keys()
    for module, room, engines in ((fingerprint, 0, fingerprint._ENGINES), (standing, 1, standing._ENGINES)):
        for engine in engines:
            with monkeypatch.context() as patch:
                patch.setattr(module, "version", lambda name, newer=engine: "99" if name == newer else version(name))
                assert before[room] != keys()[room], engine
    for changed in ("libraries", "code_key"):
        with monkeypatch.context() as patch:
            patch.setattr(fingerprint, changed, lambda *_: "newer")
            assert before[0] != keys()[0], changed
    assert before == keys()


def test_every_engine_is_fingerprinted() -> None:
    """What lays out a page, down to what the layout engine itself requires, is part of a galley's key."""
    required = {Requirement(each).name.lower() for each in requires("weasyprint") or () if "extra" not in each}

    assert required <= {name.lower() for name in fingerprint._ENGINES}
    assert {"weasyprint", "pikepdf", "uharfbuzz"} <= set(fingerprint._ENGINES)


ELSEWHERE = frozenset({"themes.cover", "themes.faces", "themes.theme"})
"""Modules that run before a piece is made: what they give is in its copy. Font files are in the key by their bytes."""


@pytest.mark.parametrize("room", ["chapter", "pdf"])
def test_what_a_room_runs_is_part_of_its_key(room: str) -> None:
    """All text of ours that runs where a piece is made is in the key of that piece, or holds types only."""
    rooms = {"chapter": {"chapter", "manuscript"}, "pdf": {"pdf"}}[room] | {*COMMON_ROOMS}
    modules = sorted((SOURCE / room).rglob("*.py"))
    used = {name for path in modules for name in rooms_imported(path)}

    assert (
        set() == {name for name in used if "." in name and name.split(".")[0] not in rooms} - TYPE_MODULES - ELSEWHERE
    )
