"""Margin boxes are laid out once for pages that show the same in them, and only for those."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from by_shortcuts import open_classic

from postbook.pdf import galley, shortcuts
from postbook.pdf.setting import Copy
from postbook.pdf.shortcuts import margin_boxes

PAGES = """@page { size: 90mm 60mm; margin: 9mm; @bottom-center { content: "– " counter(page) " –" } }
@page :left { margin-left: 15mm; @top-left { content: "The Book" } } @page :first { @top-right { color: #900 } }
@page :right { @top-right { content: string(title) } } @page wide { size: 120mm 60mm }
@page :blank { @bottom-center { content: none } } section { string-set: title attr(data-title) }
body { font: 10pt/1.4 "EB Garamond" }"""

SHEETS = {
    "plain": "",
    "strings at the start and the end": "@page :left { @top-right { content: string(title, first-except) '|' "
    "string(title, last) } } h2 { string-set: title content() }",
    "other counters": "@page { counter-increment: page leaf 2; @top-center { content: counters(leaf, '.') } }",
    "boxes that count": "@page { @top-center { counter-increment: page 3; content: counter(page) } }",
    "running headings": "h2 { position: running(head) } @page { @bottom-left { content: element(head) } }",
    "how many pages": "@page { @bottom-right { content: counter(pages) } }",
    "parts of the page": "@page { @bottom-right { content: 'x'; width: 9vw; font-size: 3vh } }",
    "a link": "@page { @bottom-right { content: 'x'; anchor: place } }",
}

BODIES = {
    "one": "<section data-title=Ebb><p>a</section>",
    "three": "<section data-title=Ebb><p>a<p style='break-before:page'>b<p style='break-before:page'>c</section>",
    "another title": "<section data-title=Flood><p>a<p style='break-before:page'>b<p style='break-before:page'>c",
    "with headings": "<section data-title=Slack><h2>Neap</h2><p style='break-before:page'>b<h2>Spring</h2></section>",
    "wide": "<section data-title=Ebb style='page:wide'><p>a<p style='break-before:page'>b</section>",
    "another language": "<section lang=fa dir=rtl data-title=مد><p>a<p style='break-before:page'>b</section>",
    "a blank": "<section data-title=Ebb><p>a<p style='break-before:right'>b</section>",
}


@pytest.fixture(autouse=True, scope="module")
def _fonts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    open_classic(tmp_path_factory.mktemp("fonts"))
    shortcuts.remove()
    shortcuts.install()
    yield
    shortcuts.remove()
    shortcuts.install()


def copies_of(css: str, stand_ins: tuple[int, ...] = ()) -> list[Copy]:
    """Sections of one book."""
    start = "<!DOCTYPE html><html lang=en><title>t</title><body>"
    return [
        Copy(name="t", html=start + body, styles=(PAGES, css), pictures={}, stand_ins=stand_ins)
        for body in BODIES.values()
    ]


@pytest.mark.parametrize("name", SHEETS)
def test_same_furniture_by_shortcuts_and_without(name: str) -> None:
    """Section after section, twice in one process."""
    copies = copies_of(SHEETS[name])
    by_shortcuts = [galley.set_furniture(copy) for _ in range(2) for copy in copies]
    shortcuts.remove()
    without = [galley.set_furniture(copy) for copy in copies]
    shortcuts.install()

    assert without * 2 == by_shortcuts


def test_folios_that_stand_for_others_are_not_taken_for_final_ones() -> None:
    """What is put in later in one section is final in another."""
    css = "@page { font-variant-numeric: tabular-nums; font-kerning: none } @page :first { counter-reset: page 10 }"
    final, standing = copies_of(css)[1], copies_of(css, (10, 11, 12))[1]

    first = [galley.set_furniture(copy) for copy in (final, standing, final)]

    assert first[0] == first[2]
    assert [(), (), ()] == list(first[0].folios)
    assert [1, 1, 1] == [len(folios) for folios in first[1].folios]


def test_pages_of_other_sections_are_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The left page of the next chapter shows the same."""
    made: list[Any] = []
    make = margin_boxes._make

    def count(*given: Any) -> Any:
        made.append(given)
        return make(*given)

    monkeypatch.setattr(margin_boxes, "_make", count)
    shortcuts.forget()

    for copy in copies_of("")[1:3]:
        galley.set_furniture(copy)

    assert 5 == len(made)


def test_a_long_book_of_pages_that_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What its margin boxes ask for is not known for ever, though none of them is kept."""
    monkeypatch.setattr(margin_boxes, "MOST_PAGES", 3)
    shortcuts.forget()
    css = SHEETS["running headings"]
    for number in range(9):
        for copy in copies_of(f"{css} @page {{ margin-bottom: {9 + number}mm }}")[:1]:
            galley.set_furniture(copy)

    assert 0 == len(margin_boxes._kept)
    assert 1 <= len(margin_boxes._asked) <= 3
