"""What stylesheets say of running heads and folios, taken in doubt for the worse."""

from __future__ import annotations

import pytest

from postbook.pdf.furniture.furniture_rules import FurnitureRules, furniture_rules
from postbook.themes.theme import THEMES

ALL = FurnitureRules(folios_count=True, pages_repeat=True, heads_are_of_sections=True)


@pytest.mark.parametrize("theme", ["classic", "technical"])
def test_a_theme_names_sections_only(theme: str) -> None:
    """So three pages furnish a chapter of any length."""
    sheets = [(THEMES / room / "print.css").read_text(encoding="utf-8") for room in ("base", theme)]

    assert ALL == furniture_rules(sheets)


PLAIN = (
    ".pb-section { string-set: title attr(data-title) }",
    "body > .pb-section.pb-chapter:not([data-x]), .a .pb-section { string-set: title 'x' attr(data-title) }",
    "@page :nth(1 of pb-body) { @top-left { content: counter(page) } }",
    "@page pb-body:left { counter-increment: page2 }",
    ".a:has(> p) { color: red }",
    "h2 { counter-increment: h2 } h2::before { content: counter(h2) }",
)


@pytest.mark.parametrize("css", PLAIN)
def test_plain_rules_leave_folios_to_the_binder(css: str) -> None:
    """Strings of the section, the first page of a kind, counters of the text."""
    assert ALL == furniture_rules([css])


HEADINGS = (
    "h2 { string-set: head content() }",
    ".pb-section h2 { string-set: head content() }",
    ".pb-section, h2 { string-set: head 'x' }",
    ".pb-section { string-set: head content() }",
    ".pb-section::after { string-set: head 'x' }",
    ".pb-section { & h2 { string-set: head 'x' } }",
    "@media print { h2 { string-set: head content() } }",
    "h2 { position: running(head) }",
    ":root { --where: running(head) }",
    ".pb-section:has(h2) { page: other }",
    "@import url(more.css);",
)


@pytest.mark.parametrize("css", HEADINGS)
def test_headings_may_be_running_heads(css: str) -> None:
    """Then each page is furnished by itself."""
    assert not furniture_rules([css]).heads_are_of_sections


@pytest.mark.parametrize("css", ["@page :nth(2n) {}", "@page pb-body:nth(2) {}", "@page :nth(1n) {}"])
def test_pages_may_be_counted(css: str) -> None:
    """Then each page is furnished by itself."""
    assert not furniture_rules([css]).pages_repeat


COUNTED = (
    "@page { counter-increment: page 2 }",
    ".pb-section { counter-reset: page 5 }",
    "p { counter-set: var(--x) }",
    ":root { --number: counter(page) }",
    ":root { --name: page } .pb-section::before { content: counter(var(--name)) }",
    ".pb-section { string-set: start counter(page) }",
    "h2 { & b::before { content: counter(page) } }",
    "@import 'more.css';",
)


@pytest.mark.parametrize("css", COUNTED)
def test_folios_may_be_other_than_the_count_of_pages(css: str) -> None:
    """Then they are set with the numbers that they have."""
    assert not furniture_rules([css]).folios_count
