"""CSS that means something else in a galley is refused, with what to write instead."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from postbook.pdf.refused_css import refused_css

SHEET = PurePosixPath("styles/print.css")


@pytest.mark.parametrize(
    ("css", "message"),
    [
        (
            "@page :first { margin: 0 }",
            "styles/print.css:1: error[refused-css]: "
            "`@page :first` is the first page of every section, not of the book\n"
            "  hint: write `@page :nth(1 of pb-body)`, the first page of each chapter",
        ),
        (
            "\n@page { @bottom-center { content: counter(page) ' of ' counter(pages) } }",
            "styles/print.css:2: error[refused-css]: `counter(pages)` is the length of a section, not of the book\n"
            "  hint: leave it out",
        ),
        (
            "@color-profile device-cmyk { src: url(press.icc); components: c, m, y, k }",
            "styles/print.css:1: error[refused-css]: "
            "`@color-profile` says nothing to the screen, and too little to a printer\n"
            "  hint: name the printer's profile as `profile` under `[print]` in book.toml",
        ),
        (
            "a::after { content: target-counter(attr(href), page) }",
            "styles/print.css:1: error[refused-css]: `target-counter()` can't see other sections\n"
            "  hint: leave it out: postbook prints page numbers behind links between posts itself",
        ),
        (
            "@media print { p::before { content: counter(page) } }",
            "styles/print.css:1: error[refused-css]: `counter(page)` works in margin boxes only\n"
            "  hint: move it into a margin box: `@page { @bottom-center { content: counter(page) } }`",
        ),
    ],
)
def test_what_a_section_can_not_know_is_refused(css: str, message: str) -> None:
    """A stylesheet that counts what only the whole book knows is told so."""
    assert [message] == [str(each) for each in refused_css(css, SHEET)]


def test_folios_in_margin_boxes_are_welcome() -> None:
    """The ordinary way to print a page number is the right one."""
    assert () == refused_css("@page pb-body:nth(1 of pb-body) { @bottom-center { content: counter(page) } }", SHEET)
