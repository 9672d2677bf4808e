"""Sections that nothing names."""

from __future__ import annotations

import pytest
from drafting import after

from postbook.chapter.settle_sections import settle_sections

KEPT = [
    "<section><h2>One</h2><p>Text.</p></section>",
    '<section aria-label="One"><p>Text.</p></section>',
    '<section role="doc-endnotes"><ol><li>Note.</li></ol></section>',
]


def test_a_section_without_a_heading_is_a_box() -> None:
    """A section whose heading has become the chapter's title is no part of the chapter."""
    assert '<div id="one"><p>Text.</p></div>' == after(settle_sections, '<section id="one"><p>Text.</p></section>')


def test_a_section_that_only_calls_itself_notes() -> None:
    """What the author's markup says and the chapter does not hold is not said on."""
    written = '<section epub:type="endnotes"><h2>One</h2></section>'
    assert "type=" not in after(settle_sections, written)


@pytest.mark.parametrize("markup", KEPT)
def test_a_section_that_something_names_stays(markup: str) -> None:
    """A heading, a label or a role says what begins there."""
    assert markup == after(settle_sections, markup)
