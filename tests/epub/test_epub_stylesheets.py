"""Stylesheets of the book's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from epub_samples import config, packaged, picture, section

from epub_inspector import EpubInspector
from postbook.config import Style
from postbook.diagnostics import Report


def styled(folder: Path, css: str | bytes, report: Report | None = None) -> EpubInspector:
    """A book with this stylesheet."""
    sheet = folder / "styles" / "own.css"
    sheet.parent.mkdir(exist_ok=True)
    sheet.write_bytes(css.encode() if isinstance(css, str) else css)
    settings = config(folder, style=Style(epub_stylesheets=(sheet,)))
    return packaged(section("tide"), settings=settings, report=report)


def said(folder: Path, css: str | bytes) -> list[str]:
    """What is told of a stylesheet."""
    report = Report()
    styled(folder, css, report)
    return [str(each) for each in report.diagnostics]


def sheets(epub: EpubInspector) -> list[str]:
    """The stylesheets of a chapter, in order."""
    return [link.get("href") for link in epub.documents["text/tide.xhtml"].iter("{*}link")]


def test_the_books_own_sheet_comes_last(tmp_path: Path) -> None:
    """The author has the last word on how the book looks."""
    assert "../styles/1-own.css" == sheets(styled(tmp_path, "p { color: navy }"))[-1]


def test_a_picture_that_a_sheet_names_is_in_the_book(tmp_path: Path) -> None:
    """An ornament from a stylesheet is packed with the book, wherever its folder is."""
    (tmp_path / "orn a.png").write_bytes(picture("x").read())
    for css in ('hr { background: url("../orn a.png") }', "hr { background: url(../orn%20a.png) }"):
        epub = styled(tmp_path, css)
        (name,) = [href for href in epub.manifest if href.startswith("media/orn-a-")]
        assert f'url("../{name}")' in epub.read("styles/1-own.css").decode()


@pytest.mark.parametrize(
    ("css", "message"),
    [
        (
            "@import 'x.css';",
            "styles/own.css:1:1: error[refused-css]: `@import` can't be used in an EPUB's stylesheet\n"
            "  hint: list the imported stylesheet in `style.epub-stylesheets`, before this one",
        ),
        (
            "p {\n  direction: rtl }",
            "styles/own.css:2:3: error[refused-css]: `direction` can't be used in an EPUB's stylesheet\n"
            "  hint: take it out: the language of the book says in which direction it runs",
        ),
        (
            "hr { background: url(https://example.org/x.png) }",
            "styles/own.css:1:18: error[refused-css]: `https://example.org/x.png` is on the network, which a build "
            "does not read\n  hint: save the file in the book's folder and name it there",
        ),
        (
            "hr { background: url(gone.png) }",
            "styles/own.css:1:18: error[missing-file]: no file `gone.png`\n"
            "  hint: correct the address: it starts from the stylesheet",
        ),
        (
            "hr { background: url(../../x.png) }",
            "styles/own.css:1:18: error[outside-roots]: `../../x.png` lies outside the book's folder\n"
            "  hint: move it into the book's folder, or add its folder to `sources.roots`",
        ),
        (
            b"p { content: '\xe9' }",
            "styles/own.css:1: error[not-utf8]: byte 0xe9 at offset 14 is not UTF-8\n"
            "  hint: save the file as UTF-8, for example with `iconv -f WINDOWS-1252 -t UTF-8`",
        ),
    ],
)
def test_what_an_epub_cannot_hold_is_told_with_its_line(tmp_path: Path, css: str | bytes, message: str) -> None:
    """A stylesheet that would make an invalid EPUB is told with the place and a way out."""
    assert [message] == said(tmp_path, css)


@pytest.mark.parametrize(
    "css",
    [
        "a:not([dir]) { color: red }",
        "p { --direction: x }",
        "@namespace url(http://www.w3.org/1999/xhtml);",
        "a { background: url(#x) }",
        "",
    ],
)
def test_what_only_looks_forbidden_is_let_through(tmp_path: Path, css: str) -> None:
    """No stylesheet is refused without need."""
    assert [] == said(tmp_path, css)
