"""What the layout engine does not know of a stylesheet is told of the stylesheet."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import PurePosixPath
from typing import Any

import pytest

from booktest import BookTest
from postbook.cache import Cache
from postbook.diagnostics import BuildFailed, Report
from postbook.pdf.press import Press
from postbook.pdf.sheet_complaints import OwnSheet, telling_of_sheets
from postbook.workers import InThisProcess

LONG = "---\ntitle: The Harbour\n---\n" + "The harbour lay quiet until the bell had rung twice.\n\n" * 40


def test_a_declaration_that_the_engine_ignores_is_told_once(booktest: BookTest) -> None:
    """The chapter that happens to be set first has nothing to do with it."""
    booktest.with_posts(LONG, config='[style]\nprint-stylesheets = ["print.css"]\n')
    booktest.write({"print.css": "p { text-shadow: 1px 1px red; }\n"})

    assert (
        "print.css:1:5: warning[layout]: the layout engine says: Ignored `text-shadow: 1px 1px red`, unknown property\n"
        "  hint: see which CSS the print edition knows in docs/themes.md\n"
    ) == booktest.build("pdf").messages


def test_what_the_engine_ignores_is_told_of_a_book_that_can_not_be_set() -> None:
    """It may be why."""
    press = Press(executor=InThisProcess(), cache=Cache(), fingerprint="", progress=lambda *_: None)
    sheet = OwnSheet(PurePosixPath("print.css"), "p { text-shadow: 1px 1px red }")
    report = Report()

    with pytest.raises(BuildFailed), telling_of_sheets([sheet], press, report):
        raise BuildFailed
    assert ["print.css:1:5"] == [str(each.span) for each in report.diagnostics]


class _Spent(InThisProcess):
    """Workers that have no memory left."""

    def submit(self, *_: object, **__: object) -> Future[Any]:  # type: ignore[override]
        future: Future[Any] = Future()
        future.set_exception(MemoryError())
        return future


def test_a_sheet_that_the_engine_can_not_read_is_told() -> None:
    """With the reason."""
    press = Press(executor=_Spent(), cache=Cache(), fingerprint="", progress=lambda *_: None)
    report = Report()

    with telling_of_sheets([OwnSheet(PurePosixPath("print.css"), "p{}")], press, report):
        pass
    (told,) = report.diagnostics
    assert told.message.startswith("the layout engine says: it took more than ")


def test_a_stylesheet_that_is_not_utf8_is_told(booktest: BookTest) -> None:
    """With the line of the byte, as for a post."""
    booktest.with_posts(LONG, config='[style]\nprint-stylesheets = ["print.css"]\n')
    booktest.write({"print.css": "p { color: red }\n/* caf\xe9 */\n".encode("latin-1")}).run("pdf")

    assert 1 == booktest.status
    assert booktest.messages.startswith("print.css:2: error[not-utf8]: byte 0xe9 at offset 23 is not UTF-8\n")


def test_files_are_found_for_paper_as_for_screens(booktest: BookTest) -> None:
    """An address may be encoded; the name of a namespace is none."""
    booktest.with_posts(LONG, config='[style]\nprint-stylesheets = ["print.css"]\n')
    booktest.write({"orn a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'})
    booktest.write(
        {"print.css": "@namespace url(http://www.w3.org/1999/xhtml);\nhr { background: url(orn%20a.svg) }\n"}
    )

    assert "error" not in booktest.build("pdf").messages


@pytest.mark.parametrize("address", ["http://[x", "%00.png", "x" * 300 + ".png"])
def test_a_name_that_no_file_can_have_is_told(address: str, booktest: BookTest) -> None:
    """With the line of the stylesheet, as any other that is not there."""
    booktest.with_posts(LONG, config='[style]\nprint-stylesheets = ["print.css"]\n')
    booktest.write({"print.css": f"hr {{ background: url({address}) }}\n"}).run("pdf")

    assert 1 == booktest.status
    assert booktest.messages.startswith("print.css:1:18: error[")


def test_a_file_on_the_network_is_refused(booktest: BookTest) -> None:
    """A build reads nothing but the book's own files."""
    booktest.with_posts(LONG, config='[style]\nprint-stylesheets = ["print.css"]\n')
    booktest.write({"print.css": "hr { background: url(https://example.org/x.png) }\n"}).run("pdf")

    assert (
        "print.css:1:18: error[refused-css]: `https://example.org/x.png` is on the network, "
        "which a build does not read\n"
        "  hint: save the file in the book's folder and name it there\n"
    ) == booktest.messages
