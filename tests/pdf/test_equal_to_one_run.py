"""Galleys, bound, are the book that one run of the layout engine over everything would have made.

Exempt, because a galley is laid out without its neighbours:

- the furniture, which is laid over the pages and compared elsewhere;
- blank pages, which have no tags here and none worth reading there;
- the tag of the whole document, which the binder makes.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import weasyprint

from booktest import BookTest
from pdf_inspector import PdfInspector
from postbook.book_toml.reader import read_config
from postbook.config import Opens
from postbook.diagnostics import Report
from postbook.formats import Job, make_pdf, theme_of
from postbook.pdf import settle
from postbook.pdf.galley import BASE_URL, MARGIN_BOXES, BookFetcher, write_tagged
from postbook.pdf.press import GALLEYS
from postbook.pdf.setting import Copy, Galley
from postbook.render.section import Matter

BLOGS = {
    "rust-blog": ('posts = ["content/Rust-1.1*.md", "content/Rust-1.1*/index.md"]', 'theme = "technical"', "en"),
    "kubernetes-blog-2018": ('posts = ["blog/_posts/2016-0[1-4]*.md"]', 'theme = "classic"', "en"),
    # classic sets Persian in Amiri, whose letters come in pieces that the binder makes copy right and one run does not.
    "mehdix-fa": ('posts = ["src/_posts/2014*"]', 'theme = "technical"', "fa"),
}

WITH_FURNITURE = ".pb-section{break-after:auto !important}"

ONE_RUN = (
    "@page{" + "".join(f"@{box}{{content:none !important}}" for box in MARGIN_BOXES) + "}"
    f"*{{bookmark-level:none !important}}{WITH_FURNITURE}"
)


def book_of(blog: str, corpora: Path, booktest: BookTest) -> BookTest:
    """A few posts of a blog as a book."""
    chapters, style, language = BLOGS[blog]
    booktest.write(
        {
            "book.toml": f"""
[book]
title = "A Few Posts"
language = "{language}"
date = 2026-01-31
[chapters]
{chapters}
order = "name"
drafts = true
[sources]
roots = ["{corpora / blog}"]
[site]
url = "https://blog.example.org"
[pages]
copyright = false
[markdown]
math = false
[style]
{style}
[messages]
allow = ["broken-link", "missing-image", "missing-note", "missing-glyph", "empty-post"]
"""
        }
    )
    return booktest


def made(booktest: BookTest, monkeypatch: pytest.MonkeyPatch) -> tuple[bytes, list[Copy], dict[str, str]]:
    """The bound PDF, the copy of each galley as it was set last, in book order, and how each section opens.

    The copies hold all pictures, which only the binder sees in a book.
    """
    from postbook.build import read_book

    copies: dict[str, Copy] = {}

    def do(copy: Copy) -> Galley:
        copies.pop(copy.name, None)
        copies[copy.name] = copy
        return GALLEYS.do(copy)

    monkeypatch.setattr(settle, "GALLEYS", replace(GALLEYS, do=do))
    report = Report()
    config = read_config(booktest.folder / "book.toml", report)
    book, sections = read_book(config, report, lambda *_: None)
    theme = theme_of(config, report)
    job = Job(
        book=book, sections=sections, config=config, theme=theme, report=report, progress=lambda *_: None, made={}
    )
    content = make_pdf(job).content
    first = next(each for each in sections if each.matter is not Matter.FRONT)
    openings = {each.name: "recto" if each.opens is Opens.RECTO or each is first else "page" for each in sections}
    whole = [
        replace(copies[each.name], pictures={**copies[each.name].pictures, **each.pictures})
        for each in sections
        if each.name in copies
    ]
    return content, whole, openings


def one_run(copies: list[Copy], openings: dict[str, str], sheet: str) -> Any:
    """All sections in one document, laid out at once; ``openings``: the section's name → the break before it."""
    breaks = "".join(f"#{name}{{break-before:{value} !important}}" for name, value in openings.items())
    bodies = [re.search(r"<body>(.*)</body>", copy.html, re.DOTALL) for copy in copies]
    body = "".join(each[1] for each in bodies if each).replace('href="x-book:#', 'href="#')
    head = copies[0].html[: copies[0].html.index("<body>")]
    styles = "".join(f"<style>{css}</style>" for css in copies[0].styles)
    pictures = {href: picture for copy in copies for href, picture in copy.pictures.items()}
    html = head.replace("</head>", f"{styles}</head>") + f"<body>{body}</body></html>"
    return weasyprint.HTML(string=html, base_url=BASE_URL, url_fetcher=BookFetcher(pictures)).render(
        stylesheets=[weasyprint.CSS(string=sheet + breaks)]
    )


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("blog", BLOGS)
def test_bound_galleys_equal_one_run(
    blog: str, corpora: Path, booktest: BookTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every page has the same text, the book the same number of pages, the same links and the same tags."""
    content, copies, openings = made(book_of(blog, corpora, booktest), monkeypatch)
    bound, whole = PdfInspector(content), PdfInspector(write_tagged(one_run(copies, openings, ONE_RUN), "book"))

    assert whole.page_count == bound.page_count
    for page in range(1, bound.page_count + 1):
        assert whole.lines(page) == bound.lines(page), f"page {page}"
    assert {(link.page, link.uri, link.to_page) for link in whole.links} == {
        (link.page, link.uri, link.to_page) for link in bound.links
    }
    assert whole.tags[1:] == bound.tags[1:]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("blog", BLOGS)
def test_a_bound_book_is_no_larger_than_one_run(
    blog: str, corpora: Path, booktest: BookTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fonts and pictures of all galleys are merged: the file grows by no more than 3 % over the engine's own."""
    content, copies, openings = made(book_of(blog, corpora, booktest), monkeypatch)
    whole = one_run(copies, openings, WITH_FURNITURE).write_pdf(pdf_tags=True)

    assert len(content) <= 1.03 * len(whole)
